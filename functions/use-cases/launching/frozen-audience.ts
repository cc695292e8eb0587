// Reads the batches of an edition page by page: of a million readers, a function holds one slice at a time.
import { slices } from '../../delivery/audience.ts'
import type { Batch, EditionRecord } from '../../delivery/types.ts'
import type { EditionStore } from '../../ports.ts'

type Reading = Pick<EditionStore, 'batchPages'>

/** Slice → readers already saved by an earlier run; those of frozen slices are not read. */
export async function placedReaders(
  editions: Reading,
  { id, slices: frozen }: Pick<EditionRecord, 'id' | 'slices'>,
): Promise<Map<number, Set<string>>> {
  const placed = new Map<number, Set<string>>()
  for await (const page of editions.batchPages(id, { behind: null })) {
    for (const { slice, subscribers } of page)
      if (frozen[String(slice)] === undefined) addAll(placed, slice, subscribers)
  }
  return placed
}

export interface FrozenAudience {
  /** Number of readers, each counted once. */
  eligible: number
  lastWave: string | null
  batches: number
  /** Ids of the runs that saved any of them. */
  launches: string[]
}

export async function frozenAudience(editions: Reading, edition: string): Promise<FrozenAudience> {
  const launches = new Set<string | undefined>()
  let [readers, batches] = [0, 0]
  let lastWave: string | null = null
  for await (const page of editions.batchPages(edition, { behind: null })) {
    for (const batch of page) {
      launches.add(batch.launch)
      readers += batch.subscribers.length
      batches += 1
      lastWave = batch.wave
    }
  }
  // One run places a reader once; two may have placed the same reader, who moved to another wave in between.
  const eligible = launches.size > 1 ? await countedOnce(editions, edition) : readers
  return { eligible, lastWave, batches, launches: [...launches].filter((one) => one !== undefined) }
}

/** The first batches that together hold this many readers. */
export async function firstBatches(editions: Reading, edition: string, readers: number): Promise<Batch[]> {
  const first: Batch[] = []
  let held = 0
  for await (const page of editions.batchPages(edition, { behind: null })) {
    for (const batch of page) {
      if (held >= readers) return first
      first.push(batch)
      held += batch.subscribers.length
    }
  }
  return first
}

async function countedOnce(editions: Reading, edition: string): Promise<number> {
  let readers = 0
  for (const wanted of slices) {
    const placed = new Map<number, Set<string>>()
    for await (const page of editions.batchPages(edition, { behind: null }))
      for (const { slice, subscribers } of page) if (slice === wanted) addAll(placed, slice, subscribers)
    readers += placed.get(wanted)?.size ?? 0
  }
  return readers
}

function addAll(placed: Map<number, Set<string>>, slice: number, ids: readonly string[]): void {
  const known = placed.get(slice) ?? new Set()
  placed.set(slice, known)
  for (const id of ids) known.add(id)
}
