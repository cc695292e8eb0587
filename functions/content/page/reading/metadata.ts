// Reads author, publication and source line from the lines of a page (its day: `dateline.ts`), before anything is
// removed; each value with its line, and `null` if the page does not say (promise C3).

import { splitSentences } from '../../language/sentences/sentence.ts'
import type { Known } from '../../types.ts'
import { readDate } from '../days/date.ts'
import type { KindBlock } from '../lines/split.ts'
import { readByline, signedSentence } from '../names/byline.ts'
import { publicationIn } from '../names/imprint.ts'
import { isPerson } from '../names/lone-signature.ts'
import { outletOfContributors, outletOfSigner, outletOfStaff, outletWithDate } from '../names/outlet.ts'
import { datePrefix } from '../text/dateline.ts'

export interface Metadata {
  byline: Known<string>[]
  role: Known<string>
  publication: Known<string>
  sourceLine: Known<string>
  /** Sentences in the same line as the date or the byline: a standfirst. */
  beside: Known<string>
}

const nothing: Metadata = {
  byline: [],
  role: null,
  publication: null,
  sourceLine: null,
  beside: null,
}

/** Everything but the date. `front`: the blocks before the body, `back`: those after it; both may contain other things
 * than metadata. */
export function readMetadata(front: KindBlock[], back: KindBlock[], title: KindBlock | null): Metadata {
  const found: Metadata = { ...nothing, byline: [] }
  const all = [...front, ...back]
  const signature = signatureAmong(front, title)
  for (const block of front) readFront(block, found, block === signature ? all : null)
  if (signature !== null) found.publication ??= outletBeside(front, front.indexOf(signature))
  for (const block of all) readAnywhere(block, found)
  for (const [at, block] of back.entries()) {
    const isOther = [back[at - 1], back[at + 1]].some((one) => one?.marked === true || one?.kind === 'teaser')
    readBack(block, found, isOther ? null : all)
  }
  // If nothing else does, the line that signs the article says where it comes from.
  if (signature) found.sourceLine ??= known(signature.text, signature)
  return found
}

/** Number of lines after the title in which one word can be a name; in menus it cannot (`By Course`). */
const behindTitle = 8

/** Names a person wherever it comes. */
const isNamed = ({ text }: KindBlock) => (readByline(text)?.names[0]?.includes(' ') ?? false) || readDate(text) !== null

/** The line that signs: the first after the title, else the last before it. */
function signatureAmong(front: KindBlock[], title: KindBlock | null): KindBlock | null {
  const titleAt = title === null ? -1 : front.indexOf(title)
  const signed = front.flatMap((block, at) => {
    if (block.kind !== 'byline') return []
    const near = titleAt >= 0 && at > titleAt && at <= titleAt + behindTitle
    return near || isNamed(block) ? [{ block, behind: titleAt >= 0 && at > titleAt }] : []
  })
  return (signed.find(({ behind }) => behind) ?? signed.at(-1))?.block ?? null
}

/** Lines, counted from the one that signs, in which the signature may continue. */
const besideSignature = [1, 2, -1]

/** Where it is printed, in the line after a signature, alone or with its day: `The Herald, 7 January 2022`. */
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

/** `page`: the blocks of the page if the block signs, else `null`. */
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

/** Number of first characters of a line within which its date must end, and most words of a line after the text that
 * says who its writer is. Chosen by reading; what more or less of each moves: docs/decisions/094. */
const dateWithin = 160
const longestBiography = 30

/** What follows the date in a line with one; otherwise the whole line. */
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

/** `page`: the blocks of the page if the block can sign, else, beside the title of another article, `null`. */
function readBack(block: KindBlock, found: Metadata, page: KindBlock[] | null): void {
  if (page !== null && block.kind === 'byline' && found.byline.length === 0 && isNamed(block))
    readSignature(block, found, page)
  const isShort = block.kind === 'bio' && !block.ended && block.words <= longestBiography
  if (isShort && !/\bcontributed\b|^about the\b|@/i.test(block.text)) found.role ??= known(block.text, block)
}
