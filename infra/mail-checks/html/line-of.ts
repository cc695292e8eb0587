// Where in its source an element stands: the parser keeps no places, but elements of one tag are in the same order in
// both.
import type { MailDocument, MailElement } from './mail-document.ts'

/** A line of the source counted from 1; the first where the element is in the tree alone. */
export function lineOf(element: MailElement, { source, document }: { source: string; document: MailDocument }): number {
  const tag = element.tagName.toLowerCase()
  const nth = [...document.querySelectorAll(tag)].indexOf(element)
  // What only Outlook reads stands in comments, and is no element.
  const read = source.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const opening = [...read.matchAll(new RegExp(`<${tag}(?=[\\s/>])`, 'gi'))][nth]
  return opening === undefined ? 1 : read.slice(0, opening.index).split('\n').length
}
