// The line of an element in its source: the parser keeps no positions, but elements with the same tag name are in the
// same order in both.
import type { MailDocument, MailElement } from './mail-document.ts'

/** A line of the source, from 1; the first if the element is only in the tree. */
export function lineOf(element: MailElement, { source, document }: { source: string; document: MailDocument }): number {
  const tag = element.tagName.toLowerCase()
  const nth = [...document.querySelectorAll(tag)].indexOf(element)
  // What only Outlook reads is in comments, and not an element.
  const read = source.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const opening = [...read.matchAll(new RegExp(`<${tag}(?=[\\s/>])`, 'gi'))][nth]
  return opening === undefined ? 1 : read.slice(0, opening.index).split('\n').length
}
