// An email as a screen reader reads it out: in reading order, each element with the language, direction and font size
// of its words. Hidden elements are left out.
import { attribute, isHidden, stylesOf } from './inline-style.ts'
import type { MailDocument, MailElement, MailNode } from './mail-document.ts'
import { printSize } from './print-size.ts'

export interface Place {
  element: MailElement
  tag: string
  /** Its own words, without those of elements inside it. */
  words: string
  language: string
  direction: string
  /** Font size in CSS pixels. */
  size: number
  /** The nearest surrounding element that is an entry of a list or has a heading of its own, as a block or run in with
   * its text: a story, the contents. */
  passage: MailElement
  /** The email it is part of: a proof contains another one. */
  article: MailElement
}

export interface Reading {
  /** The element of the whole page. */
  root: MailElement
  title: string
  places: Place[]
  /** Tables with heading cells or a caption, which hold facts; the others are for layout. */
  factTables: Set<MailElement>
}

/** A finding of a rule: the place, why it is a barrier, and what to do. */
export interface Found {
  rule: string
  element: MailElement
  reason: string
  remedy: string
}

export function readingOf(document: MailDocument): Reading {
  const root = document.documentElement
  const [title] = document.querySelectorAll('title')
  const reading: Reading = { root, title: visible(title?.textContent ?? ''), places: [], factTables: new Set() }
  const start = { language: '', direction: 'ltr', size: 16, passage: root, article: root, table: null }
  walk(root, start, reading)
  return reading
}

type Around = Pick<Place, 'language' | 'direction' | 'size' | 'passage' | 'article'> & { table: MailElement | null }

function walk(element: MailElement, around: Around, reading: Reading): void {
  const style = stylesOf(element)
  if (isHidden(element, style)) return
  const tag = element.tagName.toLowerCase()
  const children = [...element.childNodes]
  const inside: Around = {
    language: attribute(element, 'lang') ?? around.language,
    direction: attribute(element, 'dir')?.toLowerCase() ?? around.direction,
    size: printSize(element, style, around.size),
    passage: tag === 'li' || children.some(isHeaded) ? element : around.passage,
    article: attribute(element, 'role') === 'article' ? element : around.article,
    table: tag === 'table' ? element : around.table,
  }
  if ((tag === 'th' || tag === 'caption') && around.table !== null) reading.factTables.add(around.table)
  reading.places.push({ element, tag, words: wordsAmong(children), ...inside })
  for (const child of children) if (isElement(child)) walk(child, inside, reading)
}

/** Named as a screen reader does: by its label, else its words and the alt texts of its pictures. */
export function nameOf(element: MailElement): string {
  const label = visible(attribute(element, 'aria-label') ?? '')
  return label === '' ? visible(spoken(element)) : label
}

function spoken(node: MailNode): string {
  if (node.nodeType === 3) return node.textContent ?? ''
  if (!isElement(node) || isHidden(node)) return ''
  if (isPicture(node)) return ` ${attribute(node, 'alt') ?? ''} `
  if (/^br$/i.test(node.tagName)) return ' '
  return [...node.childNodes].map(spoken).join('')
}

/** Without invisible characters such as joiners and isolates, and with single spaces. */
export function visible(text: string): string {
  return text
    .replace(/\p{Cf}|\u034f/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function wordsAmong(nodes: readonly MailNode[]): string {
  const texts = nodes.map(({ nodeType, textContent }) => (nodeType === 3 ? (textContent ?? '') : ''))
  return texts.join(' ').trim()
}

function isHeading(node: MailNode): boolean {
  return isElement(node) && /^h[1-6]$/i.test(node.tagName)
}

/** A heading, or a text that begins with one on its own line. */
function isHeaded(node: MailNode): boolean {
  return isHeading(node) || (isElement(node) && [...node.childNodes].some(isRunInHeading))
}

function isRunInHeading(node: MailNode): boolean {
  return isHeading(node) && isElement(node) && stylesOf(node).get('display') === 'inline'
}

function isPicture(element: MailElement): boolean {
  return /^img$/i.test(element.tagName)
}

function isElement(node: MailNode): node is MailElement {
  return node.nodeType === 1
}
