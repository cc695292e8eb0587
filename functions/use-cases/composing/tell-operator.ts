// What the operator is mailed when an edition is composed: its proof, or an alert.
import type { AlertOccasion } from '../../delivery/message-order.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { troubled } from '../../edition/reports/source-figures.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { mostTries, triesOf } from './failure.ts'

type TellingPorts = Pick<Ports, 'queue' | 'clock'>

/** From an operator: the proof of an edition that is composed. */
export type ProofRequest = { proof: string }

/** One email per edition. If the edition is held, the alert says what is wrong and what to do, and little else, because
 * the editor is in a hurry; the preview shows what would be printed. The proof follows when the edition passes; it says
 * what was set aside, which sources need attention and how many older pages were not read. If there is no proof, an
 * alert says so. Of failed attempts the first and the last are reported. */
export async function tellOperator(ports: TellingPorts, { proofs }: Settings, record: EditionRecord): Promise<void> {
  const { id: edition, status, setAside = [], sources, older } = record
  const at = ports.clock.now().toISOString()
  const alert = (about: AlertOccasion, tries?: number) =>
    ports.queue.message({ kind: 'alert', edition, at, about, ...(tries === undefined ? {} : { tries }) })
  const tries = triesOf(record)
  if (status === 'held') return alert('held')
  if (status === 'failed') return tries === 1 || tries >= mostTries ? alert('failed', tries) : undefined
  if (status === 'composed' && proofs === 'every-edition') return void (await orderProof(ports, { proof: edition }))
  if (status !== 'composed' && status !== 'empty') return
  if (setAside.length > 0) return alert('set-aside')
  if (sources !== undefined && troubled(sources).length + sources.mistakes.length > 0) return alert('sources')
  if (older !== undefined) await alert('stock')
}

/** One email per composed edition, however often it is ordered, since a composed edition does not change. */
export async function orderProof(
  { queue, clock }: TellingPorts,
  { proof }: ProofRequest,
): Promise<{ outcome: 'ordered'; edition: string }> {
  await queue.message({ kind: 'proof', edition: proof, at: clock.now().toISOString() })
  return { outcome: 'ordered', edition: proof }
}
