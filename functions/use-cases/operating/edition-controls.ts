// What an operator does to an edition under way. Senders look at the status at least every two seconds (promise D6).
import { before, isLaunched } from '../../delivery/edition-status.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import { isOfForm, isReleasable } from '../../edition/checks/release-rules.ts'
import type { Ports } from '../../ports.ts'

type ControlPorts = Pick<Ports, 'editions' | 'log'>

export type ControlOutcome = { ok: true; status: EditionStatus } | { ok: false; reason: string }

/** Halts an edition that is being sent; nobody else is mailed until it is resumed. */
export function pauseEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('paused'), { status: 'paused' })
}

/** Goes on with a paused or stopped edition; the next tick queues what is undone. */
export function resumeEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, ['paused', 'stopped'], { status: 'sending', stopReason: null, reopening: null })
}

/** Ends an edition for good: who was not mailed yet will not be, and stands as skipped in the receipt. */
export function cancelEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('cancelled'), { status: 'cancelled' })
}

/**
 * Lets a held edition go out: the operator answers for what was found, which stays on its record. Findings about more
 * than form are never passed over; nor is an edition released after a later one took from the same stock, which may
 * print the same.
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
  const later = all.find((one) => one.composedAt > record.composedAt && one.contentHash !== null && isPrinted(one))
  if (later === undefined) return null
  return `Edition ${later.id} was composed after ${id} and may print the same stories; compose ${id} again instead.`
}

function isPrinted({ status }: EditionRecord): boolean {
  return status === 'composed' || isLaunched(status)
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

/** What the operator asked for, where it has another name than what becomes of the edition. */
const deeds: Partial<Record<EditionStatus, string>> = { sending: 'resumed', composed: 'released' }
