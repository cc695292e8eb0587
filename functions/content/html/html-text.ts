// The text of HTML, line by line, as a reader sees its blocks, each with its place in the page.
import { isAnchor, pointsInside, withoutAnchorSigns } from './anchor.ts'
import { type Box, boxOf } from './box.ts'
import { decodedText } from './character-references.ts'
import { attributesOf, type TagToken, tokensOf } from './html-tokens.ts'
import { bracketed, captioned, isApart, isNoteMark, noteBehind, overlaid, withoutOpening } from './inline-names.ts'
import { blocks, lines, OpenElements } from './open-elements.ts'
import { holdsProse } from './preformatted.ts'

export interface Line {
  /** Empty between blocks. */
  text: string
  heading: boolean
  /** Level of a heading, 1 the highest; 0 if it is not a heading. */
  level: number
  box: Box | null
  /** Share of its characters that are links. */
  linked: number
  /** A picture of the page has the same text as its description. */
  pictured: boolean
  /** What an element of its own holds at the beginning of the line. */
  opening?: string
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

/** Someone else's words, in a block quotation or a pull quote. */
export const isQuoted = ({ box }: Line): boolean => isWithin(box, (at) => at.quotation && !at.titled)

/** An item of a list. */
export const isListed = ({ box }: Line): boolean => isWithin(box, ({ tag }) => tag === 'li')

/** A listing. */
export const isCode = ({ box }: Line): boolean => isWithin(box, ({ preformatted }) => preformatted === 'code')

/** By its block, because it is set loose beside a picture, or because it equals the picture's alt text. */
export const isCaption = ({ box, pictured }: Pick<Line, 'box' | 'pictured'>): boolean =>
  pictured || box?.tag === 'figure' || isWithin(box, (at) => at.caption && !at.titled)

function isWithin(box: Box | null, isOne: (box: Box) => boolean): boolean {
  for (let at = box; at !== null; at = at.parent) if (isOne(at)) return true
  return false
}

/** Chosen by reading, like all numbers here; what changing each does: docs/decisions/094. */
const wholly = 0.9

/** Only a link, apart from an end mark or a word before it. */
export const linkedWhole = ({ linked }: Pick<Line, 'linked'>): boolean => linked > wholly

interface Link {
  /** Where its text begins in the line. */
  from: number
  /** Its text, as far as a heading extends: a growing line would be copied each time a part of it is looked at. */
  own: string
  inPage: boolean
}

/** Raised text in the line: the number of a note, a power. */
interface Raised {
  from: number
  linked: boolean
}

class Reader {
  readonly #html: string
  readonly #out: Line[] = []
  readonly #pictured = new Set<string>()
  readonly #open: OpenElements<Box | Mark | null>
  #box: Box | null = null
  #line = ''
  /** The line has no letter or sign yet; checked for every piece of it. */
  #blank = true
  /** The block in which the line began. */
  #begun: Box | null = null
  #level = 0
  #link: Link | null = null
  #linked = 0
  /** One of the elements that pages separate only by styles has just ended, and another begins. */
  #ended = false
  #parted = false
  /** Open elements of each kind: what a page shows only above its text, and what it sets in italics. */
  readonly #marked: Record<Mark, number> = { overlay: 0, emphasis: 0, place: 0, opening: 0 }
  /** Characters of the line in italics. */
  #emphasised = 0
  #raised: Raised | null = null
  /** Where the dateline's place ends in the line. */
  #opening = 0
  #named = false
  /** The block of the last picture. */
  #picturing: Box | null = null

