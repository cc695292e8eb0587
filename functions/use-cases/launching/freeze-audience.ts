// Freezes the audience of an edition into batches, slice by slice; a slice that is frozen is not read again.
import { isEligible, type Placed, planBatches, readersIn, shardsOf, slices } from '../../delivery/audience.ts'
import type { Batch, EditionRecord } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import { waveTable } from '../../subscription/calendar.ts'
import { type Noticing, noticesOf } from './notices.ts'

type FreezingPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'subscribers' | 'queue'>

export async function freezeAudience(ports: FreezingPorts, edition: string): Promise<void> {
  const record = await ports.editions.find(edition)
  if (!record) throw new Error(`Edition ${edition} vanished while it was launched.`)
  const saved = await ports.editions.batches(edition)
  const notice = await noticesOf(ports, record)
  for (const slice of slices) {
    if (record.slices[String(slice)] === undefined) await freezeSlice({ ports, record, saved, notice }, slice)
  }
}

interface Freezing {
  ports: FreezingPorts
  record: EditionRecord
  /** What an earlier run left. */
  saved: Batch[]
  notice: Noticing
}

async function freezeSlice(freezing: Freezing, slice: number): Promise<void> {
  const { ports, record, saved } = freezing
  const placed = readersIn(saved, slice)
  const found = await Promise.all(shardsOf(slice).map((shard) => readersOf(freezing, shard)))
  const others = found.flat().filter((reader) => !placed.has(reader.id))
  await ports.editions.saveBatches(planBatches(record.id, slice, others))
  await ports.editions.freezeSlice(record.id, slice, placed.size + others.length)
}

async function readersOf({ ports, record, notice }: Freezing, shard: number): Promise<Placed[]> {
  const wave = waveTable(record.date)
  const readers: Placed[] = []
  for await (const page of ports.subscribers.shard(shard)) {
    for (const one of page) if (isEligible(one)) readers.push({ id: one.id, wave: wave(one) })
    await notice(page)
  }
  return readers
}
