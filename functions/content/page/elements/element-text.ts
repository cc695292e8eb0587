// Reads the text of an element as its readers see it: what blocks or styles separate stays separate.
import { filed, openerAlone } from './signing-words.ts'

export interface Node {
  nodeType: number
  nodeName: string
  textContent: string
  childNodes: Iterable<Node>
  getAttribute?(name: string): string | null
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BR DD DIV DL DT FOOTER H1 H2 H3 H4 H5 H6 HEADER LI OL P SECTION TABLE TD TR UL'.split(' '),
)
const silent = new Set('SCRIPT STYLE TEMPLATE SVG NOSCRIPT'.split(' '))
/** Most nodes of one element that are examined. Chosen, not measured. */
const mostNodes = 500
const isText = 3
const isElement = 1

/** @example textOf(element('<p>By <b>Ann Lee</b><i>Hill Post</i></p>'), 200) // 'By Ann Lee | Hill Post' */
export function textOf(node: Node, longest: number): string {
  const reading = { text: '', left: mostNodes }
  collect(node, reading, longest)
  return reading.text
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .replace(/(?: ?\| ?)+/g, ' | ')
    .replace(/^[ |]+|[ |]+$/g, '')
    .replace(/ \| (and|und|et|y|e|en|og|och|&|,) (?:\| )?| (and|und|et|y|e|en|og|och|&|,) \| /giu, joined)
    .replace(/^([^|]{1,30}) \| /u, (whole, first: string) => (openerAlone.test(first) ? `${first} ` : whole))
}

/** What is read of an element's text, kept for it: what is around a hundred names or times may be the whole page, and
 * each of them asks. */
export function oncePerElement<T extends {}>(of: (text: string) => T): (element: Pick<Node, 'textContent'>) => T {
  const known = new WeakMap<Pick<Node, 'textContent'>, T>()
  return (element) => {
    const found = known.get(element) ?? of(element.textContent)
    known.set(element, found)
    return found
  }
}

const joined = (_: string, one = '', other = '') => ((one || other) === ',' ? ', ' : ` ${one || other} `)

interface Reading {
  text: string
  /** Nodes that may still be examined. */
  left: number
}

function collect(node: Node, reading: Reading, longest: number): void {
  for (const child of node.childNodes) {
    if (reading.text.length > longest || reading.left <= 0) return
    reading.left -= 1
    if (child.nodeType === isText) append(reading, child.textContent)
    if (child.nodeType !== isElement || silent.has(child.nodeName.toUpperCase()) || isFiling(child)) continue
    const isBlock = blocks.has(child.nodeName.toUpperCase())
    if (isBlock) reading.text += ' | '
    collect(child, reading, longest)
    if (isBlock) reading.text += ' | '
  }
}

/** A link to the texts on the same subject: no name of a line that signs. */
const isFiling = (node: Node) => filed.test(node.getAttribute?.('rel') ?? '')

/** A name at the end of one element and a capital or number at the start of the next are not one word. */
function append(reading: Reading, text: string): void {
  const glued = /[\p{L}\p{N}.]$/u.test(reading.text) && /^(?:[\p{Lu}\p{N}@]|[\w.-]{1,60}@)/u.test(text)
  reading.text += glued ? ` | ${text}` : text
}