  constructor(html: string) {
    this.#html = html
    this.#open = new OpenElements((element) => {
      if (typeof element === 'string') this.#unmark(element)
      else if (element !== null) {
        if (element.tag === 'span') this.#close(true)
        this.#box = element.parent
      }
    })
  }

  text(text: string): void {
    if (this.#box?.preformatted === 'prose') {
      this.#wrapped(decodedText(text))
      return
    }
    const own = decodedText(text).replace(/\s+/g, ' ')
    if (this.#parted && /[\p{Ll}\p{N}.]$/u.test(this.#line) && /^[\p{Lu}\p{N}]/u.test(own)) this.#append(' ')
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
    if (tag === 'sup') this.#raised = { from: this.#line.length, linked: this.#link !== null }
    if (tag === 'a' && this.#raised !== null) this.#raised.linked = true
    if (tag === 'a')
      this.#link = { from: this.#line.length, own: '', inPage: pointsInside(attributesOf(this.#html, token)) }
    if (tag === 'q') this.#add('“')
    if (tag === 'img') this.#picture(attributesOf(this.#html, token).get('alt') ?? '')
  }

  #wrapped(text: string): void {
    for (const [n, line] of text.split('\n').entries()) {
      if (n > 0) this.#close(this.#blank)
      this.#add(line.replace(/\s+/g, ' '))
    }
  }

  #opened(token: TagToken): Box | Mark | null {
    if (blocks.has(token.tag) || token.tag === 'li') return this.#enter(token)
    if (token.tag === 'span' && captioned.test(this.#html.slice(token.from, token.to))) {
      this.#close(true)
      return this.#enter(token)
    }
    const mark = this.#markOf(token)
    if (mark !== null) this.#marked[mark] += 1
    return mark
  }

  #markOf({ tag, from, to }: TagToken): Mark | null {
    const markup = this.#html.slice(from, to)
    if (tag === 'span' && overlaid.test(markup)) return 'overlay'
    if (this.#blank && isApart(tag, markup)) return 'place'
    if (tag === 'em' || tag === 'i') return 'emphasis'
    return this.#blank && tag === 'span' ? 'opening' : null
  }

  #unmark(mark: Mark): void {
    this.#marked[mark] -= 1
    if (mark !== 'place' && mark !== 'opening') return
    this.#opening = this.#line.length
    this.#named ||= mark === 'place'
  }

  #picture(alt: string): void {
    this.#picturing = this.#box
    const said = decodedText(alt).replace(/\s+/g, ' ').trim()
    if (said.endsWith('.') || said.split(' ', shortestCaption).length === shortestCaption) this.#pictured.add(said)
  }

  end(tag: string): void {
    this.#ended = beside.has(tag)
    if (tag === 'a') this.#endLink()
    if (tag === 'sup') this.#endRaised()
    if (tag === 'q') this.#add('”')
    this.#breakAt(tag)
    if (/^h[1-6]$/.test(tag)) this.#level = 0
    this.#open.close(tag)
  }

  finish(): Line[] {
    this.#close(false)
    for (const line of this.#out) line.pictured ||= !line.heading && this.#pictured.has(line.text)
    return this.#out
  }

  #add(text: string): void {
    if (this.#marked.overlay > 0) return
    if (this.#marked.emphasis > 0) this.#emphasised += text.trim().length
    if (this.#blank) {
      this.#begun = this.#box
      this.#blank = text.trim() === ''
    }
    this.#append(text)
  }

  #append(text: string): void {
    this.#line += text
    if (this.#link !== null && this.#link.own.length < longestHeading) this.#link.own += text
  }

  #cut(from: number): void {
    this.#line = this.#line.slice(0, from)
    if (this.#link !== null) this.#link.own = this.#link.own.slice(0, Math.max(0, from - this.#link.from))
  }

  #enter(token: TagToken): Box {
    this.#box = boxOf(token.tag, attributesOf(this.#html, token), this.#box)
    if (token.tag === 'pre') this.#box.preformatted = holdsProse(this.#html, token.to) ? 'prose' : 'code'
    return this.#box
  }

  #enterHeading(level: number): void {
    this.#level = level
    if (level > 1) return
    for (let at = this.#box; at !== null && !at.titled; at = at.parent) at.titled = true
  }

  #breakAt(tag: string): void {
    if (blocks.has(tag)) this.#close(true)
    // Two line breaks in a row separate paragraphs.
    else if (tag === 'br') this.#close(this.#blank)
    else if (lines.has(tag)) this.#close(false)
    else if (tag === 'td' || tag === 'th') this.#append(' ')
  }

  #close(blank: boolean): void {
    this.#endLink()
    const level = this.#level
    const text = level > 0 ? withoutAnchorSigns(this.#line.trim()) : this.#ownText()
    if (text !== '') {
      const linked = Math.min(1, this.#linked / text.length)
      const pictured = this.#begun === this.#picturing && this.#emphasised >= nearlyAll * text.length
      const line: Line = { text, heading: level > 0, level, box: this.#begun, linked, pictured }
      const opening = this.#line.slice(0, this.#opening).trim()
      if (opening !== '' && text.startsWith(opening)) line.opening = opening
      this.#out.push(line)
      this.#picturing = null
    }
    if (blank && this.#out.length > 0 && this.#out.at(-1)?.text !== '') this.#out.push(blankLine)
    this.#line = ''
    this.#blank = true
    this.#linked = 0
    this.#emphasised = 0
    this.#opening = 0
    this.#named = false
    this.#raised = null
  }

  /** The line without marks of notes, and without the dateline's place. */
  #ownText(): string {
    const own = withoutOpening(this.#line, this.#line.slice(0, this.#opening), this.#named)
    return own.replace(noteBehind, '').trim()
  }

  #endRaised(): void {
    const { from, linked } = this.#raised ?? { from: 0, linked: false }
    if (this.#raised === null || from > this.#line.length) return
    this.#raised = null
    if (isNoteMark(this.#line, from, linked)) this.#cut(from)
  }

  /** A link in a heading that only leads to that heading is not part of its text. */
  #endLink(): void {
    const link = this.#link
    if (link === null) return
    const inHeading = this.#level > 0 && this.#line.length < longestHeading
    if (link.inPage && ((inHeading && isAnchor(link.own)) || (link.from > 0 && bracketed.test(link.own))))
      this.#cut(link.from)
    else this.#linked += this.#line.length - link.from
    this.#link = null
  }
}

/** `overlay`: no part of the sentence; `place`: where the text is dated from, or its rubric; `opening`: an element
 * that a line opens with. */
type Mark = 'overlay' | 'emphasis' | 'place' | 'opening'

/** Share of a line that stands out from its paragraph. */
const nearlyAll = 0.95

/** Such elements outside paragraphs: a name, a day, a count. */
const beside = new Set(['span', 'time', 'a', 'button'])

/** Characters; a longer line is no heading. */
const longestHeading = 1000

const blankLine: Line = { text: '', heading: false, level: 0, box: null, linked: 0, pictured: false }

/** Words. */
const shortestCaption = 5
