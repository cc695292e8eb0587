// Puts the demo readers of `seeds/readers.json` and generated ones into the store. An interrupted run is resumed:
// addresses that are already there are left as they are.
import { createHash } from 'node:crypto'
import pMap from 'p-map'
import { cryptoRandom } from '../../../functions/adapters/random.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { SubscriberStore } from '../../../functions/ports.ts'
import {
  parseReaders,
  type ReaderEntry,
  type SkippedReader,
} from '../../../functions/subscription/import/readers-file.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'

export interface SeedingOptions {
  /** Text of `seeds/readers.json`. */
  file: string
  generated: number
  topics: string[]
  settings: Settings
  store: SubscriberStore
  onProgress: (done: number, of: number) => void
}

export interface Seeding {
  added: number
  skipped: SkippedReader[]
}

/** Readers written at once. */
const concurrentWrites = 24

export async function seedReaders(options: SeedingOptions): Promise<Seeding> {
  const random = cryptoRandom()
  const { readers: demo, skipped } = parseReaders(options.file, {
    topics: options.topics,
    zone: options.settings.timeZone,
    hour: options.settings.localHour,
    at: new Date().toISOString(),
    newId: () => random.id(22),
  })
  const { readers: generated } = parseReaders(JSON.stringify(generateReaders(options.generated, options.topics)), {
    topics: options.topics,
    zone: options.settings.timeZone,
    hour: options.settings.localHour,
    at: new Date().toISOString(),
    newId: () => random.id(22),
  })
  const all = [...demo, ...generated]
  let done = 0
  const create = async (reader: Subscriber): Promise<boolean> => {
    const isNew = await options.store.create(reader)
    options.onProgress(++done, all.length)
    return isNew
  }
  const created = await pMap(all, create, { concurrency: concurrentWrites })
  return { added: created.filter(Boolean).length, skipped }
}

const zones = [
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Europe/Istanbul',
  'Europe/London',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Los_Angeles',
]

/** The same N readers at every call: their choices are derived from a hash of the number. They are in eight time zones,
 * read at six, seven or eight o'clock, and one in fifty is fortnightly. */
function generateReaders(count: number, topics: string[]): ReaderEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const draw = createHash('sha256').update(`reader ${at}`).digest()
    const pick = (byte: number, from: number) => (draw[byte] ?? 0) % from
    const wanted = 2 + pick(0, 4)
    const chosen = Array.from({ length: wanted }, (_, n) => topics[pick(n + 1, topics.length)] ?? '')
    return {
      address: `reader-${at + 1}@example.com`,
      topics: [...new Set(chosen)],
      zone: zones[pick(10, zones.length)] ?? 'UTC',
      hour: 6 + pick(11, 3),
      cadence: pick(12, 50) === 0 ? 'fortnightly' : 'weekly',
      phase: pick(13, 2) === 0 ? 0 : 1,
    }
  })
}
