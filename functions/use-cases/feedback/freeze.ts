// Counts what SES reports, and stops the edition that is sent where too much of it bounces or is complained about; of
// one that is out already the operator is told. What is counted twice or not at all, because a process died in between,
// is one report among hundreds.

import { before, isOut, newestFirst } from '../../delivery/edition-status.ts'
import { isCanaryUnderWay } from '../../delivery/pace/canary.ts'
import { difference, type Excess, excessIn, excessWords, type ReportTally } from '../../delivery/report-limits.ts'
import type { EditionOutline } from '../../delivery/types.ts'
import { metric } from '../../environment.ts'
import type { Ports } from '../../ports.ts'

export type FreezePorts = Pick<Ports, 'clock' | 'deliveries' | 'editions' | 'queue' | 'log'>

/** @param byEdition what these events report; under `''` what is of no edition */
export async function countAndFreeze(ports: FreezePorts, byEdition: ReadonlyMap<string, ReportTally>): Promise<void> {
  const now = ports.clock.now().toISOString()
  for (const [edition, counts] of byEdition) {
    // An edition counts by itself, all mails of a day count for the account.
    if (edition !== '') await count(ports, edition, edition, counts)
    await count(ports, ofDay(now), null, counts)
  }
}

/** @param now ISO instant */
const ofDay = (now: string) => `account-${now.slice(0, 10)}`

/** @param edition that it is about; `null`: whichever is being sent, else the last that went out */
async function count(ports: FreezePorts, name: string, edition: string | null, counts: ReportTally): Promise<void> {
  const { total, base } = await ports.deliveries.countReports(name, ports.clock.now().toISOString(), counts)
  // Also where nothing bad is new: mails that went well may make enough of them to judge by.
  const since = difference(total, base)
  // Of all that went out, what the operator was not told of: few mails may follow a stop, and many complaints of them.
  const untold = { ...since, sends: total.sends }
  if (excessIn(since, true) === null && excessIn(untold, false) === null) return
  const id = edition ?? concerned(await ports.editions.outlines())
  const record = id === undefined ? null : await ports.editions.find(id)
  if (record === null) return
  if (record.status === 'sending') {
    const isCanary = edition !== null && isCanaryUnderWay(record.canary, ports.clock.now().getTime())
    const excess = excessIn(since, isCanary)
    if (excess === null) return
    await freeze(ports, record.id, excess)
    // Both counts had seen what stopped it; once it is resumed, neither is to stop it for the same.
    const now = ports.clock.now().toISOString()
    const other = edition === null ? record.id : ofDay(now)
    const known = await ports.deliveries.countReports(other, now, { sends: 0, bounces: 0, complaints: 0 })
    await ports.deliveries.restartReports(other, known.total)
  } else {
    const excess = excessIn(untold, false)
    // What is known of the edition itself says more than what is known of its day.
    if (excess === null || !isOut(record) || (edition === null && record.late?.of === 'edition')) return
    await tellLate(ports, record.id, { of: edition === null ? 'day' : 'edition', ...total, by: excess.by })
  }
  // Once it is resumed, what comes then counts: last, for a freeze must not be lost.
  await ports.deliveries.restartReports(name, total)
}

/** Whose sending causes what is reported of a day. */
function concerned(editions: readonly EditionOutline[]): string | undefined {
  const sending = editions.find(({ status }) => status === 'sending')
  return (sending ?? editions.filter(isOut).sort(newestFirst)[0])?.id
}

async function freeze({ clock, editions, queue, log }: FreezePorts, edition: string, excess: Excess): Promise<void> {
  const at = clock.now().toISOString()
  const stopReason = excessWords(excess)
  const frozen = { at, ...excess }
  if (!(await editions.change(edition, before('stopped'), { status: 'stopped', stopReason, frozen }))) return
  log.count(metric.editionStopped, 1)
  log.error('Too much comes back; the edition is stopped. Look into it, then resume or cancel it.', {
    edition,
    reason: stopReason,
  })
  await queue.message({ kind: 'alert', edition, at, about: 'frozen' })
}

/** Nothing is left to stop: the operator is told, by one mail an edition however much follows. */
async function tellLate(
  { clock, editions, queue, log }: FreezePorts,
  edition: string,
  seen: Excess & { of: 'edition' | 'day' },
): Promise<void> {
  const at = clock.now().toISOString()
  if (!(await editions.change(edition, ['sent', 'closed', 'cancelled'], { late: { at, ...seen } }))) return
  log.error('Too much comes back of an edition that is out already. Look into it before the next one goes out.', {
    edition,
    reason: excessWords(seen),
  })
  await queue.message({ kind: 'alert', edition, at, about: 'late' })
}
