// Finds the elements of an HTML page that state something about its article, with the words each was read from.
import { withoutReferences } from '../../html/character-references.ts'
import { countWords, fold, plain } from '../../language/words/fold.ts'
import { textOf } from './element-text.ts'
import { type Element, isOfSomethingElse } from './own-elements.ts'

export type { Element } from './own-elements.ts'

export interface Fact {
  value: string
  /** A line of the page's text. */
  from: string
  /** Where in the page it is: `meta og:site_name`. */
  element?: string
}

export interface Head {
  querySelectorAll(selector: string): Iterable<Element>
}

// Numbers of this file bound what is looked at: chosen, not measured.
/** Most elements of one kind, and most from which those of something else are then left out. */
const most = 5
const mostWithOthers = 20
const mostOfHead = 600
/** Most elements of one kind from which those nearest to the title are taken. */
const mostSearched = 600
/** Most characters of a text, and of a selector, in the record of what a fact was read from. */
const longestText = 300
const longestSelector = 60

export const cleaned = (text: string): string => fold(withoutReferences(text)).slice(0, longestText)

export const facts = (values: readonly string[], element: string): Required<Fact>[] =>
  values.map(cleaned).flatMap((from) => (from === '' ? [] : [{ value: from, from, element }]))

export class Page {
  readonly #document: Head
  #contents: ReadonlyMap<string, string[]> | null = null
  #titled: ReadonlyMap<Element, number> | null = null

  constructor(document: Head) {
    this.#document = document
  }

  elements(selector: string, limit = most): Element[] {
    const found: Element[] = []
    for (const element of this.#document.querySelectorAll(selector)) {
      if (found.length >= limit) break
      found.push(element)
    }
    return found
  }

  /** The elements around the title, each with its distance from it. */
  get titled(): ReadonlyMap<Element, number> {
    this.#titled ??= around(this.#title())
    return this.#titled
  }

  /** The heading that has the words of the stated title, otherwise the only h1. */
  #title(): Element | null {
    const stated = [
      ...this.contents('og:title', 'twitter:title').map(({ value }) => value),
      ...this.elements('title', 1).map(({ textContent }) => cleaned(textContent)),
    ].map(plain)
    const headings = ['h1', 'h2', 'h3'].flatMap((tag) => this.elements(tag, mostHeadings))
    const found = headings.find(({ textContent }) => {
      const text = plain(cleaned(textContent))
      return countWords(text) >= fewestOfTitle && stated.some((title) => title.startsWith(text) || text === title)
    })
    const [only = null, another] = this.elements('h1', 2)
    return found ?? (another === undefined ? only : null)
  }

  /** Those that share the smallest part of the page with its title come first: others may sign other articles. */
  #nearestFirst(elements: readonly Element[]): Element[] {
    const distance = (element: Element) => {
      let at: Element | null = element
      while (at !== null && !this.titled.has(at)) at = at.parentElement
      return at === null ? Number.POSITIVE_INFINITY : (this.titled.get(at) ?? 0)
    }
    const far = new Map(elements.map((element) => [element, distance(element)] as const))
    return [...elements].sort((a, b) => Math.sign((far.get(a) ?? 0) - (far.get(b) ?? 0)) || 0)
  }

  /** Between the title and the text. */
  head(selector: string): Element[] {
    const all = this.elements(`h1,p,${selector}`, mostOfHead)
    const title = all.findIndex(({ tagName }) => /^h1$/i.test(tagName))
    const text = all.findIndex((one, at) => at > title && isText(one))
    return title < 0
      ? []
      : all
          .slice(title + 1, text < 0 ? undefined : text)
          .filter((one) => !/^[hp]\d?$/i.test(one.tagName) || one.getAttribute('class'))
  }

  attributes(selector: string, name: string): Required<Fact>[] {
    return facts(
      this.elements(selector).flatMap((one) => one.getAttribute(name) ?? []),
      selector.replace(/\[(rel~?=)"?([^"\]]*)"?\]/, ' rel=$2').slice(0, longestSelector),
    )
  }

  /** Contents of `meta` elements, by name, property or itemprop in any case, in this order. */
  contents(...names: string[]): Required<Fact>[] {
    this.#contents ??= contentsOf(this.elements('meta', mostMeta))
    const all = this.#contents
    return names.flatMap((name) => facts((all.get(named(name)) ?? []).slice(0, most), `meta ${name}`))
  }

  /** Texts of such elements that are not part of something else, chosen by their class. */
  textsOf(selector: string, limit: number, isOne: (element: Element) => boolean): Required<Fact>[] {
    return this.factsOf(this.elements(selector, limit).filter(isOne))
  }

  /** The texts of those that are not part of something else. */
  factsOf(elements: readonly Element[]): Required<Fact>[] {
    const own = elements.filter((element) => !isOfSomethingElse(element, this.titled)).slice(0, mostWithOthers)
    return own.flatMap((element) => {
      const name = element.getAttribute('class')
      const by = name === null ? element.tagName.toLowerCase() : `class ${name}`
      return facts([textOf(element, longest)], by.slice(0, longestSelector))
    })
  }

  /** Elements that are not in a caption, a comment or a list of other articles. */
  own(selector: string, limit = mostWithOthers): Element[] {
    return this.elements(selector, limit).filter((element) => !isOfSomethingElse(element, this.titled))
  }

  /** The same, of the elements nearest to the title, and in that order. */
  nearest(selector: string, limit = mostWithOthers): Element[] {
    const found = this.#nearestFirst(this.elements(selector, mostSearched)).slice(0, limit)
    return found.filter((element) => !isOfSomethingElse(element, this.titled))
  }

  /** Texts of elements that are not in a caption, a comment or a list of other articles. */
  texts(selector: string, isOne: (element: Element) => boolean = () => true): Required<Fact>[] {
    return facts(
      this.nearest(selector)
        .filter(isOne)
        .slice(0, most)
        .map((element) => textOf(element, longest)),
      selector.slice(0, longestSelector),
    )
  }
}

/** Fewest words of the paragraph that the text begins with. */
const fewestOfText = 25
const isText = ({ tagName, textContent }: Element) => /^p$/i.test(tagName) && countWords(textContent) >= fewestOfText

/** Most headings of a level among which the title is, and fewest words of one that has those of the title. Chosen, not
 * measured. */
const mostHeadings = 60
const fewestOfTitle = 3

function around(title: Element | null): Map<Element, number> {
  const found = new Map<Element, number>()
  for (let at = title?.parentElement ?? null; at; at = at.parentElement) found.set(at, found.size)
  return found
}

/** Sites separate the words of such a name in different ways: `og:site:name`, `publish-date`. */
const named = (name: string) => name.trim().toLowerCase().replace(/[:._]/g, '-')

/** Most elements of a page that are examined. */
const mostMeta = 1_000

function contentsOf(elements: readonly Element[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const element of elements) {
    const content = element.getAttribute('content')
    if (content === null) continue
    const names = ['property', 'name', 'itemprop'].flatMap((key) => element.getAttribute(key) ?? [])
    for (const name of new Set(names.map(named))) all.set(name, [...(all.get(name) ?? []), content])
  }
  return all
}

/** Most characters of an element that names somebody. */
export const longest = 200
