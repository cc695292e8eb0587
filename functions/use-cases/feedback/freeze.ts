// Counts what SES reports, and stops the edition that is sent where too much of it bounces or is complained about. What
// is counted twice or not at all, because a process died in between, is one report among hundreds.
import { isCanaryUnderWay } from '../../delivery/canary.ts'
import { before } from '../../delivery/edition-status.ts'
import { difference, type Excess, excessIn, excessWords, type ReportTally } from '../../delivery/report-limits.ts'
import { metric } from '../../environment.ts'
import type { Ports } from '../../ports.ts'

export type FreezePorts = Pick<Ports, 'clock' | 'deliveries' | 'editions' | 'queue' | 'log'>

/** @param byEdition what these events report; under `''` what is of no edition */
export async function countAndFreeze(ports: FreezePorts, byEdition: ReadonlyMap<string, ReportTally>): Promise<void> {
  const now = ports.clock.now().toISOString()
  for (const [edition, counts] of byEdition) {
    // An edition counts by itself, all mails of a day count for the account.
    if (edition !== '') await count(ports, edition, edition, counts)
    await count(ports, `account-${now.slice(0, 10)}`, null, counts)
  }
}

/** @param edition that is stopped; `null`: whichever is being sent */
async function count(ports: FreezePorts, name: string, edition: string | null, counts: ReportTally): Promise<void> {
  const { total, base } = await ports.deliveries.countReports(name, ports.clock.now().toISOString(), counts)
  // Also where nothing bad is new: mails that went well may make enough of them to judge by.
  const since = difference(total, base)
  if (excessIn(since, true) === null) return
  const id = edition ?? (await ports.editions.outlines()).find(({ status }) => status === 'sending')?.id
  const record = id === undefined ? null : await ports.editions.find(id)
  if (record?.status !== 'sending') return
  const isCanary = edition !== null && isCanaryUnderWay(record.canary, ports.clock.now().getTime())
  const excess = excessIn(since, isCanary)
  if (excess === null) return
  await freeze(ports, record.id, excess)
  // Once it is resumed, what comes then counts: last, for a freeze must not be lost.
  await ports.deliveries.restartReports(name, total)
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
