// The halt of all sending, in the item of the account's slots (`pace-slots.ts`): who reserves a slot meets it there.
import type { Halt } from '../pace-ports.ts'
import type { Table } from './dynamodb.ts'
import { accountKey, haltIn } from './pace-slots.ts'

const names = { '#since': 'haltedSince', '#until': 'haltedUntil', '#reason': 'haltedFor', '#probes': 'probes' }

/** True where nobody had halted before: the first says when and why. */
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

/** One of many takes it: the others find it put off. */
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
