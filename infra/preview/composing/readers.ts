// The readers that an email can be made for: those of the readers file, and one defined in the form.
import type { Settings } from '../../../functions/environment.ts'
import {
  parseReaders,
  type ReaderDefaults,
  type SkippedReader,
} from '../../../functions/subscription/import/readers-file.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import type { ReaderChoice, Wanted } from '../types.ts'
import type { Generation } from './generation.ts'

export interface Readers {
  /** In the order of the file. */
  listed: Subscriber[]
  skipped: SkippedReader[]
}

export async function readersOf(generation: Generation): Promise<Readers> {
  const living = await generation.listReaders()
  if (living !== null) return { listed: living, skipped: [] }
  const { readers, skipped } = parseReaders(await generation.readersFile(), await defaultsOf(generation))
  return { listed: readers, skipped }
}

/** @returns the reader, or why there is none */
export async function readerFor(
  generation: Generation,
  wanted: Wanted['reader'],
): Promise<{ reader: Subscriber; position: number | null } | { refused: string }> {
  if (typeof wanted === 'number') {
    const { listed } = await readersOf(generation)
    const position = Math.min(Math.max(1, wanted), listed.length)
    const reader = listed[position - 1]
    return reader === undefined
      ? { refused: generation.list === null ? 'seeds/readers.json names no reader' : 'the list has no reader yet' }
      : { reader, position }
  }
  if (wanted.topics.length === 0) return { refused: 'no topic is chosen yet; tick one on the left' }
  const { readers, skipped } = parseReaders(JSON.stringify([wanted]), await defaultsOf(generation))
  const [reader] = readers
  if (reader !== undefined) return { reader, position: null }
  const [problem] = skipped
  const reason = problem?.reason.replace(/^reader 1: /, '') ?? 'the reader cannot be used'
  return { refused: `${reason}; ${problem?.remedy ?? ''}` }
}

export function readerChoice(
  { address, topics, zone, hour, language, cadence }: Subscriber,
  position: number | null,
): ReaderChoice {
  return { position, address, topics, zone, hour, language, cadence }
}

async function defaultsOf(generation: Generation): Promise<ReaderDefaults> {
  const { timeZone, localHour }: Settings = await generation.settings()
  const topics = (await generation.topics()).map(({ id }) => id)
  let made = 0
  const newId = () => `Preview${String(++made).padStart(15, '0')}`
  return { topics, zone: timeZone, hour: localHour, at: '2020-01-01T00:00:00.000Z', newId }
}
