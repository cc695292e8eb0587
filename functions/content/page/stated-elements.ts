// Elements of an HTML page that state something of its article, each as the words it was read from.
import { withoutReferences } from '../html/character-references.ts'
import { fold } from '../language/fold.ts'
import { type Node, textOf } from './element-text.ts'

export interface Fact {
  value: string
  /** A line of the page's text. */
  from: string
  /** Where in the page it stands: `meta og:site_name`. */
  element?: string
}

export interface Element extends Node {
  getAttribute(name: string): string | null
  parentElement: Element | null
  tagName: string
}
export interface Head {
  querySelectorAll(selector: string): Iterable<Element>
}

// Numbers of this file bound what is looked at: chosen, not measured.
/** Elements of one kind, and those among which the ones of something else are passed over. */
const most = 5
const mostWithOthers = 20
/** Characters of a text, and of a selector where it says in the record what the text was read from. */
const longestText = 300
const longestSelector = 60

export const cleaned = (text: string): string => fold(withoutReferences(text)).slice(0, longestText)

export const facts = (values: readonly string[], element: string): Required<Fact>[] =>
  values.map(cleaned).flatMap((from) => (from === '' ? [] : [{ value: from, from, element }]))

export class Page {
  readonly #document: Head
  #contents: ReadonlyMap<string, string[]> | null = null

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

  attributes(selector: string, name: string): Required<Fact>[] {
    return facts(
      this.elements(selector).flatMap((one) => one.getAttribute(name) ?? []),
      selector.replace(/\[(rel~?=)"?([^"\]]*)"?\]/, ' rel=$2').slice(0, longestSelector),
    )
  }

  /** Of `meta` elements by their name, property or itemprop in any case, in this order. */
  contents(...names: string[]): Required<Fact>[] {
    this.#contents ??= contentsOf(this.elements('meta', mostMeta))
    const all = this.#contents
    return names.flatMap((name) => facts((all.get(named(name)) ?? []).slice(0, most), `meta ${name}`))
  }

  /** Of elements whose own class is such a name, and that are no part of something else. */
  textsOf(selector: string, limit: number, isNamed: (name: string) => boolean): Required<Fact>[] {
    const found = this.elements(selector, limit).filter((element) => isNamed(element.getAttribute('class') ?? ''))
    return found
      .filter((element) => !isOfSomethingElse(element))
      .flatMap((element) =>
        facts([textOf(element, longest)], `class ${element.getAttribute('class')}`.slice(0, longestSelector)),
      )
  }

  /** That stand in no caption, no comment and no list of other articles. */
  own(selector: string, limit = mostWithOthers): Element[] {
    return this.elements(selector, limit).filter((element) => !isOfSomethingElse(element))
  }

  /** Texts of elements that stand in no caption, no comment and no list of other articles. */
  texts(selector: string): Required<Fact>[] {
    return facts(
      this.own(selector)
        .slice(0, most)
        .map((element) => textOf(element, longest)),
      selector.slice(0, longestSelector),
    )
  }
}

/** Sites part the words of such a name as they like: `og:site:name`, `publish-date`. */
const named = (name: string) => name.trim().toLowerCase().replace(/[:._]/g, '-')

/** Elements of a page that are looked at. */
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

/** Characters of an element that names somebody. */
export const longest = 200

const others =
  /(?:^|[\s_-])(?:comments?|related|recommended|recirc|popular|trending|teasers?|cards?|promo|sidebar|widget|captions?|credits?|quotes?|image|img|photo|gallery|media|footer|nav|menu|reviewer|share|social|newsletter)(?:$|[\s_-])/i

/** What signs an article may stand in its own footer. */
const ownFooter = /(?:^|[\s_-])(?:post|entry|article|node)[_-]{1,2}(?:footer|meta)(?:$|[\s_-])|^meta$/i

/** Cards of whoever wrote it. */
const ownCards = /\b(?:[hv]|author|byline|writer)-?card\b/g
/** Elements around one whose names count. */
const reach = 8

function isOfSomethingElse(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at !== null && depth < reach; at = at.parentElement, depth += 1) {
    if (/^footer$/i.test(at.tagName) && /^article$/i.test(at.parentElement?.tagName ?? '')) return false
    if (ownFooter.test(at.getAttribute('class') ?? '')) return false
    if (/^(?:figure|figcaption|aside|nav|footer|blockquote)$/i.test(at.tagName)) return true
    const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`.replace(ownCards, '')
    if (at.tagName.toLowerCase() !== 'body' && at.tagName.toLowerCase() !== 'html' && others.test(names)) return true
  }
  return false
}
