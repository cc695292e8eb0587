// Reopens a sent edition for batches that were saved since, unless another edition is under way.
import { reasonToWait } from '../../delivery/edition-status.ts'
import type { EditionOutline } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import type { Ports } from '../../ports.ts'

type ReopeningPorts = Pick<Ports, 'clock' | 'editions'>

/** `busy`: another edition is under way, and this one stays as it is. */
export type Reopened = 'open' | 'changed-meanwhile' | { busy: string }

/** Of two editions reopened at the same moment, at least one sees the other and waits: this is checked before and after
 * setting it to `paused`, which counts as under way and sends nothing. */
export async function reopenEdition(ports: ReopeningPorts, edition: string): Promise<Reopened> {
  const { editions, clock } = ports
  const before = await reasonAgainst(ports, edition)
  if (before !== null) return { busy: before }
  const reopening = clock.now().toISOString()
  const isTaken = await editions.change(edition, ['sent'], { status: 'paused', doneThrough: null, reopening })
  if (!isTaken) return 'changed-meanwhile'
  const after = await reasonAgainst(ports, edition)
  const status = after === null ? 'sending' : 'sent'
  const isChanged = await editions.change(edition, ['paused'], { status, reopening: null })
  if (after !== null) return { busy: after }
  return isChanged ? 'open' : 'changed-meanwhile'
}

/** Why it has to wait, or `null`. */
export async function reasonAgainst({ editions }: Pick<Ports, 'editions'>, edition: string): Promise<string | null> {
  return reasonToWait(await editions.outlines(), edition)
}

/** No function that reopens an edition runs longer. */
const longestMs = 15 * minuteMs

/** The function that reopened it has ended in between: nothing else would end that pause. */
export async function endBrokenOff({ clock, editions }: ReopeningPorts, { id, status, reopening }: EditionOutline) {
  const isBrokenOff = typeof reopening === 'string' && clock.now().getTime() - Date.parse(reopening) >= longestMs
  if (status !== 'paused' || !isBrokenOff) return false
  return editions.change(id, ['paused'], { status: 'sent', reopening: null })
}
