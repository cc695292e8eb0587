// Who wrote an entry: names without the email addresses that formats put next to or around them.
import { childrenOf, named, textIn } from './elements.ts'
import { plainLine } from './plain-text.ts'
import type { XmlElement } from './xml-tree.ts'

/** Most characters of a line with a name. */
const longest = 500

const email = '[^\\s<>()",;:@]{1,80}(?:@|\\s?\\[at\\]\\s?|\\s?\\(at\\)\\s?)[^\\s<>()",;@]{1,120}'
const before = new RegExp(`(?:mailto:)?${email}\\s{0,9}\\(([^()]{1,200})\\)`, 'gi')
const bracketed = new RegExp(
  `<\\s{0,9}(?:mailto:)?${email}\\s{0,9}>|\\(\\s{0,9}${email}\\s{0,9}\\)|\\[\\s{0,9}${email}\\s{0,9}\\]`,
  'gi',
)
const bare = new RegExp(`(?:mailto:)?${email}`, 'gi')
const address = /<?\b(?:https?:\/\/|www\.)[^\s<>"]{1,300}>?/gi

/** A program's warning in place of a name. */
const isWarning = /^(?:warning|notice|deprecated|fatal error|parse error):.{1,400} on line \d/i

/** @example nameIn('jane@example.com (Jane Doe)') // 'Jane Doe' */
export function nameIn(written: string): string | null {
  const line = plainLine(written.slice(0, longest).replace(/<([^<>\s]{1,80}@[^<>\s]{1,120})>/g, '($1)'), 'text')
  if (line === null || isWarning.test(line)) return null
  const name = line
    .replace(before, ' $1, ')
    .replace(/^[^()]{1,80} (?:at|AT) [^()]{1,80} (?:dot|DOT) [^()]{1,20} ?\(([^()]{1,200})\)$/, '$1')
    .replace(bracketed, ' ')
    .replace(bare, ' ')
    .replace(address, ' ')
    .replace(/\(\s*\)|<\s*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?,(?: ?,)*/g, ',')
    .replace(/^(?:[\s,;:|-]|\/(?!\w\/))+|[\s,;:|/-]+$/g, '')
    .replace(/(^|,)"([^",]{1,100})"(?=,|$)/g, '$1$2')
    .replace(/^(?:by|By|BY):? (?=\p{Lu})/u, '')
  const unquoted = /^(["'“„])(.{1,200})["'”“]$/.exec(name)?.[2] ?? /^\(([^()]+)\)$/.exec(name)?.[1] ?? name
  return /[\p{L}\p{N}]/u.test(unquoted) ? unquoted.replace(/,(?=\S)/g, ', ').trim() : null
}

/** Each name once, separated by commas. */
export function joinedNames(names: readonly (string | null)[]): string | null {
  const found = [...new Set(names.filter((name) => name !== null))]
  return found.length === 0 ? null : found.join(', ')
}

/** The names in author elements: from `name` or from a list if there is one, else from the text. */
export function namesOf(elements: readonly XmlElement[]): (string | null)[] {
  return elements
    .filter(({ cut }) => !cut)
    .flatMap((element) => {
      const [name] = named(element, 'name', 'foreign:name', 'itunes:name').filter(({ cut }) => !cut)
      if (name !== undefined) return [nameIn(textIn(name))]
      const inside = childrenOf(element)
      // A person without a name: the rest is only an address.
      if (inside.some((child) => child.name === 'email' || child.name === 'uri')) return [nameIn(ownText(element))]
      if (inside.length === 1 && /^rdf:(?:bag|seq|alt)$/.test(inside[0]?.name ?? ''))
        return childrenOf(inside[0] as XmlElement).map((one) => nameIn(textIn(one)))
      if (inside.length === 1 && inside[0] !== undefined && /:(?:person|agent|description)$/.test(inside[0].name))
        return namesOf(inside)
      return [nameIn(textIn(element))]
    })
}

const ownText = (element: XmlElement) => element.children.filter((child) => typeof child === 'string').join(' ')
