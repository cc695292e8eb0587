// Adds pages to a list and waits until each has been read: what was found in it, or why it was refused. A bad file does
// not affect the others.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ReadPage } from '../../../functions/content/types.ts'
import type { PageRecord } from '../../../functions/page-ports.ts'
import { fileTooLarge, mostFileBytes } from '../../../functions/sources/mail/examine-mail.ts'
import { withHistory } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import type { Target } from './target.ts'

/** `known`: a page that was read under this name before; duplicate: another page has the same content. */
export type Ingested = { file: string } & (
  | { outcome: 'read'; page: ReadPage; known: boolean }
  | { outcome: 'duplicate'; reason: string }
  | { outcome: 'refused'; reason: string }
)

export interface IngestOptions {
  target: Pick<Target, 'put'> & { articles: Pick<Target['articles'], 'page' | 'read' | 'savePage'> }
  /** Read pages even if they were withdrawn. */
  again?: boolean
  /** `caps.pageBytes`: a larger file is not uploaded, unless it is an email, whose attachments do not count. */
  limit: number
  /** Most bytes of one file that can be uploaded, if less than an email may have. */
  mostAtOnce?: number
  polling: Polling
}

/** How long to wait for the record of a page. */
export interface Polling {
  ms: number
  lookEveryMs: number
}

/** In the order of the files; each result is yielded as soon as it is known. */
export async function* ingest(files: readonly string[], options: IngestOptions): AsyncGenerator<Ingested> {
  const taken = new Map<string, string>()
  for (const file of files) {
    const name = basename(file)
    const other = taken.get(name)
    taken.set(name, other ?? file)
    if (other === undefined) yield { file, ...(await ingestFile(file, name, options)) }
    else
      yield {
        file,
        outcome: 'refused',
        reason: `it has the same name as ${other}; rename one of them`,
      }
  }
}

type Result = Ingested extends infer One ? (One extends unknown ? Omit<One, 'file'> : never) : never

async function ingestFile(
  file: string,
  name: string,
  { target, again = false, limit, mostAtOnce = Number.POSITIVE_INFINITY, polling }: IngestOptions,
): Promise<Result> {
  const found = await bytesOf(file, limit, mostAtOnce)
  if ('refused' in found) return refusal(found.refused)
  try {
    const hash = createHash('sha256').update(found.bytes).digest('hex')
    if (again) await takeBack(name, target)
    const before = await target.articles.page(name)
    const known = before?.status === 'read' && before.hash === hash
    await target.put(name, found.bytes)
    const record = await recordOf(name, hash, target, polling)
    if (record === null) {
      const seconds = Math.round(polling.ms / 1000)
      return refusal(`it is in the inbox but was not read within ${seconds} s; check the ingest-pages log`)
    }
    return resultOf(record, { hash, known }, target)
  } catch (error) {
    return refusal(
      `it could not be put into the inbox (${reasonOf(error)}); check that the cloud is running and that you may write to it`,
    )
  }
}

/** Until it is read, its record then has no content. */
async function takeBack(name: string, { articles }: IngestOptions['target']): Promise<void> {
  const record = await articles.page(name)
  if (record?.status === 'withdrawn')
    await articles.savePage(withHistory({ ...record, status: 'refused', hash: null }, record))
}

async function bytesOf(
  file: string,
  limit: number,
  mostAtOnce: number,
): Promise<{ bytes: Uint8Array } | { refused: string }> {
  const found = await stat(file).catch(() => null)
  if (found === null) return { refused: 'there is no such file; check the path' }
  if (!found.isFile()) return { refused: 'it is not a file; if it is a folder, name the files in it' }
  if (found.size > mostFileBytes(file, limit)) return { refused: fileTooLarge(file, found.size, limit) }
  if (found.size > mostAtOnce)
    return {
      refused: `too large for the laptop: ${found.size} bytes, its S3 takes ${mostAtOnce} at once; save it without what is attached`,
    }
  return readFile(file).then(
    (bytes) => ({ bytes }),
    (error: unknown) => ({ refused: `it cannot be opened (${reasonOf(error)}); check its permissions` }),
  )
}

/** A record of other bytes was left by an earlier page with that name. */
async function recordOf(
  name: string,
  hash: string,
  { articles }: IngestOptions['target'],
  { ms, lookEveryMs }: Polling,
): Promise<PageRecord | null> {
  const end = performance.now() + ms
  for (;;) {
    const record = await articles.page(name)
    if (record !== null && record.hash === hash) return record
    if (performance.now() >= end) return null
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
}

async function resultOf(
  record: PageRecord,
  { hash, known }: { hash: string; known: boolean },
  { articles }: IngestOptions['target'],
): Promise<Result> {
  if (record.status === 'withdrawn')
    return refusal(`it was ${record.reason ?? 'withdrawn'}; to take it in again, add --again`)
  if (record.status === 'refused') return refusal(record.reason ?? 'no reason was recorded')
  if (record.status === 'duplicate') return { outcome: 'duplicate', reason: record.reason ?? '' }
  const page = await articles.read(hash)
  return page === null
    ? refusal('it was read, but its articles are gone; add it again')
    : { outcome: 'read', page, known }
}

const refusal = (reason: string) => ({ outcome: 'refused', reason }) as const

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}
