// Finds what extraction took out of a page, by comparing the lines of the article with those of the page. What reads
// like running text of the article is put back; everything else is listed with the reason, so that nothing is lost
// without a record.

import type { Box } from '../../html/box.ts'
import { isCaption, isQuoted, type Line } from '../../html/html-text.ts'
import { countWords } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { aligned } from '../elements/alignment.ts'
import { endsSentence } from '../elements/block.ts'
import { headsHighlights } from '../lines/highlights.ts'
import { kindOf } from '../lines/line-kind.ts'

export interface RemovedLine {
  text: string
  why: string
}

export interface Compared {
  /** The article, including what was put back. */
  lines: Line[]
  /** Those of its lines above the text that sum it up. */
  above: ReadonlySet<Line>
  removed: RemovedLine[]
}

/** @param extracted lines of the article as it was extracted
 * @param all lines of the whole page */
export function withRestoredText(extracted: Line[], all: Line[], title: string | null): Compared {
  const found = aligned(
    extracted.map(({ text }) => text),
    all.map(({ text }) => text),
  )
  // Extraction may remove the class of a caption; the whole page still has it.
  const isOwn = (at: number) => !isCaption(all[found[at] ?? -1] ?? noCaption)
  const kept = extracted.filter((_, at) => isOwn(at))
  const places = found.filter((_, at) => isOwn(at))
  const comparison = new RestoredText(all, places, title)
  const back = comparison.restored()
  const above = comparison.above(back)
  for (const place of above) back.add(place)
  return {
    lines: inserted(kept, places, all, back),
    above: new Set(above.map((place) => all[place] as Line)),
    removed: comparison.removed(back),
  }
}

const noCaption = { box: null, pictured: false }

