// Reads the pages that landed in the inbox into articles. The same page again changes nothing; a page that cannot be
// read is recorded with the reason, and does not affect the others.
import { createHash } from 'node:crypto'
import type { Examined, RawPage } from '../../content/page/reading/page.ts'
import type { ExcerptCaps } from '../../content/story/excerpts/excerpt.ts'
import { fitsItsPage, judgementOf } from '../../content/story/excerpts/kept-judgement.ts'
import type { ReadPage } from '../../content/types.ts'
import { addDays } from '../../edition/week.ts'
import { metric } from '../../environment.ts'
import { type PageRecord, UnreadableObject } from '../../page-ports.ts'
import type { Ports } from '../../ports.ts'
import { examineFile, fileTooLarge, mostFileBytes } from '../../sources/mail/examine-mail.ts'
import { utcDay } from '../../utc-day.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { pagesNamed } from './notification.ts'

export type IngestPorts = Pick<Ports, 'pages' | 'articles' | 'log' | 'clock'>

/** The rules by which pages are read. */
export interface ReadingRules {
  caps: ExcerptCaps & {
    /** Most bytes of a page, or of the text of an email; larger ones are refused. */
    pageBytes: number
  }
  /** Version of the rules: other rules may read the same page differently. */
  version: string
  /** Days for which a page stays in the stock; `null`: for ever. */
  stockDays: number | null
}

type Read = (page: RawPage) => Examined

/** Reads every page named by the notifications. Resolves to the messages of pages that failed for a temporary
 * reason. */
export async function ingestPages(
  needed: IngestPorts,
  notifications: readonly QueueMessage[],
  rules: ReadingRules,
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  for (const { messageId, body } of notifications) {
    const named = pagesNamed(body)
    if (named === null) needed.log.error('a message is not a notification of a new page; it is dropped', { messageId })
    const { names, again } = named ?? { names: [], again: false }
    let isLeft = false
    for (const name of names)
      isLeft = !(await tryPage(needed, name, () => (again ? rereadPage : ingestPage)(needed, name, rules))) || isLeft
    if (isLeft) failed.push(messageId)
  }
  return { failed }
}

/** False if the page could not be handled now, for a reason outside it. */
async function tryPage(needed: IngestPorts, name: string, read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    needed.log.error('a page could not be read now and will be tried again', { page: name, error: String(error) })
    return false
  }
}

/** Reads one page by its name in the inbox. Refusals are recorded, not thrown; what is thrown should be retried. */
export async function ingestPage(
  needed: IngestPorts,
  name: string,
  rules: ReadingRules,
  read: Read = examineFile,
): Promise<PageRecord | null> {
  const limit = rules.caps.pageBytes
  const found = await needed.pages.read(name, mostFileBytes(name, limit))
  const before = await needed.articles.page(name)
  if ('refused' in found) {
    if (found.refused === 'missing') {
      needed.log.warn('page is gone before it was read', { page: name })
      return null
    }
    return keep(needed, before, refusal(name, null, fileTooLarge(name, found.size, limit)))
  }
  const hash = hashOf(found.bytes)
  if (before?.status === 'withdrawn' && before.hash === hash) return stayOut(needed, before)
  const known = await lastRead(needed, { hash })
  const isOwn = known?.page === name
  if (known !== null && isOwn && isCurrent(known, rules)) return keep(needed, before, record(known, rules))
  if (known !== null && !isOwn && (await stillHolds(needed, known))) return keep(needed, before, duplicate(name, known))
  const examined = examine(needed, read, { name, limit, bytes: found.bytes, given: found.given ?? null })
  if ('refused' in examined) return keep(needed, before, refusal(name, hash, examined.refused))
  // The same bytes keep their age.
  const readAt = isOwn ? known?.readAt : firstReadAt(needed, examined.page, known ?? (await lastRead(needed, before)))
  const page = { ...examined.page, ...(readAt === undefined ? {} : { readAt }) }
  await needed.articles.save(withJudgement(needed, page, rules))
  return keep(needed, before, record(page, rules))
}

/** Reads a page again that was read by other rules. If its bytes are gone from the inbox, or are different now, the
 * stored articles are judged again as they are. */
async function rereadPage(needed: IngestPorts, name: string, rules: ReadingRules): Promise<void> {
  const { articles, pages } = needed
  const before = await articles.page(name)
  if (before === null || before.status !== 'read' || before.hash === null) return
  const known = await lastRead(needed, before)
  if (known !== null && isCurrent(known, rules) && before.stockDay !== undefined) return
  const found = await pages.read(name, mostFileBytes(name, rules.caps.pageBytes))
  if ('bytes' in found && hashOf(found.bytes) === before.hash) return void (await ingestPage(needed, name, rules))
  if (known === null) {
    needed.log.warn('a page cannot be read again: put it into the inbox', { page: name })
    // Into the stock, so that it does not delay other pages.
    return articles.savePage({ ...before, stockDay: before.stockDay ?? null })
  }
  await articles.save(withJudgement(needed, known, rules))
  await keep(needed, before, record(known, rules))
}

/** Read by the same rules, judged by the same caps, and complete. */
function isCurrent(page: ReadPage, { caps, version }: ReadingRules): boolean {
  const { judged } = page
  const now = [caps.wordsPerStory, caps.wordsPerSentence, caps.wordsPerLeadSentence]
  return judged?.rules === version && fitsItsPage(page) && now.every((cap, n) => cap === judged.caps[n])
}

