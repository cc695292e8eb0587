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

/** One mail an edition. An editor whose edition is held is in a hurry: the alert says what is wrong and what to do, and
 * little else; what would be printed shows in the preview. The proof comes with the run that passes, and says what was
 * set aside, which sources need somebody and how many older pages were not read; where there is none, an alert does. Of
 * tries that failed, the first is told, and the last. */
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

/** One goes out for each run, however often it is ordered: what was composed stays as it is. */
export async function orderProof(
  { queue, clock }: TellingPorts,
  { proof }: ProofRequest,
): Promise<{ outcome: 'ordered'; edition: string }> {
  await queue.message({ kind: 'proof', edition: proof, at: clock.now().toISOString() })
  return { outcome: 'ordered', edition: proof }
}
