// The halt of all sending, kept in the item of the account's slots (`pace-slots.ts`), so that reserving a slot checks
// it.
import type { Halt } from '../../pace-ports.ts'
import type { Table } from '../services/dynamodb.ts'
import { accountKey, haltIn } from './pace-slots.ts'

const names = { '#since': 'haltedSince', '#until': 'haltedUntil', '#reason': 'haltedFor', '#probes': 'probes' }

/** True if sending was not halted yet; the time and reason of the first call stay. */
export async function halt(table: Table, reason: string, nowMs: number, untilMs: number): Promise<boolean> {
  const halted = await table.update(accountKey, {
    text: 'SET #since = :now, #until = :until, #reason = :reason, #probes = :none',
    condition: 'attribute_not_exists(#since)',
    names,
    values: { ':now': nowMs, ':until': untilMs, ':reason': reason, ':none': 0 },
  })
  return halted !== null
}

export async function halted(table: Table): Promise<Halt | null> {
  return haltIn(await table.get(accountKey))
}

/** Only one of several callers gets the probe: for the others it has already been postponed. */
export async function takeProbe(table: Table, seen: Halt, untilMs: number): Promise<boolean> {
  const taken = await table.update(accountKey, {
    text: 'SET #until = :until, #probes = #probes + :one',
    condition: '#since = :since AND #until = :seen',
    names: { '#since': names['#since'], '#until': names['#until'], '#probes': names['#probes'] },
    values: { ':until': untilMs, ':one': 1, ':since': seen.sinceMs, ':seen': seen.untilMs },
  })
  return taken !== null
}

export async function endHalt(table: Table): Promise<boolean> {
  const ended = await table.update(accountKey, {
    text: 'REMOVE #since, #until, #reason, #probes',
    condition: 'attribute_exists(#since)',
    names,
  })
  return ended !== null
}
