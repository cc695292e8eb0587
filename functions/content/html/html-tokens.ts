// HTML as a run of texts and tags. Walks the characters once and builds no tree, so that broken tags and deep nesting
// cost no more than any other text.
import { decodedValue } from './character-references.ts'

/** What their tags enclose is no text of the page. */
const unseen = new Set(
  'script style svg math iframe object head select button textarea canvas audio video map title'.split(' '),
)

export interface TextToken {
  text: string
  /** Its place in the HTML, end excluded. */
  from: number
  to: number
}

export interface TagToken {
  /** In lower case. */
  tag: string
  end: boolean
  from: number
  to: number
}

export type Token = TextToken | TagToken

/** Characters of a tag that its name is looked for in; the longest of the standard, `figcaption` and the like, have
 * ten. Chosen, not measured. */
const longestName = 40

/** Texts and tags in order, without comments and what is not seen. */
export function* tokensOf(html: string): Generator<Token> {
  const tagEnd = tagEnds(html)
  const behind = elementEnds(html)
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next !== at)
      yield { text: html.slice(at, next < 0 ? html.length : next), from: at, to: next < 0 ? html.length : next }
    if (next < 0) return
    if (html.startsWith('<!--', next)) {
      at = after(html, '-->', next + 2)
      continue
    }
    const name = /^<[/!?]?([a-z][a-z0-9-]*)/i.exec(html.slice(next, next + longestName))?.[1]?.toLowerCase()
    if (name === undefined && !/^<[!?/]/.test(html.slice(next, next + 2))) {
      yield { text: '<', from: next, to: next + 1 }
      at = next + 1
      continue
    }
    at = tagEnd(next)
    const end = html[next + 1] === '/'
    if (name === undefined || /[!?]/.test(html[next + 1] ?? '')) continue
    yield { tag: name, end, from: next, to: at }
    if (unseen.has(name) && !end && html[at - 2] !== '/') at = behind(name, at)
  }
}

/** Finds the end tag of an element that is not seen. A start tag without one hides nothing; it is looked for once. */
function elementEnds(html: string): (name: string, from: number) => number {
  const unclosed = new Set<string>()
  return (name, from) => {
    if (unclosed.has(name)) return from
    const pattern = new RegExp(`</${name}\\b`, 'gi')
    pattern.lastIndex = from
    const found = pattern.exec(html)
    if (found === null) unclosed.add(name)
    return found?.index ?? from
  }
}

/** Finds where a tag ends (exclusive), whatever stands between the quotation marks of its values. A mark without a
 * partner counts for nothing; that there is none is looked for once. */
function tagEnds(html: string): (from: number) => number {
  const last = { '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") }
  return (from) => {
    let value = false
    for (let at = from + 1; at < html.length; at += 1) {
      const mark = html[at] ?? ''
      if (mark === '>') return at + 1
      if (value && (mark === '"' || mark === "'") && at < last[mark]) at = html.indexOf(mark, at + 1)
      // Space may stand between the sign and the value.
      value = mark === '=' || (value && /\s/.test(mark))
    }
    return html.length
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** The attributes of a start tag by their names in lower case; the first of a name counts. */
export function attributesOf(html: string, { tag, from, to }: TagToken): ReadonlyMap<string, string> {
  if (to - from <= tag.length + 2) return none
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of html.slice(from + 1 + tag.length, to).matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, decodedValue(double ?? single ?? bare ?? ''))
  }
  return found
}

const none: ReadonlyMap<string, string> = new Map()
