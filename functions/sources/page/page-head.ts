// What an index page says about itself: its title, language, site, and the base of its links.
import { decodedValue } from '../../content/html/character-references.ts'
import { absolute } from '../feed/absolute-link.ts'
import { tagOf } from '../feed/entry.ts'
import { plainLine } from '../feed/plain-text.ts'
import { XmlTokens } from '../feed/xml-tokens.ts'

/** Most characters that are read. */
const longest = 500_000

export interface PageHead {
  title: string | null
  language: string | null
  /** `og:site_name` */
  site: string | null
  /** From its `base` element; else its own address. */
  base: string | null
  /** Its own address as stated in it: `link rel=canonical`, `og:url`. */
  canonical: string | null
}

/** @param address that the page was fetched from */
export function headOf(html: string, address: string | null): PageHead {
  const head: PageHead = { title: null, language: null, site: null, base: address, canonical: null }
  let inTitle = false
  for (const token of new XmlTokens(html.slice(0, longest)).read(() => null)) {
    if (token.kind === 'text') {
      if (inTitle) head.title ??= plainLine(decodedValue(token.text), 'text')
      continue
    }
    const name = token.name.toLowerCase()
    inTitle = token.kind === 'start' && name === 'title'
    if (name === 'body') break
    if (token.kind !== 'start') continue
    const value = (attribute: string) => decodedValue(token.attributes.get(attribute) ?? '').trim()
    if (name === 'html') head.language ??= tagOf(value('lang') || value('xml:lang'))
    else if (name === 'base') head.base = absolute(value('href'), address) ?? head.base
    else if (name === 'link' && /\bcanonical\b/i.test(value('rel')))
      head.canonical ??= absolute(value('href'), head.base)
    else if (name === 'meta') {
      const property = (value('property') || value('name')).toLowerCase()
      if (property === 'og:site_name') head.site ??= plainLine(value('content'), 'text')
      if (property === 'og:url') head.canonical ??= absolute(value('content'), head.base)
    }
  }
  return { ...head, base: head.base ?? head.canonical }
}
