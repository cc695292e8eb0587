// Takes out of an HTML page what its readers do not see, according to its own styles and attributes; what an external
// style sheet or a script would hide is not known. Returns each hidden line with the way it was hidden.

import { decodedText } from '../../html/character-references.ts'
import { StyleRules } from '../../html/css-rules.ts'
import { keep, type StyledElement } from '../../html/css-selector.ts'
import { attributesOf, type TagToken, tokensOf } from '../../html/html-tokens.ts'
import { blocks, lines, OpenElements } from '../../html/open-elements.ts'
import { styleSheetsIn } from '../../html/style-sheets.ts'
import { fullyVisible, hiddenBy, matters, type Visibility, visibilityOf } from '../../html/visibility.ts'
import { countWords, fold } from '../../language/words/fold.ts'
import { endsSentence } from '../elements/block.ts'
import { isWithin, type Piece, runsOf, without } from './hidden-pieces.ts'

export interface HiddenLine {
  text: string
  /** For example `font size`, `colour`, `off screen`. */
  by: string
}

export interface SeenHtml {
  /** The page without its hidden parts. */
  html: string
  hidden: HiddenLine[]
  /** Share of the words of its prose that its styles hide, 0–1. */
  share: number
  /** The same for the part of the page that holds most of what can be seen: not for its menus, lists and panels. */
  within: number
  /** True if its styles or its nesting could not be followed, so that more may be hidden. */
  unsure: boolean
  /** True if it hides the article until a script shows it; it was then read as if it did not. */
  hidesItself: boolean
  /** True if only browsers without scripts show the article: what all others see may be another. It was then read. */
  isForOthers: boolean
}

interface Walked extends SeenHtml {
  titles: Titles
  /** Share of its prose that only browsers without scripts show, 0–1. */
  unscripted: number
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** If this share of its words, including its title, is hidden, the page only waits for a script to show it. */
const nearlyAll = 0.9

export function seenHtml(html: string): SeenHtml {
  const found = walked(html, [])
  if (found.unscripted >= nearlyAll)
    return { ...walked(html.replace(/<(?=\/?noscript\b)(\/?)noscript/gi, '<$1div'), []), isForOthers: true }
  if (found.share < nearlyAll || found.titles.seen > 0 || found.titles.hidden === 0) return found
  return { ...walked(html, found.titles.holders), share: found.share, hidesItself: true }
}

function walked(html: string, shown: readonly number[]): Walked {
  const walk = new Walk(html, shown)
  for (const token of tokensOf(html)) {
    if ('text' in token) walk.text(token.text, token.from)
    else if (token.end) walk.end(token.tag)
    else walk.start(token)
  }
  return walk.finish()
}

interface Element extends StyledElement {
  parent: Element | null
  /** Where it begins in the HTML. */
  from: number
  visibility: Visibility
  children: number
  /** Words of visible lines of prose in it. */
  seen: number
  beside: boolean
  inTitle: boolean
  /** Hidden from people who use a screen reader. */
  unheard: boolean
  /** Index of the first piece of the outermost such element: pieces from here on are judged when it ends. */
  unheardFrom: number | null
}

/** Texts in headings of the highest level. */
interface Titles {
  seen: number
  hidden: number
  /** Where the elements around the first hidden one begin. */
  holders: number[]
}

const asides = new Set('nav menu footer form aside'.split(' '))

/** A panel that asks for consent, recognised by the words of its name: it opens when needed. */
const consent = /(?:^|[^a-z])(?:cookies?|consent|gdpr|cmp(?:box|wrapper|container)?)(?:$|[^a-z])/i
const longestName = 300
const asksConsent = (tag: string, ...names: (string | undefined)[]) =>
  tag !== 'body' && tag !== 'html' && names.some((name) => consent.test((name ?? '').slice(0, longestName)))

/** Fewest words at which something hidden from screen readers is prose and not an ornament. */
const prose = 8

/** Share of the visible prose that the part with the article holds. Chosen, not measured. */
const mostOfProse = 0.6

const noVoice = 'aria-hidden'
/** Meant for browsers without scripts, or for scripts, and so not meant to deceive. */
const forOthers = new Set(['template', 'noscript'])

class Walk {
  readonly #html: string
  readonly #rules: StyleRules
  readonly #open: OpenElements<Element>
  readonly #pieces: Piece[] = []
  readonly #titles: Titles = { seen: 0, hidden: 0, holders: [] }
  readonly #shown: ReadonlySet<number>
  #line = 0
  /** Words of the line so far, and of all visible lines of prose. */
  #words = 0
  #seenWords = 0
  /** Elements that contain visible prose. */
  readonly #holding: Element[] = []

  /** @param shown where elements begin that do not hide their contents */
  constructor(html: string, shown: readonly number[]) {
    this.#html = html
    this.#shown = new Set(shown)
    this.#rules = new StyleRules(styleSheetsIn(html), matters)
    this.#open = new OpenElements((element) => this.#closed(element))
  }

  start(token: TagToken): void {
    if (blocks.has(token.tag) || lines.has(token.tag)) this.#endLine()
    this.#open.open(token.tag, () => this.#element(token))
  }

  end(tag: string): void {
    if (blocks.has(tag) || lines.has(tag)) this.#endLine()
    this.#open.close(tag)
  }

