// The text of HTML, line by line, as a reader sees its blocks, each with where in the page it stands.
import { decodedText } from './character-references.ts'
import { attributesOf, type TagToken, tokensOf } from './html-tokens.ts'
import { blocks, lines, OpenElements } from './open-elements.ts'

/** A block of the page. */
export interface Box {
  tag: string
  parent: Box | null
  /** It is no part of an article by what it calls itself: `navigation`, `related`. */
  furniture: string | null
  /** It holds what somebody else wrote. */
  quotation: boolean
  /** It says what a picture or a film shows. */
  caption: boolean
  /** It holds a title, so that a quotation around it is there for its looks. */
  titled: boolean
}

export interface Line {
  /** Empty between blocks. */
  text: string
  heading: boolean
  /** 1 for the highest heading, 0 for what is none. */
  level: number
  box: Box | null
  /** Share of its characters that are links. */
  linked: number
  /** A picture of the page says the same of itself. */
  pictured: boolean
}

/** @example linesOfHtml('<h1>One</h1>Two &amp; <b>three</b>.').map(({ text }) => text) // ['One', '', 'Two & three.'] */
export function linesOfHtml(html: string): Line[] {
  const reader = new Reader(html)
  for (const token of tokensOf(html)) {
    if ('text' in token) reader.text(token.text)
    else if (token.end) reader.end(token.tag)
    else reader.start(token)
  }
  return reader.finish()
}

/** Somebody else's words, by a block quotation or a pull quote around them. */
export function isQuoted({ box }: Line): boolean {
  for (let at = box; at !== null; at = at.parent) if (at.quotation && !at.titled) return true
  return false
}

/** An item of a list. */
export function isListed({ box }: Line): boolean {
  for (let at = box; at !== null; at = at.parent) if (at.tag === 'li') return true
  return false
}

/** By the block that it stands in, or as the words that a picture has for those who cannot see it. */
export function isCaption({ box, pictured }: Pick<Line, 'box' | 'pictured'>): boolean {
  if (pictured) return true
  for (let at = box; at !== null; at = at.parent) if (at.caption && !at.titled) return true
  return false
}

/** How many tags there are (or marks that may open one), and how deep they are nested at most. */
export function shapeOfHtml(html: string): { tags: number; depth: number } {
  let depth = 0
  let deepest = 0
  const open = new OpenElements<null>(() => {
    depth -= 1
  })
  for (const token of tokensOf(html)) {
    if ('text' in token) continue
    if (token.end) open.close(token.tag)
    else if (open.open(token.tag, () => null)) depth += 1
    deepest = Math.max(deepest, depth)
  }
  return { tags: html.split('<').length - 1, depth: open.overflown ? Number.POSITIVE_INFINITY : deepest }
}

interface Link {
  /** Where its text begins in the line. */
  from: number
  inPage: boolean
}

class Reader {
  readonly #html: string
  readonly #out: Line[] = []
  readonly #pictured = new Set<string>()
  readonly #open: OpenElements<Box | typeof overlay | null>
  #box: Box | null = null
  #line = ''
  /** The line holds no letter or sign yet: asked at every piece of it. */
  #blank = true
  /** The block in which the line began. */
  #begun: Box | null = null
  #level = 0
  #link: Link | null = null
  #linked = 0
  /** One of the elements that pages set apart by their styles alone has just ended, and another begins. */
  #ended = false
  #parted = false
  /** Open elements that a page shows only above its text. */
  #overlays = 0

