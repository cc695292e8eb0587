// Imports readers from a file, row by row: no one twice, and no one against their will. After an interruption, the same
// file is imported again.
import type { MessageOrder } from '../../delivery/message-order.ts'
import type { Ports } from '../../ports.ts'
import type { ReaderEntries } from '../../reader-ports.ts'
import { normaliseAddress } from '../../subscription/address.ts'
import { importedId, importedSubscriber } from '../../subscription/import/import-record.ts'
import type { ImportedReader, ReadRow, RowRefusal } from '../../subscription/import/import-row.ts'

export interface ImportPorts {
  subscribers: Pick<Ports['subscribers'], 'findByAddress' | 'get'>
  entries: Pick<ReaderEntries, 'enter'>
  queue: Pick<Ports['queue'], 'message'>
  clock: Pick<Ports['clock'], 'now' | 'sleep'>
}

export type RowOutcome =
  | RowRefusal
  /** On the list from now on; in a dry run, they would be. */
  | 'entered'
  /** A confirmation was ordered; in a dry run, it would be. */
  | 'asked'
  /** They were imported from this file in an earlier run. */
  | 'entered-before'
  | 'asked-before'
  /** The address is in the file twice; this is the second. */
  | 'twice'
  | 'reader'
  /** They asked themselves, and have not confirmed yet. */
  | 'waiting'
  | 'left'
  | 'suppressed'
  /** They were once on the list; only the keyed pointer is left. */
  | 'gone'

export interface RowReport {
  /** Line of the file at which the row ends, from 1. */
  line: number
  outcome: RowOutcome
  reason: string
}

export interface ImportOptions {
  salt: string
  /** A dry run writes nothing and mails no one. */
  dry: boolean
  /** Most rows that are written, or emails that are ordered, in a second. */
  perSecond: number
  /** Words of consent for those who are asked by email. */
  words: string
  report(row: RowReport): void
}

/** Rows processed in parallel: with a table that answers in 5 ms, 3,000 a second. */
const lanes = 16

export async function importReaders(
  ports: ImportPorts,
  rows: AsyncIterable<{ line: number; read: ReadRow }>,
  options: ImportOptions,
): Promise<void> {
  const turn = turnsOf(ports.clock, options.perSecond)
  const seen = new Map<string, number>()
  await inLanes(rows, async ({ line, read }) => {
    if ('refused' in read) return options.report({ line, outcome: read.refused, reason: read.reason })
    const address = normaliseAddress(read.reader.address)
    const before = seen.get(address)
    if (before !== undefined)
      return options.report({ line, outcome: 'twice', reason: `the address stands in line ${before}` })
    seen.set(address, line)
    const outcome = await bring(ports, read.reader, options, turn)
    const isNew = outcome === 'entered' || outcome === 'asked'
    options.report({ line, outcome, reason: (isNew ? read.ignored : reasons.get(outcome)) ?? '' })
  })
}

const reasons: ReadonlyMap<RowOutcome, string> = new Map([
  ['entered-before', 'this file brought them in a run before'],
  ['asked-before', 'this file had them asked in a run before'],
  ['reader', 'they are a reader already'],
  ['waiting', 'they asked themselves and have not confirmed yet'],
  ['left', 'they left this list'],
  ['suppressed', 'the address must not be emailed'],
  ['gone', 'they were on this list before, and left, never confirmed or were erased'],
])

async function bring(
  ports: ImportPorts,
  reader: ImportedReader,
  options: ImportOptions,
  turn: () => Promise<void>,
): Promise<RowOutcome> {
  const { consent } = reader
  const id = importedId(options.salt, 'reader', reader.address)
  if (options.dry) return (await known(ports, reader, options.salt)) ?? (consent === null ? 'asked' : 'entered')
  if (consent === null) {
    const before = await known(ports, reader, options.salt)
    if (before !== null) return before
    await turn()
    await order(ports, reader, options)
    return 'asked'
  }
  await turn()
  const record = importedSubscriber({ ...reader, consent }, id, ports.clock.now().toISOString())
  if (await ports.entries.enter(record)) return 'entered'
  return (await known(ports, reader, options.salt)) ?? 'gone'
}

/** What is on record about an address; `null` if nothing is. */
async function known(
  { subscribers }: ImportPorts,
  { address }: ImportedReader,
  salt: string,
): Promise<RowOutcome | null> {
  const pointer = await subscribers.findByAddress(address)
  if (pointer === null) return null
  if (pointer.suppressed !== null) return 'suppressed'
  const record = pointer.id === null ? null : await subscribers.get(pointer.id)
  if (record === null) return 'gone'
  if (record.status === 'left') return 'left'
  if (record.status === 'active') return record.id === importedId(salt, 'reader', address) ? 'entered-before' : 'reader'
  const request = importedId(salt, 'request', address)
  return record.requests.some((one) => one.id === request) ? 'asked-before' : 'waiting'
}

async function order({ queue, clock }: ImportPorts, reader: ImportedReader, { salt, words }: ImportOptions) {
  const request = importedId(salt, 'request', reader.address)
  await queue.message(operatorsOrder(reader, { request, at: clock.now().toISOString(), words }))
}

/** A confirmation that the operator asks for. It is given a place at once, because the limit of a network does not
 * apply. */
export function operatorsOrder(
  { address, topics, language, zone }: Pick<ImportedReader, 'address' | 'topics' | 'language' | 'zone'>,
  { request, at, words }: { request: string; at: string; words: string },
): MessageOrder {
  const place = { nth: 1, at }
  return { kind: 'confirmation', by: 'operator', request, at, address, topics, language, zone, words, place }
}

/** Evenly spaced, for all callers together. */
function turnsOf(clock: ImportPorts['clock'], perSecond: number): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now().getTime()
    const mine = Math.max(now, next)
    next = mine + 1_000 / perSecond
    if (mine > now) await clock.sleep(mine - now)
  }
}

/** If one row fails, no further row is started. */
async function inLanes<T>(items: AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]()
  let failed = false
  const lane = async () => {
    for (let next = await iterator.next(); !next.done && !failed; next = await iterator.next()) await work(next.value)
  }
  const guarded = async () => {
    try {
      await lane()
    } catch (error) {
      failed = true
      throw error
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, guarded))
  const failure = ended.find((one) => one.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}
