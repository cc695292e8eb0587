// Which of the list's languages a browser asks for.

import { primaryLanguage } from '../content/language/words/tag.ts'
import type { LanguageTag } from '../content/types.ts'

/** Ranges and characters read of the header: browsers send a handful of ranges. */
const mostRanges = 20
const longestHeader = 500

/**
 * The best of `available` by the `Accept-Language` header; the first of them if it asks for none.
 *
 * @example preferredLanguage('de-CH, en;q=0.8', ['en', 'de']) // 'de'
 */
export function preferredLanguage(header: string | undefined, available: readonly [string, ...string[]]): string {
  const ranges = (header ?? '').slice(0, longestHeader).split(',', mostRanges).map(parseRange)
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const found =
      available.find((one) => one.toLowerCase() === tag) ?? available.find((one) => primary(one) === primary(tag))
    if (found !== undefined) return found
  }
  return available[0]
}

/** The language in which a reader of `language` is served: that one, the one it is a variety of, or the first. */
export function spokenLanguage(language: LanguageTag, available: readonly [string, ...string[]]): string {
  const wanted = [language, primaryLanguage(language)]
  return available.find((one) => one === language) ?? available.find((one) => wanted.includes(one)) ?? available[0]
}

function parseRange(text: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const given = parameters.find((part) => part.startsWith('q='))
  const quality = given === undefined ? 1 : Number(given.slice(2))
  return { tag, quality: Number.isFinite(quality) ? quality : 0 }
}

function primary(tag: string): string {
  return primaryLanguage(tag.toLowerCase())
}
