// Decides what a line is by the lines around it: repeated on the page, one of a list of teasers, a reader's comment.

import { hasVerb } from '../../language/sentences/has-verb.ts'
import { plain } from '../../language/words/fold.ts'
import { withoutHighlights } from './highlights.ts'
import { titleShaped } from './line-kind.ts'
import { withoutOffers } from './offers.ts'
import { headsComment, type KindBlock } from './split.ts'

/** The blocks of a page, with the kinds that cannot be told from a line alone. */
export function inContext(blocks: KindBlock[], listed: ReadonlySet<number> = new Set()): KindBlock[] {
  const own = withoutOffers(withoutRepeated(withoutHeads(blocks)), listed)
  return withoutHighlights(withoutNotes(withoutTruncated(own)), listed)
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of a line without an end mark that may head an offer. */
const headOfOffer = 6

/** `The Harbour Letter`, right above a line that asks readers to sign up. */
function withoutHeads(blocks: KindBlock[]): KindBlock[] {
  return blocks.map((block, at) => {
    const isHead = (block.kind === 'text' || block.kind === 'short') && !block.ended && block.words <= headOfOffer
    return isHead && blocks[at + 1]?.kind === 'sign-up' ? { ...block, kind: 'sign-up' as const } : block
  })
}

/** Share of the running text up to which paragraphs that begin with `[1]` are notes: courts number all paragraphs. */
const mostNotes = 0.3

function withoutNotes(blocks: KindBlock[]): KindBlock[] {
  const wordsOf = (some: readonly KindBlock[]) => some.reduce((sum, { words }) => sum + words, 0)
  const text = blocks.filter(({ kind }) => kind === 'text')
  const notes = new Set(text.filter((block) => /^\[\d{1,3}\] \S/.test(block.text)))
  if (notes.size === 0 || wordsOf([...notes]) > mostNotes * wordsOf(text)) return blocks
  return blocks.map((block) => (notes.has(block) ? { ...block, kind: 'note' as const } : block))
}

/** Number of first characters by which two lines are the same. */
const sameStart = 80
/** Fewest words of a sentence that may be a caption; titles are repeated, too. */
const captionWords = 12
/** Fewest times that one is printed. */
const fewestAgain = 3

/** A caption printed for every picture of a gallery: several times, twice in a row. */
function withoutRepeated(blocks: KindBlock[]): KindBlock[] {
  const keys = blocks.map((block) =>
    block.kind === 'text' && block.words >= captionWords ? plain(block.text.slice(0, sameStart)) : '',
  )
  const counts = new Map<string, number>()
  const inRow = new Set(keys.filter((key, at) => key !== '' && key === keys[at + 1]))
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return blocks.map((block, at) => {
    const key = keys[at] ?? ''
    return inRow.has(key) && (counts.get(key) ?? 0) >= fewestAgain ? { ...block, kind: 'caption' } : block
  })
}

/** Most words of a subheading that ends like a sentence, and fewest of the paragraphs around it. */
const subheading = 6
const paragraph = 15

/** `Dead on arrival.`: a few words without a verb between two paragraphs are a subheading. For English blocks. */
export function withSubheadings(blocks: KindBlock[]): KindBlock[] {
  const isParagraph = (block: KindBlock | undefined) => block?.kind === 'text' && block.words >= paragraph
  return blocks.map((block, at) => {
    const few =
      block.kind === 'text' &&
      block.ended &&
      block.words <= subheading &&
      !block.text.endsWith(':.') &&
      /^(?:\d{1,2}\. )?\p{Lu}/u.test(block.text)
    if (!few || !isParagraph(blocks[at - 1]) || !isParagraph(blocks[at + 1]) || hasVerb(block.text)) return block
    return { ...block, kind: 'short' }
  })
}

/** Most words of such a line, and number of others that must be within three lines of it. */
const longestCut = 60
const fewestNear = 2

/** Most words of a line that only heads a list, and of an entry of it. */
const bareHead = 4
const longestEntry = 12

/** Marks a list of other articles inside the body: its head, and the lines without an end mark right below it. */
export function withoutTeasers(inner: KindBlock[]): KindBlock[] {
  let [inTeasers, inList] = [false, false]
  return inner.map((block) => {
    const isEntry = inList && !block.ended && block.words <= longestEntry
    if (block.kind === 'teaser') {
      inTeasers = true
      inList = block.words <= bareHead
    } else if (inTeasers) inTeasers = isEntry || (block.kind !== 'text' && (block.gap === 0 || titleShaped(block)))
    inList &&= inTeasers
    return inTeasers && (block.kind === 'short' || isEntry) ? { ...block, kind: 'teaser' as const } : block
  })
}

/** Marks lines cut off with dots, near one another: titles of other articles. */
function withoutTruncated(blocks: KindBlock[]): KindBlock[] {
  const cut = blocks.map(
    (block) =>
      block.words <= longestCut && /[\p{L}\p{N},][.]{3}$|[\p{L}\p{N},] ?…$|\[(?:…|\.\.\.)\]$/u.test(block.text),
  )
  return blocks.map((block, at) => {
    const near = [at - 3, at - 2, at - 1, at + 1, at + 2, at + 3].filter((other) => cut[other]).length
    return block.kind === 'text' && cut[at] && near >= fewestNear ? { ...block, kind: 'teaser' } : block
  })
}

/** Fewest words of text before the head of the comments for it to end an article, without a comment right below it and
 * with one. */
const fewestWords = { above: 100, aboveComment: 40 }
/** Fewest words of running text, and number of lines below the head of the comments in which the first must begin. */
const prose = 12
const commentWithin = 5

/** Index of the block with which readers' comments begin; the number of blocks if there are none. */
export function beforeComments(blocks: KindBlock[]): number {
  let words = 0
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'text' && block.words >= prose) words += block.words
    if (block.kind !== 'comments' || words < fewestWords.aboveComment) continue
    if (words >= fewestWords.above || blocks.slice(at + 1, at + 1 + commentWithin).some(headsComment)) return at
  }
  return blocks.length
}
