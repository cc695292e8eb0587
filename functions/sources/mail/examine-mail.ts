// A newsletter received by email as one page: each of its articles is read as a separate page, with what the email says
// about it.
import { createHash } from 'node:crypto'
import { articleId } from '../../content/page/reading/article-id.ts'
import { type Examined, examinePage, type RawPage, tooLarge } from '../../content/page/reading/page.ts'
import type { Article, Known, ReadPage } from '../../content/types.ts'
import { givenBy, ownText } from '../entry-page.ts'
import { mailTooLarge, mostMailBytes } from './mail-message.ts'
import { readMail } from './newsletter.ts'

/** Reads a page, or a newsletter that was saved as an email, depending on its name. */
export const examineFile = (page: RawPage): Examined => (isLetter(page.name) ? examineMail(page) : examinePage(page))

const isLetter = (name: string) => /\.eml$/i.test(name)

/** Most bytes of a file that are loaded: the largest part of an email is usually its attachments.
 *
 * @param pageBytes of the text that is read */
export const mostFileBytes = (name: string, pageBytes: number) => (isLetter(name) ? mostMailBytes : pageBytes)

/** Why a file of more bytes is refused. */
export const fileTooLarge = (name: string, size: number, pageBytes: number) =>
  isLetter(name) ? mailTooLarge(size) : tooLarge(size, pageBytes)

/** What the list says about a newsletter's source is stored with it; one saved by hand has no source. */
const noSource = { publication: null, language: null, topics: [], freshFor: null, quote: null }

export function examineMail({ name, bytes, limit, given: said }: RawPage): Examined {
  if (bytes.length > mostMailBytes) return { refused: mailTooLarge(bytes.length) }
  const mail = readMail(bytes, limit)
  if ('refused' in mail) return { refused: `${mail.refused}; put the text of the article in a file of text or HTML` }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const parts: ReadPage[] = []
  const reasons: string[] = []
  for (const entry of mail.entries) {
    const html = ownText(entry)
    if (html === null) {
      reasons.push('no run of paragraphs long enough to quote')
      continue
    }
    const page = { url: entry.url, language: null }
    const given = { ...givenBy(entry, noSource, mail, page), ...said, by: 'mail' as const }
    const read = examinePage({ name, bytes: new TextEncoder().encode(html), limit: Number.POSITIVE_INFINITY, given })
    if ('refused' in read) reasons.push(read.refused)
    else parts.push(read.page)
  }
  const [reason = 'it holds no article'] = reasons
  return parts.length === 0 ? { refused: reason } : { page: together(name, hash, parts) }
}

/** Numbers articles and counts lines continuously from part to part. */
function together(name: string, hash: string, parts: readonly ReadPage[]): ReadPage {
  const page: ReadPage = { page: name, hash, form: 'HTML', articles: [], passages: [], dropped: [], cited: {} }
  const held = parts.flatMap((part) => part.held ?? [])
  const notes = parts.flatMap((part) => part.notes ?? [])
  let before = 0
  for (const part of parts) {
    const ids = new Map(part.articles.map(({ id }, at) => [id, articleId(name, page.articles.length + at + 1)]))
    const idOf = (id: string) => ids.get(id) ?? id
    for (const article of part.articles) page.articles.push(movedDown(article, idOf(article.id), before))
    for (const passage of part.passages) page.passages.push({ ...passage, article: idOf(passage.article) })
    for (const dropped of part.dropped) page.dropped.push({ ...dropped, line: dropped.line + before })
    for (const [line, text] of Object.entries(part.cited)) page.cited[Number(line) + before] = text
    before += lastLine(part)
  }
  return { ...page, ...(held[0] === undefined ? {} : { held: held[0] }), ...(notes.length === 0 ? {} : { notes }) }
}

function lastLine({ articles, dropped, cited }: ReadPage): number {
  const lines = [
    ...Object.keys(cited).map(Number),
    ...dropped.map(({ line }) => line),
    ...articles.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines: own }) => own)),
  ]
  return lines.reduce((last, line) => Math.max(last, line), 0)
}

function movedDown(article: Article, id: string, by: number): Article {
  const known = <T extends Known<unknown> | undefined>(fact: T): T => (fact ? { ...fact, line: fact.line + by } : fact)
  const { url, headings, ...rest } = article
  return {
    ...rest,
    id,
    title: known(article.title),
    byline: article.byline.map(known),
    role: known(article.role),
    publication: known(article.publication),
    publishedOn: known(article.publishedOn),
    standfirst: known(article.standfirst),
    sourceLine: known(article.sourceLine),
    paragraphs: article.paragraphs.map(({ text, lines }) => ({ text, lines: lines.map((line) => line + by) })),
    ...(url === undefined ? {} : { url: known(url) }),
    ...(headings === undefined ? {} : { headings: headings.map((one) => ({ ...one, line: one.line + by })) }),
  }
}
