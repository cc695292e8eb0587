// Reads a Markdown page: its front matter, and its text without marks.
import { Marked } from 'marked'
import { type Line, linesOfHtml } from '../../html/html-text.ts'
import { type FrontMatter, frontMatterIn } from '../stated/front-matter.ts'
import { longestDropped } from '../text/dropped-lines.ts'
import { seenHtml } from '../text/hidden-text.ts'
import type { RemovedLine } from '../text/restored-text.ts'

export interface MarkdownText {
  lines: Line[]
  stated: FrontMatter['stated'] | null
  removed: RemovedLine[]
}

/** Signs of Markdown, each with the characters of which it contains one, which are faster to find. Each counts up to
 * twice. */
const signs: [marks: string[], pattern: RegExp][] = [
  [['#'], /^ {0,3}#{1,6} \S/gm],
  [[']('], /\[[^\]\n]{1,200}\]\((?:https?:\/\/|\/|#|mailto:)[^)\s]{0,500}(?: "[^"\n]{0,200}")?\)/g],
  [[']('], /!\[[^\]\n]{0,200}\]\([^)\s]{1,500}/g],
  [['**'], /(?:^|[\s("“])\*\*[^\s*][^*\n]{0,200}\*\*(?=$|[\s.,;:!?)"”])/gm],
  [['__'], /(?:^|[\s("“])__[^\s_][^_\n]{0,200}__(?=$|[\s.,;:!?)"”])/gm],
  [['*', '_'], /(?:^|[\s("“])(?:\*[^\s*][^*\n]{0,200}\*|_[^\s_][^_\n]{0,200}_)(?=$|[\s.,;:!?)"”])/gm],
  [['```'], /^ {0,3}```/gm],
  [[']: http'], /^ {0,3}\[[^\]\n]{1,60}\]: https?:\/\//gm],
  [['===', '---'], /^\S[^\n]{2,120}\n(?:={3,100}|-{3,100})$/gm],
]
/** Number of signs that make a text Markdown, and times that one counts. Chosen, not measured. */
const enough = 2
const mostOfOne = 2
/** Number of first characters that are searched for them. */
const looked = 50_000

export function isMarkdown(name: string, text: string): boolean {
  if (/\.(?:md|markdown|mdown|mkd|mdx|qmd)$/i.test(name) || frontMatterIn(text) !== null) return true
  const start = text.slice(0, looked)
  const found = signs.filter(([marks]) => marks.some((mark) => start.includes(mark)))
  return found.reduce((sum, [, sign]) => sum + Math.min(mostOfOne, start.match(sign)?.length ?? 0), 0) >= enough
}

/** Indented text is text, not code: letters and scraped pages are indented. */
const reader = new Marked({ gfm: true, tokenizer: { code: () => undefined } })

/** `null` if the parser fails. */
export function readMarkdown(text: string): MarkdownText | null {
  const front = frontMatterIn(text)
  const { body, removed } = plainBody(front?.body ?? text)
  const html = htmlOf(body)
  if (html === null) return null
  const seen = seenHtml(html)
  const hidden = seen.hidden.map((line) => ({ text: line.text, why: `hidden: ${line.by}` }))
  return { lines: linesOfHtml(seen.html), stated: front?.stated ?? null, removed: [...removed, ...hidden] }
}

function htmlOf(body: string): string | null {
  try {
    return reader.parse(body, { async: false })
  } catch {
    return null
  }
}

const footnote = /^\[\^[^\]\s]{1,40}\]:.*(?:\n(?: {2}|\t).*)*/gm

/** Longer runs of spaces are cut to this number, because the parser examines each from each of its places. */
const mostSpaces = 20

/** Without what only site tools read: footnotes, short codes, imports, ids of headings. */
function plainBody(text: string): { body: string; removed: RemovedLine[] } {
  const removed = (text.match(footnote) ?? []).map((line) => ({ text: line.slice(0, longestDropped), why: 'footnote' }))
  const body = withoutComments(text)
    .replace(footnote, '')
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(/\{\{[<%#/]?[^{}\n]{0,400}\}\}|\{%[^%\n]{0,400}%\}/g, '')
    .replace(/[ \t]?\{[:#.][^{}\n]{0,200}\}/g, '')
    .replace(/^(?:import|export) [^\n]{0,300}(?:from ['"][^'"\n]{1,200}['"];?|=> ?\{|= ?\{.*)$/gm, '')
    .replace(/\[\[([^\]|\n]{1,200})\|([^\]\n]{1,200})\]\]/g, '$2')
    .replace(/\[\[([^\]\n]{1,200})\]\]/g, '$1')
    .replace(/ {20,}/g, ' '.repeat(mostSpaces))
    // Nested deeper than any real text; the parser is recursive.
    .replace(/^[ \t]{0,3}(?:[>*+-][ \t]?){9,}(?=[^\s>*+-])/gm, '')
    // A year at the start of a line is not the number of a list item.
    .replace(/^( {0,3}\d{3,9})([.)])(?= )/gm, '$1\\$2')
  return { body, removed }
}

/** Of a comment that never ends, only its mark is removed. */
function withoutComments(text: string): string {
  const parts: string[] = []
  let at = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + '<!--'.length)
    if (end < 0) break
    parts.push(text.slice(at, start))
    at = end + '-->'.length
  }
  return [...parts, text.slice(at).replaceAll('<!--', '')].join('')
}
