// Reads an imported file of readers as rows: detects its encoding and separator, and streams it, so that a long file
// takes no more memory than a short one.
import { createHash } from 'node:crypto'
import { createReadStream, type Stats, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'

export interface CsvFile {
  /** SHA-256 of its bytes, `[0-9a-f]{64}`. */
  hash: string
  encoding: Encoding
  separator: string
  /** Its first row; for a file without headings, a single column called `email`. */
  head: string[]
  rows(): AsyncIterable<CsvRow>
}

export interface CsvRow {
  /** Line at which it ends, from 1. */
  line: number
  cells: string[]
  /** Why it cannot be separated from what follows. */
  broken?: string
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A million readers with forty columns each are some 300 MB. */
const mostBytes = 500_000_000
/** Most characters of a row; an unclosed quotation mark ends there. */
const longestRow = 100_000

/** @throws if it cannot be read, or is empty */
export async function openCsv(file: string): Promise<CsvFile> {
  const { size } = statusOf(file)
  if (size > mostBytes)
    throw new Error(`${file} has ${size} bytes, more than the ${mostBytes} that are read: bring it in parts`)
  const { hash, encoding, start } = await lookThrough(file)
  if (start.startsWith('PK\u0003\u0004') || start.includes('\u0000'))
    throw new Error(`${file} is no text but a workbook, an archive or a picture: save its sheet as CSV, and name that`)
  const separator = separatorOf(start)
  const all = () => rowsOf(file, encoding, separator)
  let first: string[] | null = null
  for await (const { cells } of all()) {
    first = cells
    break
  }
  if (first === null) throw new Error(`${file} is empty: give a CSV file with one reader a row`)
  const hasHead = !first.some((cell) => cell.includes('@'))
  const rows = hasHead ? () => withoutFirst(all()) : all
  return { hash, encoding, separator, head: hasHead ? first : headless(first), rows }
}

/** @throws with what to do */
function statusOf(file: string): Stats {
  try {
    const found = statSync(file)
    if (found.isFile()) return found
  } catch {
    throw new Error(`There is no file ${file}: name the CSV file, with its folder.`)
  }
  throw new Error(`${file} is no file: name a CSV file.`)
}

const headless = (cells: readonly string[]) => cells.map((cell) => (cell.includes('@') ? 'email' : ''))

async function* withoutFirst(rows: AsyncIterable<CsvRow>): AsyncIterable<CsvRow> {
  let isFirst = true
  for await (const row of rows) {
    if (!isFirst) yield row
    isFirst = false
  }
}

/** Reads all bytes once: a file that is not valid UTF-8 is taken for Windows-1252, as written by spreadsheets. */
async function lookThrough(file: string): Promise<{ hash: string; encoding: Encoding; start: string }> {
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = Buffer.alloc(0)
  let isUtf8 = true
  await pipeline(createReadStream(file), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (start.length < longestRow) start = Buffer.concat([start, chunk]).subarray(0, longestRow)
      isUtf8 &&= decodes(decoder, chunk, true)
    }
    isUtf8 &&= decodes(decoder, undefined, false)
  })
  const encoding = wide(start) ?? (isUtf8 ? 'utf-8' : 'windows-1252')
  return { hash: hash.digest('hex'), encoding, start: new TextDecoder(encoding).decode(start) }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

/** UTF-16, by its byte order mark or by the zero bytes next to each letter of an address. */
function wide(start: Buffer): Encoding | null {
  const [first = 0, second = 0] = start
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0 && start.length > 1) return 'utf-16le'
  return first === 0 && second !== 0 && start.length > 1 ? 'utf-16be' : null
}

/** The separator that is most frequent in the first line, outside quotation marks. */
function separatorOf(start: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((sign) => [sign, 0]))
  let quoted = false
  for (const sign of start.slice(0, longestRow)) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r')) break
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

async function* rowsOf(file: string, encoding: Encoding, separator: string): AsyncIterable<CsvRow> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relaxQuotes: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    skipRecordsWithError: true,
    maxRecordSize: longestRow,
    info: true,
    trim: true,
  })
  const broken: CsvRow[] = []
  parser.on('skip', ({ lines = 0 }: { lines?: number }) => broken.push({ line: lines, cells: [], broken: unclosed }))
  const text = Readable.from(decoded(createReadStream(file), new TextDecoder(encoding)))
  const fed = pipeline(text, parser)
  fed.catch(() => undefined)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: record }
    await fed
    yield* broken
  } finally {
    text.destroy()
    parser.destroy()
  }
}

const unclosed =
  'a quotation mark is opened and not closed: what follows it was not read; close it and run the file again'

async function* decoded(
  chunks: AsyncIterable<Buffer>,
  decoder: InstanceType<typeof TextDecoder>,
): AsyncIterable<string> {
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
