// Finds in an email's own HTML what would prevent people from reading it who listen to it, enlarge it or cannot see its
// pictures. `npm run test:browser` checks again, in a browser with axe.

import { attribute } from '../html/inline-style.ts'
import type { MailDocument, MailElement } from '../html/mail-document.ts'
import { type Found, nameOf, type Reading, readingOf } from '../html/read-aloud.ts'
import { foreignWords } from './foreign-words.ts'
import { linkBarriers } from './link-words.ts'
import { pageBarriers } from './page-language.ts'
import { shapeBarriers } from './shape.ts'

/** Something that prevents people from reading the email. */
export interface Barrier {
  /** e.g. `Headings` */
  rule: string
  /** The first of its kind, e.g. `<h3 id="dam">` and its words. */
  element: string
  reason: string
  remedy: string
  /** Number of further elements. */
  others: number
}

const rules: ((reading: Reading) => Found[])[] = [pageBarriers, foreignWords, shapeBarriers, linkBarriers]

/** All barriers, each with its place. */
export function barriersAt(document: MailDocument): Found[] {
  const reading = readingOf(document)
  return rules.flatMap((find) => find(reading))
}

/** Each kind of mistake once, at its first place. */
export function barriersIn(document: MailDocument): Barrier[] {
  const barriers = new Map<string, Barrier>()
  for (const { rule, element, reason, remedy } of barriersAt(document)) {
    const key = `${rule} ${reason}`
    const known = barriers.get(key)
    if (known === undefined) barriers.set(key, { rule, element: called(element), reason, remedy, others: 0 })
    else known.others += 1
  }
  return [...barriers.values()]
}

/** @example '<p> “Both towns agreed in spring to build the bridge”' */
function called(element: MailElement): string {
  const id = attribute(element, 'id')
  const tag = `<${element.tagName.toLowerCase()}${id === undefined ? '' : ` id="${id}"`}>`
  const name = nameOf(element)
  if (name === '' || /^(?:html|body)$/i.test(element.tagName)) return tag
  return `${tag} “${[...name].length > 50 ? `${[...name].slice(0, 49).join('').trimEnd()}…` : name}”`
}
