// Turns an entry of a feed into a page, with what the feed says about it.
import { encodedText } from '../content/html/character-references.ts'
import type { EntryMetadata } from '../content/page/stated/entry-metadata.ts'
import type { SourceRules } from '../content/types.ts'
import type { Entry, Feed } from './feed/types.ts'
import type { Source } from './types.ts'

/** An entry with fewer words is a teaser, too short for a story. Chosen, not measured. */
const fewestWords = 60

/** A page made from the entry's own text; `null` if that is a teaser. */
export function ownText({ title, content, summary, base }: Entry): string | null {
  const text = [content, summary].find((one) => words(one ?? '') >= fewestWords)
  if (!text) return null
  const head = [
    '<meta charset="utf-8">',
    ...(base === null ? [] : [`<base href="${encodedText(base)}">`]),
    ...(title === null ? [] : [`<title>${encodedText(title)}</title>`]),
  ]
  return `<!doctype html>\n<html><head>${head.join('')}</head><body><article>${asHtml(text)}</article></body></html>\n`
}

/**
 * @param page as fetched: its address after redirects, and the language in its header
 */
export function givenBy(
  entry: Entry,
  source: Pick<Source, 'publication' | 'language' | 'topics' | 'freshFor' | 'quote'>,
  feed: Pick<Feed, 'title' | 'publication' | 'language'>,
  page: { url: string | null; language: string | null },
): EntryMetadata {
  const publication = source.publication ?? (feed.publication === undefined ? feed.title : feed.publication)
  const address = page.url ?? entry.url
  const language = source.language ?? entry.language ?? feed.language ?? page.language
  const rules = rulesOf(source)
  return {
    ...(entry.title === null ? {} : { title: entry.title }),
    ...(entry.author === null ? {} : { authors: entry.author.split(', ') }),
    ...(publication === null ? {} : { publication }),
    ...(entry.published === null ? {} : { published: entry.published }),
    ...(address === null ? {} : { url: address }),
    ...(language === null ? {} : { language }),
    ...(rules === null ? {} : { rules }),
  }
}

/** `null` if the source sets no rules for its articles. */
export function rulesOf({
  topics,
  freshFor,
  quote,
}: Pick<Source, 'topics' | 'freshFor' | 'quote'>): SourceRules | null {
  const rules: SourceRules = {
    ...(topics.length === 0 ? {} : { topics }),
    ...(freshFor === null ? {} : { freshForDays: freshFor === 'always' ? null : Number.parseInt(freshFor, 10) }),
    ...(quote === null ? {} : { quote }),
  }
  return Object.keys(rules).length === 0 ? null : rules
}

const words = (text: string) =>
  text
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '').length

/** Keeps the paragraphs of plain text. */
function asHtml(text: string): string {
  if (/<\/?(?:p|div|br|h\d|ul|ol|li|blockquote|section|article|table)\b/i.test(text)) return text
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}
