// Splits XML into texts and tags in order, whatever is missing. Reads the characters once; a missing end is searched
// for only once.

export interface TextToken {
  kind: 'text'
  /** CDATA as written, other text with its references undecoded. */
  text: string
  cdata: boolean
  /** The document ends inside it. */
  cut: boolean
}

export interface StartToken {
  kind: 'start'
  /** With its prefix, as written. */
  name: string
  attributes: ReadonlyMap<string, string>
  closed: boolean
  from: number
  to: number
}

export interface EndToken {
  kind: 'end'
  name: string
  from: number
  to: number
}

export type XmlToken = TextToken | StartToken | EndToken

/** Most characters of one tag; anything longer is text. */
const longestTag = 20_000
const tagName = /^<\/?([A-Za-z_][\w.-]{0,80}(?::[A-Za-z_][\w.-]{0,80})?)/
const attribute = /([^\s"'<>/=]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g

/** Brackets inside a string or a comment do not end the subset. */
const inDeclarations = /\]\s{0,9}>|<!--(?:[^-]|-(?!->)){0,2000}-->|"[^"]{0,2000}"|'[^']{0,2000}'/g

export class XmlTokens {
  readonly #xml: string
  /** Ends that do not occur again. */
  readonly #missing = new Set<string>()
  /** The internal subset of the DOCTYPE. */
  subset = ''

  constructor(xml: string) {
    this.#xml = xml
  }

  /** @param open name of the innermost open element, as written: its end tag ends an unterminated CDATA section */
  *read(open: () => string | null): Generator<XmlToken> {
    const xml = this.#xml
    let at = 0
    let text = 0
    const textUntil = (end: number): TextToken[] => {
      if (end <= text) return []
      const cut = end === xml.length
      // Half an end tag still ends the text.
      const half = cut ? /<\/[\w:.-]{0,80}\s{0,9}$/.exec(xml.slice(Math.max(text, end - 90), end)) : null
      return [
        { kind: 'text', text: xml.slice(text, end - (half?.[0].length ?? 0)), cdata: false, cut: cut && half === null },
      ]
    }
    while (at < xml.length) {
      const next = xml.indexOf('<', at)
      if (next < 0) break
      const markup = this.#markupAt(next, open)
      if (markup === null) {
        at = next + 1
        continue
      }
      yield* textUntil(next)
      if (markup.token !== null) yield markup.token
      at = markup.to
      text = at
    }
    yield* textUntil(xml.length)
  }

  #markupAt(at: number, open: () => string | null): { token: XmlToken | null; to: number } | null {
    const xml = this.#xml
    if (xml.startsWith('<![CDATA[', at)) return this.#cdata(at + 9, open())
    if (xml.startsWith('<!--', at)) return { token: null, to: this.#behind('-->', at + 4) ?? at + 4 }
    if (/^<!doctype/i.test(xml.slice(at, at + 9))) return { token: null, to: this.#doctype(at) }
    if (xml[at + 1] === '?') {
      const to = this.#behind('>', at) ?? xml.length
      return { token: null, to }
    }
    const name = tagName.exec(xml.slice(at, at + 170))?.[1]
    if (name === undefined) return null
    const to = tagEnd(xml, at)
    if (to === null) return null
    if (xml[at + 1] === '/') return { token: { kind: 'end', name, from: at, to }, to }
    const attributes = attributesIn(xml.slice(at + 1 + name.length, to - 1))
    return { token: { kind: 'start', name, attributes, closed: xml[to - 2] === '/', from: at, to }, to }
  }

  #cdata(from: number, open: string | null): { token: XmlToken; to: number } {
    const xml = this.#xml
    const end = this.#at(']]>', from)
    const again = this.#at('<![CDATA[', from)
    const text = (to: number, cut: boolean): XmlToken => ({ kind: 'text', text: xml.slice(from, to), cdata: true, cut })
    if (end !== null && (again === null || again > end)) return { token: text(end, false), to: end + 3 }
    // Without an end of its own, it ends with the element around it.
    const limit = again ?? xml.length
    const closing = open === null ? -1 : xml.slice(from, limit).indexOf(`</${open}`)
    if (closing >= 0) return { token: text(from + closing, false), to: from + closing }
    return end === null ? { token: text(xml.length, true), to: xml.length } : { token: text(end, false), to: end + 3 }
  }

  #doctype(at: number): number {
    const xml = this.#xml
    const end = this.#behind('>', at) ?? xml.length
    const bracket = xml.slice(at, end).indexOf('[')
    if (bracket < 0) return end
    const found = this.#subsetEnd(at + bracket, inDeclarations) ?? this.#subsetEnd(at + bracket, /\]\s{0,9}>/g)
    if (found === null) return end
    if (this.subset === '') this.subset = xml.slice(at + bracket + 1, found.at)
    return found.behind
  }

  /** Where the brackets close, and where the rest begins. */
  #subsetEnd(from: number, closings: RegExp): { at: number; behind: number } | null {
    for (const { 0: mark, index } of this.#xml.slice(from).matchAll(closings))
      if (mark.startsWith(']')) return { at: from + index, behind: from + index + mark.length }
    return null
  }

  #at(mark: string, from: number): number | null {
    if (this.#missing.has(mark)) return null
    const found = this.#xml.indexOf(mark, from)
    if (found >= 0) return found
    this.#missing.add(mark)
    return null
  }

  #behind(mark: string, from: number): number | null {
    const found = this.#at(mark, from)
    return found === null ? null : found + mark.length
  }
}

/** The position after the tag’s `>`; a `>` within a value is skipped only if the value’s quotes close in the same
 * tag. */
function tagEnd(xml: string, from: number): number | null {
  const last = Math.min(xml.length, from + longestTag)
  let quote = ''
  let first: number | null = null
  for (let at = from + 1; at < last; at += 1) {
    const sign = xml[at] ?? ''
    if (sign === '>') {
      if (quote === '') return at + 1
      first ??= at + 1
    } else if (sign === '<') return first
    else if (quote !== '') quote = sign === quote ? '' : quote
    else if ((sign === '"' || sign === "'") && /[=\s]/.test(xml[at - 1] ?? '')) quote = sign
  }
  return first
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  if (!text.includes('=')) return none
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, double ?? single ?? bare?.replace(/\/$/, '') ?? '')
  }
  return found
}

const none: ReadonlyMap<string, string> = new Map()
