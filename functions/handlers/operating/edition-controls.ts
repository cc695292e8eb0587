// What an operator does to an edition under way. Senders look at the status at least every two seconds (promise D6).
import { before } from '../../delivery/edition-status.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'

type ControlPorts = Pick<Ports, 'editions' | 'log'>

export type ControlOutcome = { ok: true; status: EditionStatus } | { ok: false; reason: string }

/** Halts an edition that is being sent; nobody else is mailed until it is resumed. */
export function pauseEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('paused'), { status: 'paused' })
}

/** Goes on with a paused or stopped edition; the next tick queues what is undone. */
export function resumeEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, ['paused', 'stopped'], { status: 'sending', stopReason: null })
}

/** Ends an edition for good: who was not mailed yet will not be, and stands as skipped in the receipt. */
export function cancelEdition(ports: ControlPorts, edition: string): Promise<ControlOutcome> {
  return move(ports, edition, before('cancelled'), { status: 'cancelled' })
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
  if (!record) return { ok: false, reason: `There is no edition ${edition}; list the editions to see their names.` }
  if (record.status === to.status) return { ok: true, status: to.status }
  return {
    ok: false,
    reason: `Edition ${edition} is ${record.status}; only ${from.join(', ')} can become ${to.status}.`,
  }
}
