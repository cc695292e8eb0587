// Whether a page that is fetched again is still the article that it was.
import { createHash } from 'node:crypto'
import { decodedText } from '../content/html/character-references.ts'
import { tokensOf } from '../content/html/html-tokens.ts'
import { countWords, fold } from '../content/language/fold.ts'

/** Elements in which articles have their text; what changes at each request (counts, hours, lists of others) mostly
 * stands in none of them. */
const blocks = new Set(['p', 'h1', 'h2', 'h3', 'blockquote'])
/** Pages with fewer words in them have their text elsewhere. */
const fewestWords = 40
/** “By Ann Example”, “Read more”: no text of one article alone. */
const fewestOfBlock = 4

/** Another one once the article's text has changed, whatever else of the page has. */
export function pageMark(html: string): string {
  const own = blocksOf(html)
  const text = own.join('\n')
  const isText = countWords(text) >= fewestWords
  return createHash('sha256')
    .update(isText ? text : allText(html))
    .digest('base64url')
    .slice(0, 22)
}

/** False where a page says nothing of what it said: a notice, a form or a front page stands in its place. */
export function isSamePage(before: string, now: string): boolean {
  const said = new Set(blocksOf(before).filter(isLong))
  const own = blocksOf(now).filter(isLong)
  return said.size === 0 || own.some((block) => said.has(block))
}

const isLong = (block: string) => block.split(' ').length >= fewestOfBlock

/** Folded, in their order. */
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
