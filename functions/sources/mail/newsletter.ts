// Reads a newsletter as one entry per article.
import { oneLine } from '../feed/elements.ts'
import type { Entry, Feed, NoFeed } from '../feed/types.ts'
import { readMessage } from './mail-message.ts'
import type { Block } from './message-blocks.ts'
import { articlesOf } from './newsletter-articles.ts'

/** Its entries have the text of the email as their own. Nothing is fetched: the target of a link is read from the link
 * itself.
 *
 * @param limit bytes of its text or HTML */
export function readMail(bytes: Uint8Array, limit?: number): Feed | NoFeed {
  const message = readMessage(bytes, limit)
  if ('refused' in message) return { refused: message.refused, announced: [] }
  const { from, subject, date, id, language, archived, blocks } = message
  const articles = articlesOf(blocks, subject ?? '', archived)
  const entries = articles.map(
    ({ title, url, blocks: own }, at): Entry => ({
      title: oneLine(title),
      url,
      id: id === null ? null : articles.length === 1 ? id : `${id}#${at + 1}`,
      published: date,
      updated: null,
      author: null,
      language: null,
      summary: null,
      content: htmlOf(own),
      base: null,
    }),
  )
  return { title: from, publication: from, language, entries, withdrawn: [], notes: [] }
}

function htmlOf(blocks: readonly Block[]): string {
  return blocks
    .filter(({ text, rule }) => text !== '' || rule)
    .map(({ text, level, kind, rule }) => {
      if (rule) return '<hr>'
      if (level > 0) return `<h2>${escaped(text)}</h2>`
      if (kind === 'item') return `<ul><li>${escaped(text)}</li></ul>`
      return kind === 'quotation' ? `<blockquote><p>${escaped(text)}</p></blockquote>` : `<p>${escaped(text)}</p>`
    })
    .join('\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const headerLine = /^([A-Za-z][A-Za-z\d-]{1,60}):(?:[ \t]|$)/
/** Fields that a received email has, and that a text about emails hardly has at the top. */
const ofMails =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|content-type|list-unsubscribe)$/i
/** Characters: twice the header of an email that passed several lists and filters. Bounds the work. */
const longestHead = 16_000

/** True if it begins with the header of an email, whatever its file name. */
export function isMail(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, longestHead)).replace(/^(?:ï»¿)?[\r\n ]{0,20}/, '')
  const names: string[] = []
  for (const [at, line] of head.split(/\r?\n/).entries()) {
    if (line === '') break
    if ((at === 0 && line.startsWith('From ')) || /^[ \t]/.test(line)) continue
    const name = headerLine.exec(line)?.[1]
    if (name === undefined) return false
    names.push(name.toLowerCase())
  }
  return names.includes('from') && names.some((name) => ofMails.test(name))
}
