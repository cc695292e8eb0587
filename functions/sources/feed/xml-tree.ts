// Builds a tree from a feed’s XML: missing, wrong or surplus end tags close what a person would close.
import { decodedXml } from '../../content/html/character-references.ts'
import { DeclaredEntities } from './doctype.ts'
import { elementName, type Namespaces, namespacesOf, noNamespaces, prefixOf } from './element-names.ts'
import { type StartToken, XmlTokens } from './xml-tokens.ts'

export interface XmlElement {
  /** The name used by this reader: `dc:creator`, or without a prefix if it belongs to the format. In lower case. */
  name: string
  /** Decoded values, by name in lower case and as written. */
  attributes: ReadonlyMap<string, string>
  parent: XmlElement | null
  /** Texts are decoded; neighbouring ones may have to be joined. */
  children: (XmlElement | string)[]
  /** The contents as written, except that the document's entities are replaced. */
  markup: () => string
  /** The document ends inside it. */
  cut: boolean
}

export interface XmlTree {
  root: XmlElement
  notes: string[]
}

/** Most levels and elements; deeper elements become children of the deepest, reading stops at further ones. */
const deepest = 60
const mostElements = 400_000

/** Elements of a feed that hold text, so that no other of them begins inside. */
const leaves = new Set(
  (
    'title link guid pubdate description author category comments enclosure id published updated modified issued ' +
    'created summary content subtitle tagline name uri email language copyright managingeditor webmaster ' +
    'lastbuilddate generator docs ttl dc:date dc:creator dc:title dc:subject dc:identifier dc:language dc:publisher ' +
    'dcterms:created dcterms:issued dcterms:modified content:encoded itunes:author itunes:summary itunes:title ' +
    'itunes:image itunes:duration feedburner:origlink media:thumbnail media:description media:title'
  ).split(' '),
)
/** Elements within an author, which is a text in RSS. */
const personal = new Set(['name', 'uri', 'email'])
const entries = new Set(['item', 'entry'])
/** Names that do not exist in HTML: wherever they begin, the text before them is over. */
const unmistakable = new Set(
  [...leaves].filter(
    (name) => name.includes(':') || /^(?:guid|pubdate|description|comments|enclosure|published|updated)$/.test(name),
  ),
)
/** HTML elements without an end tag, in text that contains unescaped tags. */
const voids = new Set(
  ['br', 'hr', 'img', 'wbr', 'input', 'embed', 'area', 'col'].flatMap((tag) => [tag, `html:${tag}`]),
)

interface Open {
  element: XmlElement
  written: string
  namespaces: Namespaces
  from: number
}

/** Without the prefix of the feed’s own format, which some programs write on attributes as well. */
function ownName(key: string, namespaces: Namespaces, all: ReadonlyMap<string, string>): string {
  const at = key.indexOf(':')
  const bare = key.slice(at + 1)
  return at > 0 && namespaces.get(key.slice(0, at)) === '' && !all.has(bare) ? bare : key
}

export function xmlTree(xml: string): XmlTree {
  return new Builder(xml).build()
}

class Builder {
  readonly #xml: string
  readonly #tokens: XmlTokens
  readonly #notes = new Set<string>()
  readonly #root: XmlElement = {
    name: '',
    attributes: new Map(),
    parent: null,
    children: [],
    markup: () => '',
    cut: false,
  }
  readonly #open: Open[] = []
  #entities: DeclaredEntities | null = null
  #rootPrefix: string | null = null
  #elements = 0

  constructor(xml: string) {
    this.#xml = xml
    this.#tokens = new XmlTokens(xml)
  }

  build(): XmlTree {
    for (const token of this.#tokens.read(() => this.#open.at(-1)?.written ?? null)) {
      if (token.kind === 'text') {
        this.#top().children.push(token.cdata ? token.text : this.#decoded(token.text).replaceAll(']]>', ''))
        if (token.cut && token.text.trim() !== '') this.#top().cut = true
      } else if (token.kind === 'start') this.#start(token)
      else this.#end(token.name, token.from)
      if (this.#elements > mostElements) {
        this.#notes.add(`it has more than ${mostElements} elements; what follows was not read`)
        break
      }
    }
    if (this.#open.length > 0) this.#notes.add(`it ends before its elements end: ${this.#open[0]?.written}`)
    while (this.#open.length > 0) this.#close(this.#xml.length)
    if (this.#entities?.overgrown === true) this.#notes.add('its entities grow beyond measure and were left out')
    return { root: this.#root, notes: [...this.#notes] }
  }

  #top(): XmlElement {
    return this.#open.at(-1)?.element ?? this.#root
  }

  #decoded(text: string): string {
    if (!text.includes('&')) return text
    return decodedXml(this.#declared().resolved(text))
  }

  #declared(): DeclaredEntities {
    this.#entities ??= new DeclaredEntities(this.#tokens.subset)
    return this.#entities
  }

  #start(token: StartToken): void {
    this.#rootPrefix ??= prefixOf(token.name)
    const outer = this.#open.at(-1)?.namespaces ?? noNamespaces
    const namespaces = namespacesOf(token.attributes, outer, this.#open.length === 0 ? this.#rootPrefix : null)
    const name = elementName(token.name, namespaces, this.#rootPrefix)
    this.#closeBefore(name, token.from)
    const parent = this.#top()
    const open: Open = {
      element: this.#element(name, token, parent, namespaces),
      written: token.name,
      namespaces,
      from: token.to,
    }
    parent.children.push(open.element)
    this.#elements += 1
    if (token.closed || voids.has(name) || this.#open.length >= deepest) return
    this.#open.push(open)
  }

  #element(name: string, token: StartToken, parent: XmlElement, namespaces: Namespaces): XmlElement {
    const attributes = new Map<string, string>()
    for (const [key, value] of token.attributes)
      attributes.set(ownName(key, namespaces, token.attributes), this.#decoded(value))
    return { name, attributes, parent, children: [], markup: () => '', cut: false }
  }

  /** Closes elements without an end tag: a text where the next one begins, an entry where the next one begins. */
  #closeBefore(name: string, at: number): void {
    if (entries.has(name)) {
      const entry = this.#open.findLastIndex(({ element }) => entries.has(element.name))
      // Texts and addresses of feed and entry alike end where an entry begins.
      const text = this.#open.findIndex(({ element }) => leaves.has(element.name))
      const from = entry >= 0 ? entry : text
      if (from >= 0) this.#closeTo(from, at, true)
      return
    }
    if (!leaves.has(name)) return
    const from = unmistakable.has(name)
      ? this.#open.findLastIndex(({ element }) => leaves.has(element.name))
      : (personal.has(name) ? personal : leaves).has(this.#top().name)
        ? this.#open.length - 1
        : -1
    if (from >= 0) this.#closeTo(from, at, true)
  }

  #closeTo(index: number, at: number, isRepair: boolean): void {
    if (isRepair) this.#notes.add(`an end tag is missing: ${this.#open[index]?.written}`)
    while (this.#open.length > index) this.#close(at)
  }

  #end(written: string, at: number): void {
    const lower = written.toLowerCase()
    const index = this.#open.findLastIndex((open) => open.written.toLowerCase() === lower)
    if (index >= 0) this.#closeTo(index, at, false)
  }

  #close(at: number): void {
    const closed = this.#open.pop()
    if (closed === undefined) return
    const { element, from } = closed
    if (at === this.#xml.length && this.#open.length > 0 && element.cut && element.parent !== null)
      element.parent.cut = true
    element.markup = () =>
      this.#declared().resolved(this.#xml.slice(from, at).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1'))
  }
}
