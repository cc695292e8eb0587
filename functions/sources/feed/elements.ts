// Finds elements of a feed by name, and the text inside them.
import type { XmlElement } from './xml-tree.ts'

export const childrenOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string')

/** Children with these names, in the order of the names, then of the document. */
export function named(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  const children = childrenOf(element)
  return names.flatMap((name) => children.filter((child) => child.name === name))
}

/** All text inside, decoded. */
export function textIn(element: XmlElement): string {
  const parts: string[] = []
  for (const child of element.children) parts.push(typeof child === 'string' ? child : textIn(child))
  return parts.join('')
}

/** One line without control characters; `null` if nothing is left, or the document ends inside the element. */
export function lineIn(element: XmlElement | undefined): string | null {
  if (element === undefined || element.cut) return null
  return oneLine(textIn(element))
}

export function oneLine(text: string): string | null {
  const line = withoutControls(text).replace(/\s+/g, ' ').trim()
  return line === '' ? null : line
}

/** Including characters that change the direction of all following text. */
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ufeff\ufffe\uffff]/g

export const withoutControls = (text: string): string => text.replace(controls, '').toWellFormed()

/** Elements with these names at any depth, but not inside one another, in the order of the document. */
export function within(element: XmlElement, names: ReadonlySet<string>, most: number): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (at: XmlElement) => {
    for (const child of childrenOf(at)) {
      if (found.length >= most) return
      if (names.has(child.name)) found.push(child)
      else if (child.name !== 'source') visit(child)
    }
  }
  visit(element)
  return found
}
