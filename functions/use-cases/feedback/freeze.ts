// Counts what SES reports, and stops the edition being sent if it has too many bounces or complaints; if an edition is
// already out, the operator is told. If a process dies in between, a report may be counted twice or not at all, which
// is one among hundreds.

import { before, endedStatuses, isOut, newestFirst } from '../../delivery/edition-status.ts'
import { isCanaryUnderWay } from '../../delivery/pace/canary.ts'
import { difference, type Excess, excessIn, excessWords, type ReportTally } from '../../delivery/report-limits.ts'
import type { EditionOutline } from '../../delivery/types.ts'
import { metric } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { utcDay } from '../../utc-day.ts'

export type FreezePorts = Pick<Ports, 'clock' | 'deliveries' | 'editions' | 'queue' | 'log'>

/** @param byEdition what these events report; under `''` what belongs to no edition */
export async function countAndFreeze(ports: FreezePorts, byEdition: ReadonlyMap<string, ReportTally>): Promise<void> {
  const now = ports.clock.now().toISOString()
  for (const [edition, counts] of byEdition) {
    // An edition is judged by its own emails, the account by all emails of a day.
    if (edition !== '') await count(ports, edition, edition, counts)
    await count(ports, ofDay(now), null, counts)
  }
}

/** @param now ISO instant */
const ofDay = (now: string) => `account-${utcDay(now)}`

/** @param edition that it concerns; `null`: the one being sent, else the last one that went out */
async function count(ports: FreezePorts, name: string, edition: string | null, counts: ReportTally): Promise<void> {
  const { total, base } = await ports.deliveries.countReports(name, ports.clock.now().toISOString(), counts)
  // Also checked if nothing bad is new: further successful emails may make up the fewest needed for a judgement.
  const since = difference(total, base)
  // Reports that the operator has not been told of, among all emails that went out: after a stop few emails may follow,
  // but many complaints.
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
    // Both counts include what stopped it; after resuming, neither should stop it again for the same reports.
    const now = ports.clock.now().toISOString()
    const other = edition === null ? record.id : ofDay(now)
    const known = await ports.deliveries.countReports(other, now, { sends: 0, bounces: 0, complaints: 0 })
    await ports.deliveries.restartReports(other, known.total)
  } else {
    const excess = excessIn(untold, false)
    // Reports on the edition itself are more specific than those on its day.
    if (excess === null || !isOut(record) || (edition === null && record.late?.of === 'edition')) return
    await tellLate(ports, record.id, { of: edition === null ? 'day' : 'edition', ...total, by: excess.by })
  }
  // After resuming, only later reports count. Done last, so that the freeze itself is never lost.
  await ports.deliveries.restartReports(name, total)
}

/** The edition whose sending caused a day's reports. */
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

/** Nothing is left to stop: the operator is told once per edition, however much follows. */
async function tellLate(
  { clock, editions, queue, log }: FreezePorts,
  edition: string,
  seen: Excess & { of: 'edition' | 'day' },
): Promise<void> {
  const at = clock.now().toISOString()
  if (!(await editions.change(edition, [...endedStatuses], { late: { at, ...seen } }))) return
  log.error('Too much comes back of an edition that is out already. Look into it before the next one goes out.', {
    edition,
    reason: excessWords(seen),
  })
  await queue.message({ kind: 'alert', edition, at, about: 'late' })
}
