// Freezes the audience of an edition into batches, slice by slice; a frozen slice is not read again.
import { isEligible, type Placed, planBatches, shardsOf, slices } from '../../delivery/audience.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import { waveTable } from '../../subscription/calendar.ts'
import { placedReaders } from './frozen-audience.ts'
import { type Noticing, noticesOf } from './notices.ts'

type FreezingPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'subscribers' | 'queue'>

/** False if another run has taken over the launch in the meantime. */
export async function freezeAudience(ports: FreezingPorts, edition: string, launchId: string): Promise<boolean> {
  const record = await ports.editions.find(edition)
  if (!record) throw new Error(`Edition ${edition} vanished while it was launched.`)
  const saved = await placedReaders(ports.editions, record)
  const notice = await noticesOf(ports, record)
  const freezing: Freezing = { ports, record, launchId, saved, notice, startMs: ports.clock.now().getTime() }
  for (const slice of slices) {
    if (record.slices[String(slice)] === undefined && !(await freezeSlice(freezing, slice))) return false
  }
  return true
}

interface Freezing {
  ports: FreezingPorts
  record: EditionRecord
  launchId: string
  /** Slice → readers already placed by an earlier run. */
  saved: Map<number, Set<string>>
  notice: Noticing
  startMs: number
}

/** Reading comes first and takes most of the time; only the run that still holds the launch then saves. */
async function freezeSlice(freezing: Freezing, slice: number): Promise<boolean> {
  const { ports, record, saved, launchId } = freezing
  const placed = saved.get(slice) ?? new Set()
  const found = await Promise.all(shardsOf(slice).map((shard) => readersOf(freezing, shard)))
  const others = found.flat().filter((reader) => !placed.has(reader.id))
  const now = await ports.editions.find(record.id)
  if (now?.status !== 'launching' || now.launchId !== launchId) return false
  await ports.editions.saveBatches(planBatches(record.id, slice, others, launchId))
  await ports.editions.freezeSlice(record.id, slice, placed.size + others.length)
  return true
}

async function readersOf({ ports, record, notice, startMs }: Freezing, shard: number): Promise<Placed[]> {
  const wave = waveTable(record.date, startMs)
  const readers: Placed[] = []
  for await (const page of ports.subscribers.shard(shard)) {
    for (const one of page) if (isEligible(one)) readers.push({ id: one.id, wave: wave(one) })
    await notice(page)
  }
  return readers
}
