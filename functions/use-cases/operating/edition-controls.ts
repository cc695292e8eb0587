// What an operator does to an edition under way: pause, resume, cancel, release. Senders read the status at least every
// two seconds (promise D6).
import { before, isToReachReaders } from '../../delivery/edition-status.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import { isOfForm, isReleasable } from '../../edition/checks/release-rules.ts'
import type { Ports } from '../../ports.ts'

type ControlPorts = Pick<Ports, 'editions' | 'log'>

export type ControlOutcome = { ok: true; status: EditionStatus } | { ok: false; reason: string }

/** Pauses an edition that is being sent; no one else is mailed until it is resumed. */
export function pauseEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('paused'), { status: 'paused' })
}

/** Resumes a paused or stopped edition; the next tick queues the batches that are not done. */
export function resumeEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, ['paused', 'stopped'], { status: 'sending', stopReason: null, reopening: null })
}

/** Ends an edition for good: readers not mailed yet will not be, and are skipped in the receipt. */
export function cancelEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('cancelled'), { status: 'cancelled' })
}

/**
 * Releases a held edition: the operator takes responsibility for the findings, which stay on its record. Only findings
 * about form can be overridden; nor can an edition be released after a later one was composed from the same stock, as
 * both may print the same stories.
 */
export async function releaseEdition(
  ports: ControlPorts & Pick<Ports, 'clock'>,
  edition: string,
): Promise<ControlOutcome> {
  const all = await ports.editions.list()
  const record = all.find(({ id }) => id === edition)
  if (record?.status === 'held') {
    const against = reasonNotToRelease(record, all)
    if (against !== null) return { ok: false, reason: against }
  }
  return move(ports, edition, ['held'], { status: 'composed', releasedAt: ports.clock.now().toISOString() })
}

function reasonNotToRelease(record: EditionRecord, all: readonly EditionRecord[]): string | null {
  const { id, findings } = record
  if (!isReleasable(findings)) {
    const rules = [...new Set(findings.filter((one) => !isOfForm(one)).map(({ rule }) => rule))].join(', ')
    return `Edition ${id} fails ${rules}, so it cannot be released. Fix the cause and compose it again.`
  }
  const later = all.find(
    (one) => one.composedAt > record.composedAt && one.contentHash !== null && isToReachReaders(one.status),
  )
  if (later === undefined) return null
  return `Edition ${later.id} was composed after ${id} and may print the same stories; compose ${id} again instead.`
}

async function move(
  ports: ControlPorts,
  edition: string,
  from: readonly EditionStatus[],
  to: Partial<EditionRecord> & { status: EditionStatus },
): Promise<ControlOutcome> {
  if (await ports.editions.change(edition, from, to)) {
    ports.log.info('The operator changed the status of an edition.', { edition, status: to.status })
    return { ok: true, status: to.status }
  }
  const record = await ports.editions.find(edition)
  if (!record)
    return { ok: false, reason: `There is no edition ${edition}; run "npm run edition -- list" to see their ids.` }
  if (record.status === to.status) return { ok: true, status: to.status }
  return {
    ok: false,
    reason: `Edition ${edition} is ${record.status}. Only one that is ${either.format(from)} can be ${deeds[to.status] ?? to.status}.`,
  }
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** What the operator asked for, if it is named differently from the resulting status. */
const deeds: Partial<Record<EditionStatus, string>> = { sending: 'resumed', composed: 'released' }
