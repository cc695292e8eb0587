// What all senders of the account share (slots, halt, quota, seats), under `PACE` in the deliveries table.
import type { PaceStore } from '../../pace-ports.ts'
import type { Table } from '../services/dynamodb.ts'
import { endHalt, halt, halted, takeProbe } from './pace-halt.ts'
import { accountKey, releaseSlots, reserve, reserveConfirmation, slotsIn } from './pace-slots.ts'
import { readQuota, shareQuota } from './quota-record.ts'
import { leaveSeat, noteMailMs, seats, takeSeat } from './sender-seats.ts'

export function paceStore(table: Table): PaceStore {
  return {
    reserve: (request) => reserve(table, request),
    discount: (count, nowMs) => releaseSlots(table, count, nowMs),
    reserved: async (nowMs) => slotsIn(await table.get(accountKey), nowMs),
    reserveConfirmation: (ceilingMs, nowMs, spacingMs) => reserveConfirmation(table, ceilingMs, nowMs, spacingMs),
    sharedQuota: () => readQuota(table),
    shareQuota: (known) => shareQuota(table, known),
    halt: (reason, nowMs, untilMs) => halt(table, reason, nowMs, untilMs),
    halted: () => halted(table),
    takeProbe: (seen, untilMs) => takeProbe(table, seen, untilMs),
    goOn: () => endHalt(table),
    seats: () => seats(table),
    takeSeat: (seat, owner, nowMs, untilMs) => takeSeat(table, seat, owner, nowMs, untilMs),
    leaveSeat: (seat, owner, mailMs) => leaveSeat(table, seat, owner, mailMs),
    noteMailMs: (mailMs) => noteMailMs(table, mailMs),
  }
}