  text(text: string, from: number): void {
    const words = countWords(text)
    if (words === 0 && text.trim() === '') return
    const element = this.#open.innermost
    const by = hiddenBy(element?.visibility ?? fullyVisible)
    if (element?.inTitle) this.#meetTitle(element, by, words)
    if (by === null && element?.unheard !== true) this.#words += words
    else {
      const beside = element?.beside ?? false
      this.#pieces.push({ from, to: from + text.length, line: this.#line, words, by: by ?? noVoice, beside, element })
    }
  }

  #meetTitle(element: Element, by: string | null, words: number): void {
    const titles = this.#titles
    if (by === null) titles.seen += words
    else titles.hidden += words
    if (by === null || titles.holders.length > 0) return
    for (let at: Element | null = element; at !== null; at = at.parent) titles.holders.push(at.from)
  }

  finish(): Walked {
    this.#open.closeAll()
    this.#endLine()
    const hidden = this.#pieces.filter(({ by }) => by !== null)
    return {
      html: without(this.#html, hidden),
      ...this.#told(hidden),
      unsure: this.#rules.unread || this.#open.overflown,
      hidesItself: false,
      isForOthers: false,
      titles: this.#titles,
    }
  }

  #element(token: TagToken): Element {
    const parent = this.#open.innermost ?? null
    const attributes = attributesOf(this.#html, token)
    const unheard = attributes.get('aria-hidden') === 'true' && token.tag !== 'body' && token.tag !== 'html'
    const withinUnheard = parent?.unheard ?? false
    const element: Element = {
      tag: token.tag,
      from: token.from,
      id: attributes.get('id') ?? '',
      classes: classesIn(attributes.get('class')),
      attributes,
      parent,
      place: parent === null ? 1 : ++parent.children,
      inside: [],
      children: 0,
      seen: 0,
      beside:
        (parent?.beside ?? false) ||
        asides.has(token.tag) ||
        asksConsent(token.tag, attributes.get('id'), attributes.get('class')),
      inTitle: (parent?.inTitle ?? false) || token.tag === 'h1',
      visibility: fullyVisible,
      unheard: unheard || withinUnheard,
      unheardFrom: unheard && !withinUnheard ? this.#pieces.length : null,
    }
    const outer = parent?.visibility ?? fullyVisible
    if (parent !== null) keep(element, parent)
    element.visibility = this.#shown.has(token.from) ? outer : visibilityOf(element, this.#rules.of(element), outer)
    return element
  }

  /** A drop cap or an arrow that is hidden from screen readers can be seen, so it stays. */
  #closed({ unheardFrom, seen, parent }: Element): void {
    if (parent !== null) this.#holds(parent, seen)
    if (unheardFrom === null) return
    const own = this.#pieces.slice(unheardFrom).filter(({ by }) => by === noVoice)
    const words = own.reduce((sum, piece) => sum + piece.words, 0)
    if (words >= prose) return
    for (const piece of own) piece.by = null
    this.#words += words
  }

  #endLine(): void {
    if (this.#words >= prose) {
      this.#seenWords += this.#words
      if (this.#open.innermost !== undefined) this.#holds(this.#open.innermost, this.#words)
    }
    this.#words = 0
    this.#line += 1
  }

  #holds(element: Element, words: number): void {
    if (words > 0 && element.seen === 0) this.#holding.push(element)
    element.seen += words
  }

  /** The smallest element with most of the visible prose. */
  #main(): Element | null {
    const large = this.#holding.filter(({ seen }) => seen >= mostOfProse * this.#seenWords)
    return large.reduce<Element | null>((least, one) => (least === null || one.seen < least.seen ? one : least), null)
  }

  /** Hidden parts of menus and lists do not, nor do titles that are cut off with dots. */
  #endsSentence(run: readonly Piece[]): boolean {
    const { from, to } = run.at(-1) ?? { from: 0, to: 0 }
    const text = this.#html.slice(Math.max(from, to - longest), to).trim()
    return endsSentence(text) && !/(?:\.{3}|…)$/.test(text)
  }

  #told(pieces: readonly Piece[]): Pick<Walked, 'hidden' | 'share' | 'within' | 'unscripted'> {
    const hidden: HiddenLine[] = []
    const main = this.#main()
    let [hiddenWords, hiddenWithin, unscripted] = [0, 0, 0]
    for (const run of runsOf(pieces)) {
      const by = run[0]?.by ?? ''
      const words = run.reduce((sum, piece) => sum + piece.words, 0)
      const text = fold(
        run.map(({ from, to }) => decodedText(this.#html.slice(from, Math.min(to, from + longest)))).join(''),
      )
      if (words > 0) hidden.push({ text: text.slice(0, longest), by })
      if (words < prose || run[0]?.beside || !this.#endsSentence(run)) continue
      if (by === 'noscript') unscripted += words
      else if (!forOthers.has(by)) {
        hiddenWords += words
        if (isWithin(run[0]?.element, main)) hiddenWithin += words
      }
    }
    const shareOf = (own: number, seen = this.#seenWords) => (own === 0 ? 0 : own / (own + seen))
    return {
      hidden,
      share: shareOf(hiddenWords),
      within: shareOf(hiddenWithin, main?.seen),
      unscripted: shareOf(unscripted),
    }
  }
}

const classesIn = (value = ''): ReadonlySet<string> =>
  value === '' ? noClass : new Set(value.split(/\s+/).filter((name) => name !== ''))
const noClass: ReadonlySet<string> = new Set()

/** Most characters of a hidden line that are listed; as many at its end are searched for an end mark. */
const longest = 300
