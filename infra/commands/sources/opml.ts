// OPML 2.0 (opml.org/spec2.opml), in which feed readers exchange their lists.
import { decodedValue, encodedText } from '../../../functions/content/html/character-references.ts'
import { XmlTokens } from '../../../functions/sources/feed/xml-tokens.ts'

export interface Outline {
  title: string | null
  /** As written. */
  url: string
}

/** All feeds, from all folders; empty if the file is not OPML. */
export function outlinesIn(text: string): Outline[] {
  const found = new Map<string, Outline>()
  for (const token of new XmlTokens(text).read(() => null)) {
    if (token.kind !== 'start' || !/^outline$/i.test(token.name)) continue
    const attributes = new Map([...token.attributes].map(([name, value]) => [name.toLowerCase(), value]))
    const value = (name: string) =>
      decodedValue(attributes.get(name) ?? '')
        .replace(/\s+/g, ' ')
        .trim()
    // The scheme with which some feed readers wrote addresses of feeds.
    const url = value('xmlurl')
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'http://')
    if (url !== '' && !found.has(url)) found.set(url, { url, title: value('title') || value('text') || null })
  }
  return [...found.values()]
}

export function opmlOf(title: string, outlines: readonly Outline[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${encodedText(title)}</title></head>`,
    '<body>',
    ...outlines.map(
      ({ title: text, url }) => `<outline type="rss" text="${encodedText(text ?? url)}" xmlUrl="${encodedText(url)}"/>`,
    ),
    '</body>',
    '</opml>',
    '',
  ].join('\n')
}
