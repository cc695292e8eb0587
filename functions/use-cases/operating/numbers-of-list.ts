// Counts the figures of a list (readers by week, editions, stories), page by page. Its ports can only read.
import {
  countStories,
  type EditionNumbers,
  editionNumbers,
  latestSent,
} from '../../delivery/receipt/edition-numbers.ts'
import { type Asking, type Counted, ReaderTally, type WeekOfReaders } from '../../delivery/receipt/reader-numbers.ts'
import type { Ports } from '../../ports.ts'
import { eachShard } from '../each-shard.ts'

export interface NumbersPorts {
  editions: Pick<Ports['editions'], 'outlines' | 'document'>
  subscribers: { shard(shard: number): AsyncIterable<Counted[]> }
  clock: Pick<Ports['clock'], 'now'>
}

export interface ListNumbers {
  /** Oldest first. */
  weeks: WeekOfReaders[]
  asking: Asking
  /** Oldest first. */
  editions: EditionNumbers[]
  /** By publication, in these editions. */
  stories: Map<string, number>
  /** Topic id → label, as the latest edition printed or would print it. */
  topics: Map<string, string>
}

export async function numbersOfList({ editions, subscribers, clock }: NumbersPorts): Promise<ListNumbers> {
  const tally = new ReaderTally(clock.now())
  await eachShard(async (shard) => {
    for await (const page of subscribers.shard(shard)) for (const reader of page) tally.add(reader)
  })
  const rows: EditionNumbers[] = []
  const stories = new Map<string, number>()
  const topics = new Map<string, string>()
  const outlines = await editions.outlines()
  for (const { receipt, contentHash, ...edition } of latestSent(outlines)) {
    if (receipt === null || contentHash === null) continue
    rows.push(editionNumbers({ ...edition, receipt }))
    const document = await editions.document(edition.id, contentHash)
    countStories(stories, document)
    for (const { id, label } of document.topics) topics.set(id, label)
  }
  const latest = outlines.findLast(({ contentHash }) => contentHash !== null)
  const named = latest?.contentHash ? (await editions.document(latest.id, latest.contentHash)).topics : []
  for (const { id, label } of named) topics.set(id, label)
  return { weeks: tally.weeks, asking: tally.asking, editions: rows, stories, topics }
}