  constructor(html: string) {
    this.#html = html
    this.#open = new OpenElements((element) => {
      if (element === overlay) this.#overlays -= 1
      else if (element !== null) this.#box = element.parent
    })
  }

  text(text: string): void {
    const own = decodedText(text).replace(/\s+/g, ' ')
    if (this.#parted && /[\p{Ll}\p{N}.]$/u.test(this.#line) && /^[\p{Lu}\p{N}]/u.test(own)) this.#line += ' '
    this.#parted = false
    this.#ended = false
    this.#add(own)
  }

  start(token: TagToken): void {
    const { tag } = token
    this.#parted = this.#ended && beside.has(tag) && this.#box?.tag !== 'p' && this.#level === 0
    this.#ended = false
    this.#breakAt(tag)
    this.#open.open(tag, () => this.#opened(token))
    if (/^h[1-6]$/.test(tag)) this.#enterHeading(Number(tag[1]))
    if (tag === 'a') this.#link = { from: this.#line.length, inPage: pointsInside(attributesOf(this.#html, token)) }
    if (tag === 'q') this.#add('“')
    if (tag === 'img') this.#picture(attributesOf(this.#html, token).get('alt') ?? '')
  }

  #opened(token: TagToken): Box | typeof overlay | null {
    if (blocks.has(token.tag) || token.tag === 'li') return this.#enter(token)
    if (token.tag !== 'span' || !overlaid.test(this.#html.slice(token.from, token.to))) return null
    this.#overlays += 1
    return overlay
  }

  #picture(alt: string): void {
    const said = decodedText(alt).replace(/\s+/g, ' ').trim()
    if (said.split(' ', shortestCaption).length === shortestCaption) this.#pictured.add(said)
  }

  end(tag: string): void {
    this.#ended = beside.has(tag)
    if (tag === 'a') this.#endLink()
    if (tag === 'q') this.#add('”')
    this.#breakAt(tag)
    if (/^h[1-6]$/.test(tag)) this.#level = 0
    this.#open.close(tag)
  }

  finish(): Line[] {
    this.#close(false)
    for (const line of this.#out) line.pictured = !line.heading && this.#pictured.has(line.text)
    return this.#out
  }

  #add(text: string): void {
    if (this.#overlays > 0) return
    if (this.#blank) {
      this.#begun = this.#box
      this.#blank = text.trim() === ''
    }
    this.#line += text
  }

  #enter({ tag, from, to, end }: TagToken): Box {
    const attributes = attributesOf(this.#html, { tag, from, to, end })
    const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.slice(0, 300)
    this.#box = {
      tag,
      parent: this.#box,
      furniture: furnitureOf(tag, names),
      quotation: tag === 'blockquote' || quotes.test(names),
      caption: tag === 'figcaption' || (names !== ' ' && wordsOf(names).some((word) => /^captions?$/.test(word))),
      titled: false,
    }
    return this.#box
  }

  #enterHeading(level: number): void {
    this.#level = level
    if (level > 1) return
    for (let at = this.#box; at !== null && !at.titled; at = at.parent) at.titled = true
  }

  #breakAt(tag: string): void {
    if (blocks.has(tag)) this.#close(true)
    // Two line breaks in a row part paragraphs.
    else if (tag === 'br') this.#close(this.#blank)
    else if (lines.has(tag)) this.#close(false)
    else if (tag === 'td' || tag === 'th') this.#line += ' '
  }

  #close(blank: boolean): void {
    this.#endLink()
    const level = this.#level
    const text = level > 0 ? withoutAnchorSigns(this.#line.trim()) : this.#line.trim()
    if (text !== '') {
      const linked = Math.min(1, this.#linked / text.length)
      this.#out.push({ text, heading: level > 0, level, box: this.#begun, linked, pictured: false })
    }
    if (blank && this.#out.length > 0 && this.#out.at(-1)?.text !== '') this.#out.push(blankLine)
    this.#line = ''
    this.#blank = true
    this.#linked = 0
    this.#link = this.#link === null ? null : { ...this.#link, from: 0 }
  }

  /** A link in a heading that only leads to that heading is none of its words. */
  #endLink(): void {
    const link = this.#link
    if (link === null) return
    const inHeading = this.#level > 0 && this.#line.length < longestHeading
    if (inHeading && link.inPage && isAnchor(this.#line.slice(link.from))) this.#line = this.#line.slice(0, link.from)
    else this.#linked += this.#line.length - link.from
    this.#link = null
  }
}

/** A card or tip of a word, shown while a pointer rests on it: what it says is no part of the sentence. */
const overlay = Symbol('overlay')
const overlaid =
  /\brole="tooltip"|(?:tool-?tip|roll-?over|pop-?over|hover)[a-z-]{0,20}[-_]?(?:text|block|box|content|card|body)\b/i

/** Such elements outside paragraphs: a name, a day, a count. */
const beside = new Set(['span', 'time', 'a', 'button'])

/** Characters; a longer line is no heading. */
const longestHeading = 1000

const blankLine: Line = { text: '', heading: false, level: 0, box: null, linked: 0, pictured: false }

/** Words. */
const shortestCaption = 5

const quotes = /(?:^|[\s_-])(?:pull-?quote|block-?quote|quote-?block)s?(?:$|[\s_-])/i

const pointsInside = (attributes: ReadonlyMap<string, string>) =>
  (attributes.get('href') ?? '#').includes('#') ||
  /(?:^|[\s_-])(?:anchor|permalink|header-?link|heading-?link)(?:$|[\s_-])/i.test(attributes.get('class') ?? '')

const isAnchor = (text: string) =>
  /^(?:[#¶§\s]|🔗|⚓|\ufe0e|\ufe0f)*$/u.test(text) ||
  (text.length < 80 && /^\s*(?:permalink|anchor\b|(?:direct |copy )?link(?: to\b|\s*$))/i.test(text))

/** Signs that lead to a heading, where they stand in no link. */
const withoutAnchorSigns = (text: string) => text.replace(/^[#¶§]\s+(?=\S)|\s[#¶§]$|¶$/g, '').trim()

const furnitureTags = new Map([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['footer', 'footer'],
  ['aside', 'aside'],
  ['form', 'form'],
])

/** What sites call the blocks around their articles. */
const furnitureWords = new Set(
  `nav navbar navigation menu footer sidebar related recommended recommendations newsletter signup subscribe subscription
  promo promotion advert advertisement ad ads sponsored sponsor share sharing social comment comments disqus cookie
  cookies consent breadcrumb breadcrumbs popup modal trending popular teaser teasers paywall donate donation poll bio
  byline credit copyright tags readmore`.split(/\s+/),
)

function furnitureOf(tag: string, names: string): string | null {
  const byTag = furnitureTags.get(tag)
  if (byTag !== undefined || tag === 'body' || tag === 'html' || names === ' ') return byTag ?? null
  return wordsOf(names).find((word) => furnitureWords.has(word)) ?? null
}

/** @example wordsOf('InlineImage-caption') // ['inline', 'image', 'caption'] */
const wordsOf = (names: string): string[] =>
  names
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .split(/[^a-z]+/)
