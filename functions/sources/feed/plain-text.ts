// Titles and names as one line of plain text, however often and in whatever way their feed escaped them.
import { decodedText, withoutReferences } from '../../content/html/character-references.ts'
import { tokensOf } from '../../content/html/html-tokens.ts'
import { base64Text } from './base64.ts'
import { childrenOf, oneLine, textIn } from './elements.ts'
import { withoutEncodedWords } from './encoded-words.ts'
import type { XmlElement } from './xml-tree.ts'

/** What a text is declared to be; `guess` if the format leaves it open. */
export type TextKind = 'text' | 'html' | 'guess'

/** Most characters of a title that are read, and most times that it is unescaped. */
const longest = 20_000
const rounds = 3

const inline =
  'a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|ruby|rb|rp|rt|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var'
const block = 'address|article|blockquote|center|dd|div|dl|dt|h[1-6]|header|li|ol|p|pre|section|table|tbody|td|th|tr|ul'
const isInline = new RegExp(`^(?:${inline}|wbr)$`)
/** A tag that is closed, is void, has attributes or touches a word; a title that is about a tag has it bare. */
const markup = new RegExp(
  `</(?:${inline}|${block})\\s{0,9}>|<(?:br|hr|wbr)\\s{0,9}/?>|<(?:${inline}|${block}|img|input|iframe)\\s{1,9}[a-z-]{1,30}\\s{0,9}=|<!--|<script[\\s>]|(?<!\\S)<(?:b|i|em|strong|u|small|mark)>(?=[^\\s<>.,;:!?()"'/-])`,
  'i',
)

export const looksLikeHtml = (text: string): boolean => markup.test(text)

/** @returns `null` if nothing is left */
export function plainLine(given: string, kind: TextKind): string | null {
  let text = readOnce(given.slice(0, longest), kind === 'html')
  // Text that was escaped twice or three times may turn out to be markup.
  for (let round = 1; round < rounds && looksLikeHtml(text); round += 1) text = readOnce(text, true)
  return oneLine(looksLikeHtml(text) ? text.replace(/[<>]/g, ' ') : text)
}

/** A numeric reference without its semicolon, as browsers accept it. */
const openNumber = /&#(\d{2,6}|[xX][\da-fA-F]{2,6})(?![\da-fA-F;])/g

function readOnce(given: string, isHtml: boolean): string {
  const text = withoutSections(withoutEncodedWords(given)).replace(openNumber, '&#$1;')
  return withoutSections(withoutReferences(isHtml || looksLikeHtml(text) ? textOfHtml(text) : text))
}

/** Removes the marks of a CDATA section that was escaped, or nested in another. */
const withoutSections = (text: string) =>
  text.includes('<![CDATA[') ? text.replaceAll('<![CDATA[', '').replace(/\]\](?:>|\s*$)/g, '') : text

/** The text between tags; blocks are separated by spaces. */
function textOfHtml(html: string): string {
  const parts: string[] = []
  for (const token of tokensOf(html)) {
    if ('text' in token) parts.push(decodedText(token.text))
    else if (!isInline.test(token.tag)) parts.push(' ')
  }
  return parts.join('')
}

/** A text construct of Atom, or a title of RSS. @param standard kind of a text without a type */
export function lineOf(element: XmlElement | undefined, standard: TextKind): string | null {
  if (element === undefined || element.cut) return null
  const base64 = base64Text(element)
  const kind = kindOf(element, standard)
  if (base64 !== null) return plainLine(base64, kind === 'text' ? 'guess' : kind)
  if (childrenOf(element).length > 0) return plainLine(shownText(element), 'text')
  return plainLine(textIn(element), kind)
}

export function kindOf(element: XmlElement, standard: TextKind): TextKind {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase()
  if (type === 'html' || type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (type === 'xhtml' || type === 'text' || type === 'text/plain') return 'text'
  return standard
}

/** The text of elements as displayed. */
function shownText(element: XmlElement): string {
  const parts: string[] = []
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child)
    else {
      const tag = child.name.replace(/^html:/, '')
      if (tag === 'script' || tag === 'style') continue
      const text = shownText(child)
      parts.push(isInline.test(tag) ? text : ` ${text} `)
    }
  }
  return parts.join('')
}
