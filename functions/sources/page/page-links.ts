// The links of a page, each with its surroundings: whether it is a heading, in a card of its own, in a menu.
import { decodedText } from '../../content/html/character-references.ts'
import { attributesOf, type TagToken, tokensOf } from '../../content/html/html-tokens.ts'
import { blocks, lines, OpenElements } from '../../content/html/open-elements.ts'

export interface PageLink {
  href: string
  /** The values of `rel`, in lower case. */
  relations: string[]
  /** The lines of its text; those of a heading inside it come first. */
  texts: string[]
  /** Its other labels: for screen readers, or instead of a picture. */
  labels: string[]
  /** Its text is a heading or part of one. */
  heading: boolean
  /** Words come before it in its block: it is part of a text. */
  inText: boolean
  place: Place
}

/** An element around links. */
export interface Place {
  tag: string
  /** Its first class. */
  name: string
  parent: Place | null
  /** A menu, a footer, or a list of what others read. */
  boilerplate: boolean
  /** `article`, `li`, or by its class one of several alike. */
  card: boolean
}

/** A date in a `time` element, or a heading, with its place on the page. */
export interface Said {
  text: string
  place: Place
}

/** Fewest words before a link that make it part of a text: a number or a date before a title is fewer. */
const wordsOfText = 4
const longestBefore = 200

/** Most links of a page that are read. */
const mostLinks = 5_000

export function linksIn(html: string): { links: PageLink[]; times: Said[]; headings: Said[] } {
  const reader = new LinkReader(html)
  for (const token of tokensOf(html)) {
    if (reader.links.length >= mostLinks) break
    if ('text' in token) reader.text(token.text)
    else if (token.end) reader.end(token.tag)
    else reader.start(token)
  }
  reader.end('a')
  return reader
}

const boilerplateTags = new Set(['nav', 'footer', 'aside', 'form', 'noscript', 'template', 'dialog'])
const boilerplateWords = new Set(
  (
    'nav navbar navigation menu footer sidebar breadcrumb breadcrumbs pagination pager paging share sharing social ' +
    'related trending popular mostread cookie cookies consent comments ad ads advert advertisement sponsored ' +
    'newsletter subscribe login topbar masthead tagcloud'
  ).split(' '),
)
/** Elements around the whole page: their class names say nothing about a link. */
const wholes = new Set(['html', 'body', 'main', 'article'])
const cardWords = /(?:^|[-_ ])(?:card|teaser|story|post|entry|item|article|headline|tease|summary|hentry)(?:$|[-_ ])/i
const headingTag = /^h[1-6]$/
const isBreak = (tag: string) => blocks.has(tag) || lines.has(tag) || tag === 'td' || tag === 'th'

class LinkReader {
  readonly links: PageLink[] = []
  readonly times: Said[] = []
  /** Headings that are not links. */
  readonly headings: Said[] = []
  readonly #html: string
  readonly #open: OpenElements<Place>
  #place: Place | null = null
  #link: PageLink | null = null
  /** Headings inside the link. */
  #headings: string[] = []
  #labels: string[] = []
  #line = ''
  #heading: Said | null = null
  /** Text of the block so far. */
  #before = ''

  constructor(html: string) {
    this.#html = html
    this.#open = new OpenElements<Place>((place) => {
      if (place === this.#place) this.#place = place.parent
    })
  }

  text(text: string): void {
    if (this.#before.length < longestBefore) this.#before += text
    if (this.#link !== null) this.#line += decodedText(text)
    else if (this.#heading !== null) this.#heading.text += decodedText(text)
  }

  start(token: TagToken): void {
    const { tag } = token
    const attributes = attributesOf(this.#html, token)
    if (isBreak(tag)) this.#breakLine()
    const parent = this.#place
    this.#open.open(tag, () => {
      const place = placeOf(tag, attributes, parent)
      this.#place = place
      return place
    })
    if (this.#place === null) return
    const datetime = attributes.get('datetime')
    if (tag === 'time' && datetime !== undefined) this.times.push({ text: datetime, place: this.#place })
    if (headingTag.test(tag) && this.#link === null) this.#heading = { text: '', place: this.#place }
    const href = attributes.get('href')
    if (tag === 'a') this.#endLink()
    if (tag === 'a' && href !== undefined) this.#beginLink(href, attributes)
    if (tag === 'img' && this.#link !== null && this.#line.trim() === '') this.#labels.push(attributes.get('alt') ?? '')
  }

  end(tag: string): void {
    if (isBreak(tag)) this.#breakLine()
    if (tag === 'a') this.#endLink()
    if (headingTag.test(tag)) this.#endHeading()
    this.#open.close(tag)
    this.#place = this.#open.innermost ?? null
  }

  #beginLink(href: string, attributes: ReadonlyMap<string, string>): void {
    this.#heading = null
    this.#labels = ['aria-label', 'title'].flatMap((name) => attributes.get(name) ?? [])
    this.#link = {
      href,
      // A page in another language is a different page.
      relations: `${attributes.get('rel') ?? ''}${attributes.has('hreflang') ? ' alternate' : ''}`
        .toLowerCase()
        .split(/\s+/),
      inText: this.#before.trim().split(/\s+/).length >= wordsOfText,
      texts: [],
      labels: [],
      heading: isIn(this.#place, (place) => headingTag.test(place.tag)),
      place: this.#place as Place,
    }
    this.#headings = []
    this.#line = ''
  }

  #endHeading(): void {
    const text = folded(this.#heading?.text ?? '')
    if (this.#heading !== null && text !== '') this.headings.push({ ...this.#heading, text })
    this.#heading = null
  }

  #breakLine(): void {
    this.#before = ''
    if (this.#link === null) return
    const line = folded(this.#line)
    this.#line = ''
    if (line === '') return
    const isHeading = isIn(this.#place, (place) => headingTag.test(place.tag))
    ;(isHeading ? this.#headings : this.#link.texts).push(line)
  }

  #endLink(): void {
    const link = this.#link
    if (link === null) return
    this.#breakLine()
    this.links.push({
      ...link,
      heading: link.heading || this.#headings.length > 0,
      texts: [...this.#headings, ...link.texts],
      labels: this.#labels.map(folded).filter((one) => one !== ''),
    })
    this.#link = null
  }
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

function placeOf(tag: string, attributes: ReadonlyMap<string, string>, parent: Place | null): Place {
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.trim()
  const isWhole = wholes.has(tag)
  return {
    tag,
    name: names.split(/\s/, 1)[0] ?? '',
    parent,
    boilerplate:
      (parent?.boilerplate ?? false) ||
      boilerplateTags.has(tag) ||
      attributes.get('role') === 'navigation' ||
      attributes.has('hidden') ||
      (!isWhole && wordsOf(names).some((word) => boilerplateWords.has(word))),
    card: tag === 'article' || tag === 'li' || tag === 'tr' || (!isWhole && cardWords.test(names)),
  }
}

/** The words of class names; `with-…` and `no-…` do not count as the thing itself. */
function wordsOf(names: string): string[] {
  return names
    .slice(0, 300)
    .split(/\s+/)
    .filter((name) => !/^(?:has|with|without|no|is)-/.test(name))
    .flatMap((name) =>
      name
        .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
        .toLowerCase()
        .split(/[-_]+/),
    )
}

export function isIn(place: Place | null, holds: (place: Place) => boolean): boolean {
  for (let at = place; at !== null; at = at.parent) if (holds(at)) return true
  return false
}
