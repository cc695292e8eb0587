// The addresses in a feed, made absolute.
import { withoutReferences } from '../../content/html/character-references.ts'
import type { XmlElement } from './xml-tree.ts'

/** Most characters of an address. */
const longest = 4000

/**
 * An http or https address as written, or made absolute; `null` if there is none.
 * @param base of relative addresses
 */
export function absolute(written: string | null | undefined, base: string | null): string | null {
  const address = tidy(written)
  if (address === null) return null
  if (/^https?:\/\/[^/?#]/i.test(address)) return URL.canParse(address) ? address : null
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return null
  if (/^www\.[^/]+\.[a-z]{2,}(?:\/|$)/i.test(address)) return `http://${address}`
  const found = base === null ? (URL.canParse(address) ? new URL(address) : null) : parse(address, base)
  return found !== null && /^https?:$/.test(found.protocol) ? found.href : null
}

/** Removes what line breaks, markup and double escaping added; spaces inside are encoded. */
function tidy(written: string | null | undefined): string | null {
  if (written === null || written === undefined || written.length > longest) return null
  const [, linked = written] = /<a\s[^<>]{0,200}href\s{0,9}=\s{0,9}["']?([^"'<>\s]{1,2000})/i.exec(written) ?? []
  const [, bracketed = linked] = /^\s{0,99}<(https?:[^<>\s]{1,2000})>\s{0,99}$/i.exec(linked) ?? []
  const address = withoutReferences(bracketed.replace(/<[^<>]{0,200}>/g, ''))
    .replace(/[\0-\x1f\x7f-\x9f\ufeff\u200b\u2060]+\s*/g, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:/i, 'http:')
    .replace(/^(https?:)\/{0,3}(?=[a-z\d])/i, '$1//')
    .replace(/\\/g, '/')
    .replace(/\s/g, '%20')
    .replace(/^(https?:\/\/[^/?#:]{1,300})\/?(?=\1\/)/i, '')
  return address === '' || placeholder.test(address) ? null : address
}

/** A placeholder that a program forgot to fill in. */
const placeholder = /\{\{.{0,200}\}\}|\$\{.{0,200}\}|<%.{0,200}%>/

function parse(address: string, base: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null
}

/** The base of addresses in an element: `xml:base` here and around it, else the document’s own. */
export function baseOf(element: XmlElement, document: string | null): string | null {
  const own: string[] = []
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    const base = at.attributes.get('xml:base')?.trim()
    if (base) own.push(base)
  }
  return own.reduceRight((base, one) => {
    const found = base === null ? (URL.canParse(one) ? new URL(one) : null) : parse(one, base)
    return found !== null && /^https?:$/.test(found.protocol) ? found.href : base
  }, document)
}
