// What extraction took out of a page, found by comparing the lines of the article with those of the page: what reads as
// running text of the article is put back, all else is told with the reason. Nothing is lost in silence.

import type { Box } from '../html/box.ts'
import { isCaption, isQuoted, type Line } from '../html/html-text.ts'
import { countWords } from '../language/fold.ts'
import { aligned } from './alignment.ts'
import { endsSentence } from './block.ts'
import { readDate } from './date.ts'
import { headsHighlights } from './highlights.ts'
import { kindOf } from './line-kind.ts'

export interface RemovedLine {
  text: string
  why: string
}

export interface Compared {
  /** The article, with what was put back. */
  lines: Line[]
  /** Those of them that say in short, above the text, what it tells. */
  above: ReadonlySet<Line>
  removed: RemovedLine[]
}

/** @param extracted lines of the article as it was extracted; `all` those of the whole page */
export function withRestoredText(extracted: Line[], all: Line[], title: string | null): Compared {
  const found = aligned(
    extracted.map(({ text }) => text),
    all.map(({ text }) => text),
  )
  // Extraction may take its class from a caption; the whole page still has it.
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

/** What of a page that nothing was extracted from is no text of it. */
export function aside(all: readonly Line[]): RemovedLine[] {
  return all.filter(isCaption).map(({ text }) => ({ text, why: 'caption' }))
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Words from which a line that ends like a sentence is running text. */
const prose = 12
/** Lines that are put back at most; where more are missing, the page is none that is understood. */
const mostRestored = 200
/** Boxes from a line up to the one that it shares with the article. */
const reach = 6
/** Lines that may stand between the article and what goes on with it. */
const shortLines = 3
/** Words of a line between title and text that tells what the text does, and how many of them there may be. */
const fewestAbove = 7
const longestAbove = 80
const fewestDated = 20
const mostAbove = 3
/** Share of a line that is links, from which it is none of them, and from which it is nothing but links. */
const mostLinked = 0.3
const allLinked = 0.5

class RestoredText {
  readonly #all: readonly Line[]
  readonly #title: string | null
  readonly #kept: ReadonlySet<number>
  readonly #holding = new Set<Box>()
  /** For each box that holds lines of the article, the ways from it to them. */
  readonly #ways = new Map<Box, Set<string>>()
  readonly #first: number
  readonly #last: number

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
      const furniture = this.#furnitureOf(line)
      const isLead = title !== null && place > title && place < this.#first
      if (back.size >= mostRestored || (furniture !== null && !(isLead && this.#isOnlyTeaser(line)))) continue
      if (isLead || (this.#goesOn(place, back) && this.#isAlike(line))) back.add(place)
    }
    for (const place of this.#headsOfLists(back)) back.add(place)
    return back
  }

  /** Places between title and text of what extraction took for labels: standfirsts without a stop, or as headings. */
  above(back: ReadonlySet<number>): number[] {
    const title = this.#titleBefore()
    if (title === null) return []
    const header = headerAround(this.#all[title]?.box ?? null)
    const found: number[] = []
    for (let place = title + 1; place < this.#first; place += 1) {
      const line = this.#all[place]
      if (line === undefined || line.text === '' || line.level === 1) continue
      // The text itself begins here.
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
    if (name !== 'named' && this.#furnitureOf(line) !== null) return false
    const words = countWords(line.text)
    return (
      words >= fewestAbove &&
      words <= longestAbove &&
      !(words < fewestDated && readDate(line.text) !== null) &&
      couldBeText(line.text)
    )
  }

  /** Between title and text stands the one teaser of the article itself; those of others come in numbers. */
  #isOnlyTeaser(line: Line): boolean {
    if (this.#furnitureOf(line) !== 'teaser' || line.linked > allLinked) return false
    return (
      this.#all.slice(0, this.#first).filter((one) => isProse(one) && this.#furnitureOf(one) === 'teaser').length === 1
    )
  }

  /** Extraction takes the head of a list of highlights for a label, and leaves the list. */
  #headsOfLists(back: ReadonlySet<number>): number[] {
    return this.#all.slice(0, this.#first).flatMap(({ text }, place) => {
      if (this.#kept.has(place) || !headsHighlights(text)) return []
      const next = this.#all.findIndex((line, at) => at > place && line.text !== '')
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
    const furniture = this.#furnitureOf(line)
    if (furniture !== null) return `removed as furniture: ${furniture}`
    if (line.linked > allLinked) return 'removed as furniture: links'
    return `removed as furniture: ${line.heading ? 'heading' : isProse(line) ? 'outside the article' : 'short line'}`
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

  /** Between two lines of the article, or right behind its last one. */
  #goesOn(place: number, back: ReadonlySet<number>): boolean {
    if (place < this.#first) return false
    if (place < this.#last) return true
    let short = 0
    for (let at = place - 1; at > this.#last; at -= 1) {
      const line = this.#all[at]
      if (line === undefined || back.has(at)) return true
      const isOwn = this.#kept.has(at) || isCaption(line) || line.box?.tag === 'tbody'
      if (line.text !== '' && !line.heading && !isOwn) short += 1
      if (short > shortLines || (line.text !== '' && this.#furnitureOf(line) !== null)) return false
      if (line.heading && !couldBeText(line.text)) return false
    }
    return true
  }

  /** Set like other lines of the article, by the same way from a box that holds both; a list is as a paragraph. */
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

  /** What a box around the line calls itself, below the one that holds the article too. */
  #furnitureOf({ box }: Line): string | null {
    for (let at = box; at !== null && !this.#holding.has(at); at = at.parent) {
      if (at.furniture !== null) return at.furniture
    }
    return null
  }
}

/** The list that a line is an item of. */
function listAround(box: Box | null): Box | null {
  const item = box?.tag === 'li' ? box : box?.parent
  return item?.tag === 'li' && /^[uo]l$/.test(item.parent?.tag ?? '') ? (item.parent ?? null) : null
}

/** What holds the title and little else. */
function headerAround(box: Box | null): Box | null {
  for (let at = box; at !== null; at = at.parent) if (at.tag === 'header' || at.tag === 'hgroup') return at
  return null
}

function isIn({ box }: Line, outer: Box | null): boolean {
  for (let at = box; outer !== null && at !== null; at = at.parent) if (at === outer) return true
  return false
}

/** By its words it is none of the lines that surround an article. */
function couldBeText(text: string): boolean {
  const kind = kindOf({ text, lines: [], gap: 0, words: countWords(text), ended: endsSentence(text) })
  return kind === 'text' || kind === 'short'
}

const isProse = (line: Line | undefined) =>
  line !== undefined && !line.heading && endsSentence(line.text) && countWords(line.text) >= prose

/** Each line that is put back follows the last line of the article that stands before it in the page. */
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