/** What is not text on a page from which nothing was extracted. */
export function aside(all: readonly Line[]): RemovedLine[] {
  return all.filter(isCaption).map(({ text }) => ({ text, why: 'caption' }))
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of running text in a line that ends like a sentence. */
const prose = 12
/** Most lines that are put back; if more are missing, the page was not understood. */
const mostRestored = 200
/** Most boxes from a line up to the one that it shares with the article. */
const reach = 6
/** Most lines between the article and its continuation. */
const shortLines = 3
/** Fewest words of a line between title and text that sums up the text, and most such lines. */
const fewestAbove = 7
const longestAbove = 80
const fewestDated = 20
const mostAbove = 3
/** Share of a line that is links: above the first value the line is not text, above the second it is only links. */
const mostLinked = 0.3
const allLinked = 0.5

class RestoredText {
  readonly #all: readonly Line[]
  readonly #title: string | null
  readonly #kept: ReadonlySet<number>
  readonly #holding = new Set<Box>()
  /** For each box with lines of the article, the paths from it to them. */
  readonly #ways = new Map<Box, Set<string>>()
  readonly #first: number
  readonly #last: number
  /** Number of teasers of a sentence above the article, counted once if asked for. */
  #teasers: number | null = null

  constructor(all: readonly Line[], places: readonly number[], title: string | null) {
    this.#all = all
    this.#title = title
    this.#kept = new Set(places.filter((place) => place >= 0))
    const found = [...this.#kept].filter((place) => isProse(all[place]))
    this.#first = found[0] ?? all.length
    this.#last = found.at(-1) ?? -1
    for (const place of found) this.#learn(all[place]?.box ?? null)
  }

  restored(): Set<number> {
    const title = this.#titleBefore()
    const back = new Set<number>()
    for (const [place, line] of this.#all.entries()) {
      if (this.#kept.has(place) || !isProse(line) || isQuoted(line) || isCaption(line)) continue
      const boilerplate = this.#boilerplateOf(line)
      const isLead = title !== null && place > title && place < this.#first
      if (back.size >= mostRestored || (boilerplate !== null && !(isLead && this.#isOnlyTeaser(line)))) continue
      if (isLead || (this.#goesOn(place, back) && this.#isAlike(line))) back.add(place)
    }
    for (const place of this.#headsOfLists(back)) back.add(place)
    return back
  }

  /** Places between title and text that extraction took for labels: standfirsts without a full stop, or as headings. */
  above(back: ReadonlySet<number>): number[] {
    const title = this.#titleBefore()
    if (title === null) return []
    const header = headerAround(this.#all[title]?.box ?? null)
    const found: number[] = []
    for (let place = title + 1; place < this.#first; place += 1) {
      const line = this.#all[place]
      if (line === undefined || line.text === '' || line.level === 1) continue
      // The text begins here.
      if (back.has(place)) break
      if (!this.#kept.has(place) && this.#saysInShort(line, header)) found.push(place)
    }
    return found.length <= mostAbove ? found : []
  }

  #saysInShort(line: Line, header: Box | null): boolean {
    const name = line.box?.standfirst ?? line.box?.parent?.standfirst ?? null
    if (
      isQuoted(line) ||
      isCaption(line) ||
      line.linked > mostLinked ||
      (name === null && !line.heading && !isIn(line, header))
    )
      return false
    if (name !== 'named' && this.#boilerplateOf(line) !== null) return false
    const words = countWords(line.text)
    return (
      words >= fewestAbove &&
      words <= longestAbove &&
      !(words < fewestDated && readDate(line.text) !== null) &&
      couldBeText(line.text)
    )
  }

  /** Between title and text, the article's own teaser is alone; those of other articles come several at once. */
  #isOnlyTeaser(line: Line): boolean {
    if (this.#boilerplateOf(line) !== 'teaser' || line.linked > allLinked) return false
    this.#teasers ??= this.#all
      .slice(0, this.#first)
      .filter((one) => isProse(one) && this.#boilerplateOf(one) === 'teaser').length
    return this.#teasers === 1
  }

  /** Extraction takes the head of a list of highlights for a label and removes it, but leaves the list. */
  #headsOfLists(back: ReadonlySet<number>): number[] {
    return this.#all.slice(0, this.#first).flatMap(({ text }, place) => {
      if (this.#kept.has(place) || !headsHighlights(text)) return []
      let next = place + 1
      while (this.#all[next]?.text === '') next += 1
      return this.#kept.has(next) || back.has(next) ? [place] : []
    })
  }

  removed(back: ReadonlySet<number>): RemovedLine[] {
    return this.#all.flatMap((line, place) => {
      const isTold = this.#kept.has(place) || back.has(place) || !/[\p{L}\p{N}]/u.test(line.text)
      return isTold || line.text === this.#title ? [] : [{ text: line.text, why: this.#why(line) }]
    })
  }

  #why(line: Line): string {
    if (isQuoted(line)) return 'quotation of others'
    if (isCaption(line)) return 'caption'
    const boilerplate = this.#boilerplateOf(line)
    if (boilerplate !== null) return `removed as boilerplate: ${boilerplate}`
    if (line.linked > allLinked) return 'removed as boilerplate: links'
    return `removed as boilerplate: ${line.heading ? 'heading' : isProse(line) ? 'outside the article' : 'short line'}`
  }

  #learn(box: Box | null): void {
    let way = ''
    for (let at = box, steps = 0; at !== null; at = at.parent, steps += 1) {
      if (steps <= reach) {
        const ways = this.#ways.get(at) ?? new Set()
        this.#ways.set(at, ways.add(way))
        way = `${way} ${at.tag}`
      } else if (this.#holding.has(at)) return
      this.#holding.add(at)
    }
  }

  /** The line of the title before the first paragraph of the article. */
  #titleBefore(): number | null {
    for (let place = this.#first - 1; place >= 0; place -= 1) {
      const line = this.#all[place]
      if (line?.level === 1 || (line?.heading && line.text === this.#title)) return place
    }
    return null
  }

  /** True between two lines of the article, or right after its last one. */
  #goesOn(place: number, back: ReadonlySet<number>): boolean {
    if (place < this.#first) return false
    if (place < this.#last) return true
    let short = 0
    for (let at = place - 1; at > this.#last; at -= 1) {
      const line = this.#all[at]
      if (line === undefined || back.has(at)) return true
      const isOwn = this.#kept.has(at) || isCaption(line) || line.box?.tag === 'tbody'
      if (line.text !== '' && !line.heading && !isOwn) short += 1
      if (short > shortLines || (line.text !== '' && this.#boilerplateOf(line) !== null)) return false
      if (line.heading && !couldBeText(line.text)) return false
    }
    return true
  }

  /** True if it is set like other lines of the article, by the same path from a common box; a list counts as a
   * paragraph. */
  #isAlike({ box, linked }: Line): boolean {
    const list = linked <= mostLinked ? listAround(box) : null
    const isLost = list !== null && !this.#holding.has(list)
    let way = isLost ? ' p' : ''
    for (let at = isLost ? list.parent : box, steps = 0; at !== null && steps <= reach; at = at.parent, steps += 1) {
      if (this.#holding.has(at)) return this.#ways.get(at)?.has(way) ?? false
      way = `${way} ${at.tag}`
    }
    return false
  }

  /** The name of a box around the line, below the one that also contains the article. */
  #boilerplateOf({ box }: Line): string | null {
    for (let at = box; at !== null && !this.#holding.has(at); at = at.parent) {
      if (at.boilerplate !== null) return at.boilerplate
    }
    return null
  }
}

/** The list that a line is an item of. */
function listAround(box: Box | null): Box | null {
  const item = box?.tag === 'li' ? box : box?.parent
  return item?.tag === 'li' && /^[uo]l$/.test(item.parent?.tag ?? '') ? (item.parent ?? null) : null
}

/** The box that contains the title and little else. */
function headerAround(box: Box | null): Box | null {
  for (let at = box; at !== null; at = at.parent) if (at.tag === 'header' || at.tag === 'hgroup') return at
  return null
}

function isIn({ box }: Line, outer: Box | null): boolean {
  for (let at = box; outer !== null && at !== null; at = at.parent) if (at === outer) return true
  return false
}

/** True if its words are not those of a line around articles. */
function couldBeText(text: string): boolean {
  const kind = kindOf({ text, lines: [], gap: 0, words: countWords(text), ended: endsSentence(text) })
  return kind === 'text' || kind === 'short'
}

const isProse = (line: Line | undefined) =>
  line !== undefined && !line.heading && endsSentence(line.text) && countWords(line.text) >= prose

/** Puts each line back after the last line of the article that precedes it on the page. */
function inserted(kept: Line[], places: readonly number[], all: readonly Line[], back: ReadonlySet<number>): Line[] {
  const waiting = [...back].sort((a, b) => a - b)
  const out: Line[] = []
  const blank = () => {
    if (out.length > 0 && out.at(-1)?.text !== '')
      out.push({ text: '', heading: false, level: 0, box: null, linked: 0, pictured: false })
  }
  const putBack = (before: number) => {
    for (let next = waiting[0]; next !== undefined && next < before; next = waiting[0]) {
      waiting.shift()
      blank()
      out.push(all[next] as Line)
      blank()
    }
  }
  for (const [at, line] of kept.entries()) {
    const place = places[at] ?? -1
    if (place >= 0) putBack(place)
    if (line.text === '') blank()
    else out.push(place >= 0 ? (all[place] as Line) : line)
  }
  putBack(Number.POSITIVE_INFINITY)
  return out
}
