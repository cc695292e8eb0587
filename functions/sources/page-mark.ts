// Whether a page that is fetched again still has the same article.
import { createHash } from 'node:crypto'
import { decodedText } from '../content/html/character-references.ts'
import { tokensOf } from '../content/html/html-tokens.ts'
import { countWords, fold } from '../content/language/words/fold.ts'

/** Elements in which articles have their text; what changes with each request (counts, times, lists of other articles)
 * is mostly outside them. */
const blocks = new Set(['p', 'h1', 'h2', 'h3', 'blockquote'])
/** Pages with fewer words in these elements have their text elsewhere. */
const fewestWords = 40
/** Fewest words of an element that counts: “By Ann Example” or “Read more” occur in many articles. */
const fewestOfBlock = 4

/** Changes when the article's text changes, but not with the rest of the page. */
export function pageMark(html: string): string {
  const own = blocksOf(html)
  const text = own.join('\n')
  const isText = countWords(text) >= fewestWords
  return createHash('sha256')
    .update(isText ? text : allText(html))
    .digest('base64url')
    .slice(0, 22)
}

/** False if nothing of the former text is left: the page is now a notice, a form or a front page. */
export function isSamePage(before: string, now: string): boolean {
  const said = new Set(blocksOf(before).filter(isLong))
  const own = blocksOf(now).filter(isLong)
  return said.size === 0 || own.some((block) => said.has(block))
}

const isLong = (block: string) => block.split(' ').length >= fewestOfBlock

/** The folded text of these elements, in order. */
function blocksOf(html: string): string[] {
  const found: string[] = []
  let open: string[] | null = null
  const close = () => {
    const text = fold(open?.join('') ?? '')
    if (text !== '') found.push(text)
    open = null
  }
  for (const token of tokensOf(html)) {
    if ('text' in token) open?.push(decodedText(token.text))
    else if (blocks.has(token.tag)) {
      close()
      if (!token.end) open = []
    } else open?.push(token.tag === 'br' ? ' ' : '')
  }
  close()
  return found
}

function allText(html: string): string {
  const parts: string[] = []
  for (const token of tokensOf(html)) parts.push('text' in token ? decodedText(token.text) : ' ')
  return fold(parts.join(''))
}
