// What happens when the account cannot send. If the day's quota is used up, an edition waits and continues by itself;
// in any other case it stops, until an operator has fixed the cause. No attempt is counted.

import { before } from '../../delivery/edition-status.ts'
import { freeAgainMs } from '../../delivery/pace/day-quota.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Waiting } from '../../delivery/waiting.ts'
import { metric } from '../../environment.ts'
import type { SubmitOutcome } from '../../ports.ts'
import type { Sending } from './sending.ts'

export async function holdUp(run: Sending, said: SubmitOutcome): Promise<void> {
  run.guard.halt()
  if (said.outcome === 'day') return waitForTheDay(run)
  const reason = said.outcome === 'systemic' ? said.reason : run.guard.stopReason
  if (reason !== null) await stop(run, reason)
}

async function waitForTheDay(run: Sending): Promise<void> {
  const { ports, contexts } = run
  await contexts.account.quota.isUsedUp(ports)
  const now = ports.clock.now().getTime()
  const { byHour } = await ports.pace.reserved(now)
  run.noTurn ??= { none: 'day', untilMs: freeAgainMs(byHour, now) }
}

async function stop({ ports, contexts, context }: Sending, reason: string): Promise<void> {
  const stopped = await ports.editions.change(context.edition, before('stopped'), {
    status: 'stopped',
    stopReason: reason,
  })
  contexts.forgetRecord()
  if (!stopped) return
  ports.log.count(metric.editionStopped, 1)
  ports.log.error('SES refuses to send for this account; the edition is stopped. Fix the cause, then resume it.', {
    edition: context.edition,
    reason,
  })
}

/** Notes on the record what the edition is waiting for, or that it continues; does nothing if the record says so
 * already. */
export async function noteWaiting(run: Sending, record: EditionRecord): Promise<void> {
  const { ports, noTurn } = run
  const before = record.waits ?? null
  const now = ports.clock.now().toISOString()
  const waits = waitingFor(run, before?.since ?? now)
  if (waits === null && before === null) return
  if (waits !== null && before?.for === waits.for && before.until === waits.until) return
  await ports.editions.change(record.id, ['sending'], { waits })
  if (waits !== null && before?.for !== waits.for)
    ports.log.warn('The edition waits and goes on by itself.', { edition: record.id, ...waits, noTurn })
}

function waitingFor({ noTurn }: Sending, since: string): Waiting | null {
  if (noTurn?.none === 'day') return { for: 'the daily quota', since, until: new Date(noTurn.untilMs).toISOString() }
  if (noTurn?.none === 'halted') return { for: 'SES', since, until: new Date(noTurn.halt.untilMs).toISOString() }
  return null
}
