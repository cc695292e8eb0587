// Reads the pages that landed in the inbox into articles. The same page again changes nothing; a page that cannot be
// read is recorded with the reason, and the others go on.
import { createHash } from 'node:crypto'
import { type Examined, examinePage, type RawPage, tooLarge } from '../../content/page/page.ts'
import type { ExcerptCaps } from '../../content/story/excerpt.ts'
import { judgementOf } from '../../content/story/kept-judgement.ts'
import type { ReadPage } from '../../content/types.ts'
import { metric } from '../../environment.ts'
import { type PageRecord, type Ports, UnreadableObject } from '../../ports.ts'
import { examineMail, isNamedMail } from '../../sources/mail/examine-mail.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { pageNames } from './notification.ts'

export type IngestPorts = Pick<Ports, 'pages' | 'articles' | 'log' | 'clock'>

/** By what pages are read. */
export interface ReadingRules {
  caps: ExcerptCaps & {
    /** Larger pages are refused. */
    pageBytes: number
  }
  /** Of the rules: other ones may read the same page otherwise. */
  version: string
}

type Read = (page: RawPage) => Examined

/** A page, or a letter that was saved as a mail. */
const examineAny: Read = (page) => (isNamedMail(page.name) ? examineMail(page) : examinePage(page))

/** Every page that the notifications name. Answers the messages of those that failed for a passing reason. */
export async function ingestPages(
  needed: IngestPorts,
  notifications: readonly QueueMessage[],
  rules: ReadingRules,
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  for (const { messageId, body } of notifications) {
    const names = pageNames(body)
    if (names === null) needed.log.error('a message is not a notification of a new page; it is dropped', { messageId })
    let isLeft = false
    for (const name of names ?? []) isLeft = !(await tryPage(needed, name, rules)) || isLeft
    if (isLeft) failed.push(messageId)
  }
  return { failed }
}

/** False where the page could not be dealt with now, for a reason outside it. */
async function tryPage(needed: IngestPorts, name: string, rules: ReadingRules): Promise<boolean> {
  try {
    await ingestPage(needed, name, rules)
    return true
  } catch (error) {
    needed.log.error('a page could not be read now and will be tried again', { page: name, error: String(error) })
    return false
  }
}

/** One page by its name in the inbox. Refusals are recorded, not thrown; what is thrown is worth another try. */
export async function ingestPage(
  needed: IngestPorts,
  name: string,
  rules: ReadingRules,
  read: Read = examineAny,
): Promise<PageRecord | null> {
  const limit = rules.caps.pageBytes
  const found = await needed.pages.read(name, limit)
  const before = await needed.articles.page(name)
  if ('refused' in found) {
    if (found.refused === 'missing') {
      needed.log.warn('page is gone before it was read', { page: name })
      return null
    }
    return keep(needed, before, refusal(name, null, tooLarge(found.size, limit)))
  }
  const hash = createHash('sha256').update(found.bytes).digest('hex')
  if (before?.status === 'withdrawn' && before.hash === hash) return stayOut(needed, before)
  const known = await needed.articles.read(hash)
  if (known !== null && known.page === name) return keep(needed, before, record(known))
  if (known !== null && (await stillHolds(needed, known))) return keep(needed, before, duplicate(name, known))
  const examined = examine(needed, read, { name, limit, bytes: found.bytes, given: found.given ?? null })
  if ('refused' in examined) return keep(needed, before, refusal(name, hash, examined.refused))
  const page = {
    ...examined.page,
    readAt: firstReadAt(needed, examined.page, known ?? (await lastRead(needed, before))),
  }
  await needed.articles.save(withJudgement(needed, page, rules))
  return keep(needed, before, record(page))
}

/** A page that was changed a little is no new one: what of it has no date is as old as it was.
 *
 * @param before what was read of it then */
function firstReadAt({ clock }: IngestPorts, page: ReadPage, before: ReadPage | null): string {
  const texts = (one: ReadPage) => one.articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  const said = new Set(before === null ? [] : texts(before))
  const isSame = texts(page).some((text) => said.has(text))
  return (isSame ? before?.readAt : undefined) ?? clock.now().toISOString()
}

/** What cannot be read any more is no reason against what comes now. */
async function lastRead({ articles }: IngestPorts, record: PageRecord | null): Promise<ReadPage | null> {
  const hash = record?.hash ?? null
  try {
    return hash === null ? null : await articles.read(hash)
  } catch (error) {
    if (error instanceof UnreadableObject) return null
    throw error
  }
}

/** A page that was taken out stays out, whoever puts the same bytes into the inbox again: a deployment does. */
function stayOut({ log }: IngestPorts, withdrawn: PageRecord): PageRecord {
  log.info('The page was withdrawn and stays out.', { page: withdrawn.name, reason: withdrawn.reason })
  return withdrawn
}

/** A page on which the reading itself fails is refused: trying again would fail again, and hold up the others. */
function examine({ log }: IngestPorts, read: Read, page: RawPage): Examined {
  try {
    return read(page)
  } catch (error) {
    log.error('the reading of a page failed; it is refused', { page: page.name, error: String(error) })
    const kind = error instanceof Error ? error.name : 'error'
    return { refused: `it could not be read (${kind}): put the text of the article alone into the file` }
  }
}

/** What cannot be judged now is judged, or set aside, when an edition is composed. */
function withJudgement({ log }: IngestPorts, page: ReadPage, { caps, version }: ReadingRules): ReadPage {
  try {
    return { ...page, judged: judgementOf(page, caps, version) }
  } catch (error) {
    log.error('the sentences of a page could not be judged', { page: page.page, error: String(error) })
    return page
  }
}

/** The page first read with that content may have been replaced since; then its content is free again. */
async function stillHolds({ articles }: IngestPorts, page: ReadPage): Promise<boolean> {
  return (await articles.page(page.page))?.hash === page.hash
}

async function keep({ articles, log }: IngestPorts, before: PageRecord | null, said: PageRecord): Promise<PageRecord> {
  const next = withHistory(said, before)
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

/** So that what was printed can be held against what the page said then. */
export function withHistory(next: PageRecord, last: PageRecord | null): PageRecord {
  const known = last?.hash && last.hash !== next.hash ? [last.hash] : []
  const before = [...(last?.before ?? []).filter((hash) => !known.includes(hash)), ...known].slice(-mostBefore)
  return before.length === 0 ? next : { ...next, before }
}

/** Readings of a page that are remembered. */
const mostBefore = 20

const record = (page: ReadPage): PageRecord => ({
  ...(page.held === undefined ? {} : { held: page.held }),
  name: page.page,
  hash: page.hash,
  status: 'read',
  reason: null,
  articles: page.articles.length,
  passages: page.passages.length,
  dropped: page.dropped.length,
})

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
