// Editions, their frozen documents and their batches, kept in memory.
import type { EncodedFrame } from '../../../functions/delivery/message/message.ts'
import type {
  Batch,
  BatchKey,
  EditionOutline,
  EditionRecord,
  EditionStatus,
  ListState,
} from '../../../functions/delivery/types.ts'
import type { ProofFacts } from '../../../functions/edition/reports/proof-facts.ts'
import type { EditionDocument } from '../../../functions/edition/types.ts'
import type { BatchRange, EditionStore, LeftOver } from '../../../functions/ports.ts'
import { copyOf } from './copy.ts'

export class FakeEditionStore implements EditionStore {
  readonly #editions = new Map<string, EditionRecord>()
  readonly #contents = new Map<string, { document: EditionDocument; frames: EncodedFrame[] }>()
  readonly #proofs = new Map<string, ProofFacts>()
  readonly #batches = new Map<string, Batch>()
  #listState: ListState
  pageSize = 100

  constructor(listState: ListState = { open: false, since: null }) {
    this.#listState = listState
  }

  async find(edition: string): Promise<EditionRecord | null> {
    return copyOf(this.#editions.get(edition) ?? null)
  }

  async list(): Promise<EditionRecord[]> {
    return copyOf([...this.#editions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  async outlines(): Promise<EditionOutline[]> {
    const told = ({
      published,
      topics,
      matters,
      findings,
      corrected,
      correctedTo,
      setAside,
      notes,
      ...outline
    }: EditionRecord) => outline
    return (await this.list()).map(told)
  }

  async create(record: EditionRecord): Promise<boolean> {
    if (this.#editions.has(record.id)) return false
    this.#editions.set(record.id, copyOf(record))
    return true
  }

  async change(
    edition: string,
    from: readonly EditionStatus[],
    to: Partial<Omit<EditionRecord, 'id' | 'slices'>>,
    held?: { launchId: string },
  ): Promise<boolean> {
    const record = this.#editions.get(edition)
    if (!record || !from.includes(record.status)) return false
    if (held !== undefined && record.launchId !== held.launchId) return false
    Object.assign(record, copyOf(to))
    return true
  }

  async freezeSlice(edition: string, slice: number, readers: number): Promise<void> {
    const record = this.#editions.get(edition)
    if (!record) throw new Error(`There is no edition ${edition}.`)
    record.slices[String(slice)] ??= readers
  }

  async listState(): Promise<ListState> {
    return { ...this.#listState }
  }

  async setListState(open: boolean, at: string): Promise<void> {
    if (this.#listState.since === null || this.#listState.open !== open) this.#listState = { open, since: at }
  }

  async saveDocument(document: EditionDocument, frames: EncodedFrame[], contentHash: string): Promise<void> {
    this.#contents.set(`${document.id}/${contentHash}`, copyOf({ document, frames }))
  }

  async document(edition: string, contentHash: string): Promise<EditionDocument> {
    return copyOf(this.#content(edition, contentHash).document)
  }

  async frames(edition: string, contentHash: string): Promise<EncodedFrame[]> {
    return copyOf(this.#content(edition, contentHash).frames)
  }

  async saveProof(proof: ProofFacts, contentHash: string): Promise<void> {
    this.#proofs.set(`${proof.edition}/${contentHash}`, copyOf(proof))
  }

  async proof(edition: string, contentHash: string): Promise<ProofFacts | null> {
    return copyOf(this.#proofs.get(`${edition}/${contentHash}`) ?? null)
  }

  async saveBatches(batches: Batch[]): Promise<void> {
    for (const batch of batches) {
      if (!this.#batches.has(keyOf(batch))) this.#batches.set(keyOf(batch), copyOf(batch))
    }
  }

  async batches(edition: string, { after, upTo }: { after?: string | null; upTo?: string } = {}): Promise<Batch[]> {
    const found = [...this.#batches.values()].filter((batch) => batch.edition === edition)
    const later = after == null ? found : found.filter((batch) => batch.wave > after)
    const due = upTo === undefined ? later : later.filter((batch) => batch.wave <= upTo)
    return copyOf(due.sort(inOrder))
  }

  async *batchPages(edition: string, { behind, after = null, upTo }: BatchRange): AsyncIterable<Batch[]> {
    const due = await this.batches(edition, { after, ...(upTo === undefined ? {} : { upTo }) })
    const rest = behind === null ? due : due.filter((batch) => inOrder(batch, behind) > 0)
    for (let start = 0; start < rest.length; start += this.pageSize) yield rest.slice(start, start + this.pageSize)
  }

  async lease(key: BatchKey, owner: string, now: string, until: string): Promise<Batch | null> {
    const batch = this.#batches.get(keyOf(key))
    if (!batch || batch.done || (batch.lease && batch.lease.until > now)) return null
    batch.lease = { owner, until }
    return copyOf(batch)
  }

  async release(key: BatchKey, owner: string, done: boolean, { notBefore, unsent }: LeftOver = {}): Promise<boolean> {
    const batch = this.#batches.get(keyOf(key))
    if (batch?.lease?.owner !== owner) return false
    batch.lease = !done && notBefore !== undefined ? { owner: '-', until: notBefore } : null
    batch.done = done
    delete batch.unsent
    if (unsent !== undefined) batch.unsent = unsent
    return true
  }

  #content(edition: string, contentHash: string): { document: EditionDocument; frames: EncodedFrame[] } {
    const content = this.#contents.get(`${edition}/${contentHash}`)
    if (!content) throw new Error(`The document of edition ${edition} (${contentHash}) is not in the content bucket.`)
    return content
  }
}

function keyOf(key: BatchKey): string {
  return `${key.edition}/${key.wave}#${key.slice}#${key.n}`
}

function inOrder(a: BatchKey, b: BatchKey): number {
  if (a.wave !== b.wave) return a.wave < b.wave ? -1 : 1
  return a.slice - b.slice || a.n - b.n
}
