// Author, publication and source line by the lines of a page (its day: `dateline.ts`): read before anything is
// stripped, each value with the line it stands in, and `null` where the page does not say (promise C3).

import { splitSentences } from '../language/sentence.ts'
import type { Known } from '../types.ts'
import { readByline, signedSentence } from './byline.ts'
import { readDate } from './date.ts'
import { datePrefix } from './dateline.ts'
import { isPerson } from './lone-signature.ts'
import { outletOfContributors, outletOfSigner, outletOfStaff, outletWithDate } from './outlet.ts'
import { publicationIn } from './publication.ts'
import type { KindBlock } from './split.ts'

export interface Metadata {
  byline: Known<string>[]
  role: Known<string>
  publication: Known<string>
  sourceLine: Known<string>
  /** Sentences that stand on a line with the date or the byline and are neither: a standfirst. */
  beside: Known<string>
}

const nothing: Metadata = {
  byline: [],
  role: null,
  publication: null,
  sourceLine: null,
  beside: null,
}

/** All but the date. `front` are the blocks before the body, `back` those behind it; both may hold what is no metadata
 * at all. */
export function readMetadata(front: KindBlock[], back: KindBlock[], title: KindBlock | null): Metadata {
  const found: Metadata = { ...nothing, byline: [] }
  const all = [...front, ...back]
  const signature = signatureAmong(front, title)
  for (const block of front) readFront(block, found, block === signature ? all : null)
  if (signature !== null) found.publication ??= outletBeside(front, front.indexOf(signature))
  for (const block of all) readAnywhere(block, found)
  for (const block of back) readBack(block, found, all)
  // Without another source, the line that signs the article says where it comes from.
  if (signature) found.sourceLine ??= known(signature.text, signature)
  return found
}

/** Lines behind the title in which one word can be a name: in menus it is none (`By Course`). */
const behindTitle = 8

/** Names somebody wherever it stands. */
const isNamed = ({ text }: KindBlock) => (readByline(text)?.names[0]?.includes(' ') ?? false) || readDate(text) !== null

/** The line that signs: the first behind the title, else the last one before it. */
function signatureAmong(front: KindBlock[], title: KindBlock | null): KindBlock | null {
  const titleAt = title === null ? -1 : front.indexOf(title)
  const signed = front.flatMap((block, at) => {
    if (block.kind !== 'byline') return []
    const near = titleAt >= 0 && at > titleAt && at <= titleAt + behindTitle
    return near || isNamed(block) ? [{ block, behind: titleAt >= 0 && at > titleAt }] : []
  })
  return (signed.find(({ behind }) => behind) ?? signed.at(-1))?.block ?? null
}

/** Lines around the one that signs, in which it goes on. */
const besideSignature = [1, 2, -1]

/** Where it is printed, in the next line of a signature, with its day or alone: `The Herald, 7 January 2022`. */
function outletBeside(front: KindBlock[], at: number): Known<string> {
  for (const step of besideSignature) {
    const block = front[at + step]
    if (block === undefined || (block.kind !== 'date' && block.kind !== 'short')) continue
    const outlet = outletWithDate(block.text)
    if (outlet !== null) return known(outlet, block)
  }
  return null
}

const known = (value: string, block: KindBlock): Known<string> => ({ value, line: block.lines[0] ?? 0 })

/** `page`: the blocks of the page where the block signs. */
function readFront(block: KindBlock, found: Metadata, page: KindBlock[] | null): void {
  if (page !== null) readSignature(block, found, page)
  const outlet = block.kind === 'short' || block.kind === 'byline' ? outletOfSigner(block.text) : null
  if (outlet) found.publication ??= known(outlet, block)
  const rest = behindDate(block)
  if (block.kind !== 'text') return
  const sentences = splitSentences(rest)
  const signed = sentences.map(signedSentence)
  if (!signed.some((one) => one !== null)) return
  for (const one of signed) {
    if (one === null) continue
    if (found.byline.length === 0) found.byline = [known(one.name, block)]
    if (one.role) found.role ??= known(one.role, block)
    if (one.publication) found.publication ??= known(one.publication, block)
    found.sourceLine ??= known(one.sentence, block)
  }
  const others = sentences.filter((_, n) => signed[n] === null).join(' ')
  if (others !== '') found.beside ??= known(others, block)
}

function readSignature(block: KindBlock, found: Metadata, page: KindBlock[]): void {
  const byline = readByline(block.text)
  if (byline === null) return
  const names = [...byline.names, ...byline.maybe.filter((name) => isPerson(name, page))]
  if (found.byline.length === 0) found.byline = names.map((name) => known(name, block))
  if (byline.role) found.role ??= known(byline.role, block)
  const publication = publicationIn(block.text) ?? byline.outlet
  if (publication) found.publication ??= known(publication, block)
}

/** Characters of a line in which its date ends, and words of a line behind the text that says who its writer is. Chosen
 * by reading; what more or less of each moves: docs/decisions/094. */
const dateWithin = 160
const longestBiography = 30

/** What stands behind the date in a line that carries one; the whole line where it carries none. */
function behindDate(block: KindBlock): string {
  const head = block.text.slice(0, dateWithin)
  const date = readDate(head)
  const isDateLine = block.kind === 'date' || block.kind === 'byline' || (date !== null && datePrefix(head, date))
  return date === null || !isDateLine ? block.text : block.text.slice(date.end).trim()
}

function readAnywhere(block: KindBlock, found: Metadata): void {
  if (block.kind === 'source') found.sourceLine ??= known(block.text, block)
  const outlet = outletOfStaff(block.text) ?? outletOfContributors(block.text)
  if (outlet) found.publication ??= known(outlet, block)
  if (block.kind === 'sign-up' || block.kind === 'footer') {
    const publication = publicationIn(block.text)
    if (publication) found.publication ??= known(publication, block)
  }
}

function readBack(block: KindBlock, found: Metadata, page: KindBlock[]): void {
  if (block.kind === 'byline' && found.byline.length === 0 && isNamed(block)) readSignature(block, found, page)
  const isShort = block.kind === 'bio' && !block.ended && block.words <= longestBiography
  if (isShort && !/\bcontributed\b|^about the\b|@/i.test(block.text)) found.role ??= known(block.text, block)
}
