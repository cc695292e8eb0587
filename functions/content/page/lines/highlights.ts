// Finds a list of highlights above the text ("Key points" with bullets), which sums up the text: it is not the author's
// running text, and no story may open with it.
import { contentStems } from '../../language/words/terms.ts'
import type { KindBlock } from './split.ts'

/** How sites head such a list, in the languages that we read. */
const head = new RegExp(
  `^\\W{0,3}(?:(?:ai|ki|ia)[ -](?:generated )?)?(?:${[
    '(?:story|article|news|key|top|main|the) (?:highlights|points|takeaways|facts|findings|developments)',
    'highlights|(?:the )?key (?:points|takeaways|facts)|takeaways|fast facts|quick (?:facts|read)|bullet points',
    "(?:[\\p{L}’']{1,20} ){0,3}at a glance|in (?:brief|short)|tl;?dr|the (?:gist|essentials|short version)|summary",
    '(?:what|things|what you) (?:you )?need to know|(?:what|things) to know|need to know|what we know(?: so far)?',
    'auf einen blick|das wichtigste(?: in kürze| zusammengefasst)?|kernpunkte|zusammenfassung|kurz (?:und bündig|gesagt)',
    "l['’]essentiel|en bref|(?:les )?points (?:clés|forts)|à retenir|résumé",
    '(?:los )?puntos (?:clave|principales)|(?:las )?claves|lo más destacado|en resumen|(?:os )?pontos principais|em resumo',
    'in (?:breve|sintesi)|(?:i )?punti (?:chiave|principali)|öne çıkanlar|özet|главное|коротко|головне|стисло',
    'أبرز النقاط|أهم النقاط|باختصار',
  ].join('|')})\\W{0,3}(?:\\([^()]{1,30}\\))?\\W{0,3}$`,
  'iu',
)

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of text that may come above the list: a standfirst. */
const mostAbove = 80
/** Most words of an item if the list is set off from the text, and if not; fewest and most items of one that is not. */
const longestSetOff = 40
const longestItem = 24
const mostItems = 12
const mostUnmarked = 5
const fewestItems = 2
/** Fewest words of text that must follow, and the share of an item's words that the text must use too. */
const fewestBehind = 40
const said = 0.5
/** Share of the items that must meet that; most words of one; most characters of the line that heads them. */
const leastRepeated = 0.5
const fewestOfItem = 2
const longestHead = 60

/** @example headsHighlights('Key points:') // true */
export const headsHighlights = (text: string): boolean => text.length <= longestHead && head.test(text)

/** The blocks of a page, with such a list and its head marked. `listed`: lines that the page marks as items of a
 * list. */
export function withoutHighlights(blocks: KindBlock[], listed: ReadonlySet<number>): KindBlock[] {
  const text = new TextBehind(blocks)
  let above = 0
  for (const [at, block] of blocks.entries()) {
    if (above > mostAbove) return blocks
    const items = isHead(block) ? itemsUnder(blocks, at, { listed, text }) : 0
    if (items >= fewestItems)
      return blocks.map((one, n) => (n >= at && n <= at + items ? { ...one, kind: 'highlights' as const } : one))
    if (block.kind === 'text') above += block.words
  }
  return blocks
}

const isHead = ({ text, kind }: KindBlock) => kind !== 'quotation' && headsHighlights(text)

/** Number of blocks after the head that are items of the list; 0 if the text does not repeat what they say. */
function itemsUnder(blocks: KindBlock[], at: number, { listed, text: whole }: Around): number {
  const found = candidates(blocks.slice(at + 1, at + 1 + mostItems + 1), listed)
  let { count } = found
  const from = at + 1 + count
  if (count === 0 || whole.words(from) < fewestBehind) return 0
  const repeats = blocks.slice(at + 1, from).map(({ text }) => isSaid(text, (stem) => whole.says(stem, from)))
  // An item that a blank line separates from the text remains one, even if the text says it in other words.
  const isLast = (n: number) => repeats[n] || (found.parted && (blocks[at + 1 + n]?.words ?? 0) <= longestItem)
  while (count > 0 && !isLast(count - 1)) count -= 1
  const repeated = repeats.slice(0, count).filter(Boolean).length
  return repeated > leastRepeated * count ? count : 0
}

function isSaid(text: string, says: (stem: string) => boolean): boolean {
  const stems = contentStems(text)
  return stems.length > 0 && stems.filter(says).length >= said * stems.length
}

interface Around {
  listed: ReadonlySet<number>
  text: TextBehind
}

/** What the running text says from a block on: read once, however many heads a page has. */
class TextBehind {
  readonly #blocks: readonly KindBlock[]
  #read: { last: Map<string, number>; words: number[] } | null = null

  constructor(blocks: readonly KindBlock[]) {
    this.#blocks = blocks
  }

  words(from: number): number {
    return this.#reading().words[from] ?? 0
  }

  says(stem: string, from: number): boolean {
    return (this.#reading().last.get(stem) ?? -1) >= from
  }

  #reading() {
    if (this.#read !== null) return this.#read
    const last = new Map<string, number>()
    const words: number[] = []
    for (const [at, { kind, text }] of this.#blocks.entries())
      if (kind === 'text') for (const stem of contentStems(text)) last.set(stem, at)
    for (let at = this.#blocks.length - 1; at >= 0; at -= 1) {
      const { kind = 'short', words: own = 0 } = this.#blocks[at] ?? {}
      words[at] = (words[at + 1] ?? 0) + (kind === 'text' ? own : 0)
    }
    this.#read = { last, words }
    return this.#read
  }
}

const bullet = /^[-–—•*·▪●►▸✓»‣◦■]\s*\S/u

/** Up to the end of a run of bullets, or of lines with no blank line between them; otherwise up to the first line that
 * is too long for an item, or is a sentence if the first items are not. `parted`: a blank line ends them. */
function candidates(following: KindBlock[], listed: ReadonlySet<number>): { count: number; parted: boolean } {
  const [first, second] = following
  if (first === undefined || second === undefined) return { count: 0, parted: false }
  const isMarked = ({ text, lines }: KindBlock) => bullet.test(text) || listed.has(lines[0] ?? 0)
  const marked = isMarked(first)
  const gap = following.findIndex((block, n) => n > 0 && block.gap > 0)
  const tight = !marked && gap > 1
  const bare = !first.ended && !second.ended
  const longest = marked || tight ? longestSetOff : longestItem
  const end = following.findIndex((block, n) => {
    if (!itemKinds.has(block.kind) || block.words < fewestOfItem || block.words > longest || n >= mostItems) return true
    if (n === 0) return false
    if (marked) return !isMarked(block)
    return tight ? n >= gap : n >= mostUnmarked || (bare && block.ended)
  })
  return { count: Math.max(end, 0), parted: tight && end === gap }
}

const itemKinds = new Set(['text', 'short', 'date', 'caption', 'navigation'])