/** A slightly changed page is not new: its undated articles keep their age.
 *
 * @param before what was read from it earlier */
function firstReadAt({ clock }: IngestPorts, page: ReadPage, before: ReadPage | null): string {
  const texts = (one: ReadPage) => one.articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  const said = new Set(before === null ? [] : texts(before))
  const isSame = texts(page).some((text) => said.has(text))
  return (isSame ? before?.readAt : undefined) ?? clock.now().toISOString()
}

/** An earlier reading that can no longer be read does not affect the new one. */
async function lastRead({ articles }: IngestPorts, record: { hash: string | null } | null): Promise<ReadPage | null> {
  const hash = record?.hash ?? null
  try {
    return hash === null ? null : await articles.read(hash)
  } catch (error) {
    if (error instanceof UnreadableObject) return null
    throw error
  }
}

/** A withdrawn page stays out if the same bytes are put into the inbox again, as a deployment does. */
function stayOut({ log }: IngestPorts, withdrawn: PageRecord): PageRecord {
  log.info('The page was withdrawn and stays out.', { page: withdrawn.name, reason: withdrawn.reason })
  return withdrawn
}

/** A page on which reading itself fails is refused: retrying would fail again, and delay the others. */
function examine({ log }: IngestPorts, read: Read, page: RawPage): Examined {
  try {
    return read(page)
  } catch (error) {
    log.error('the reading of a page failed; it is refused', { page: page.name, error: String(error) })
    const kind = error instanceof Error ? error.name : 'error'
    return { refused: `it could not be read (${kind}): put the text of the article alone into the file` }
  }
}

/** If judging fails now, the page is judged, or set aside, when an edition is composed. */
function withJudgement({ log }: IngestPorts, page: ReadPage, { caps, version }: ReadingRules): ReadPage {
  try {
    return { ...page, judged: judgementOf(page, caps, version) }
  } catch (error) {
    log.error('the sentences of a page could not be judged', { page: page.page, error: String(error) })
    return page
  }
}

/** False if the page first read with that content has been replaced since: then the content may be used again. */
async function stillHolds({ articles }: IngestPorts, page: ReadPage): Promise<boolean> {
  return (await articles.page(page.page))?.hash === page.hash
}

async function keep(
  { articles, log, clock }: IngestPorts,
  before: PageRecord | null,
  said: PageRecord,
): Promise<PageRecord> {
  const next = withHistory(inStock(said, before, clock), before)
  await articles.savePage(next)
  if (next.status === 'refused') {
    log.warn('page refused', { page: next.name, reason: next.reason })
    log.count(metric.pageRefused, 1)
  } else {
    const { name, status, reason, articles, passages, dropped, held } = next
    log.info('page read', { page: name, status, reason, articles, passages, dropped, held })
  }
  return next
}

/** A page that is no longer read is out under the day on which it entered; one that never was, under the day of its
 * refusal. */
function inStock(next: PageRecord, before: PageRecord | null, clock: IngestPorts['clock']): PageRecord {
  if (next.stockDay !== undefined) return next
  const known = before?.stockDay
  const day = known === undefined && next.status === 'refused' ? utcDay(clock.now()) : known
  return day === undefined ? next : { ...next, stockDay: day }
}

/** Keeps earlier readings, so that printed sentences can be compared with what the page said then. */
export function withHistory(next: PageRecord, last: PageRecord | null): PageRecord {
  const known = last?.hash && last.hash !== next.hash ? [last.hash] : []
  const before = [...(last?.before ?? []).filter((hash) => !known.includes(hash)), ...known].slice(-mostBefore)
  return before.length === 0 ? next : { ...next, before }
}

/** Most earlier readings that are remembered. Chosen, not measured. */
const mostBefore = 20

const record = (page: ReadPage, { stockDays }: Pick<ReadingRules, 'stockDays'>): PageRecord => ({
  ...(page.held === undefined ? {} : { held: page.held }),
  name: page.page,
  hash: page.hash,
  status: 'read',
  reason: null,
  articles: page.articles.length,
  passages: page.passages.length,
  dropped: page.dropped.length,
  stockDay: stockDayOf(page, stockDays),
})

/** Fewest days for which a page stays after its stories are too old, since stories that leave are counted once. */
const leaving = 7

/** If a page's source lets stories wait longer than pages stay, the page stays as long as they may wait. */
function stockDayOf({ articles, readAt }: ReadPage, stockDays: number | null): string | null {
  const waits = articles.map(({ sourceRules }) => sourceRules?.freshForDays)
  if (readAt === undefined || waits.includes(null)) return null
  const longest = Math.max(0, ...waits.map((days) => days ?? 0))
  const more = longest === 0 || stockDays === null ? 0 : Math.max(0, longest + leaving - stockDays)
  return addDays(utcDay(readAt), more)
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const duplicate = (name: string, first: ReadPage): PageRecord => ({
  name,
  hash: first.hash,
  status: 'duplicate',
  reason: `it has the same content as ${first.page}; one of the two can be deleted`,
  articles: 0,
  passages: 0,
  dropped: 0,
})

const refusal = (name: string, hash: string | null, reason: string): PageRecord => ({
  name,
  hash,
  status: 'refused',
  reason,
  articles: 0,
  passages: 0,
  dropped: 0,
})
