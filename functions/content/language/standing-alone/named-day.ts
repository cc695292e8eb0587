// Days of the week in a text: they are dates only if it is known when the text was written.
import type { LanguageTag } from '../../types.ts'
import { outsideQuotations } from '../sentences/quotation.ts'
import { isEnglish } from '../words/tag.ts'

/** 1 January 2024 was a Monday. */
const dayOf2024 = (day: number) => Date.UTC(2024, 0, day)

/** Patterns by language, created on demand. */
const patterns = new Map<LanguageTag, RegExp>()

/**
 * True if the text names a day of the week, or one relative to today, so that a reader would look for its date. Uses
 * the names that `Intl` gives the days; their last letter may vary (`среда`, `в среду`).
 * @example namesDay('Der Rat stimmte am Dienstag ab.', 'de') // true
 */
export function namesDay(text: string, language: LanguageTag): boolean {
  return isEnglish(language) ? unknownDay.test(text) || /\btoday\b/i.test(text) : patternFor(language).test(text)
}

/** In English: without its date, and not a day of every week. */
export function namesDayWithoutDate(sentence: string): boolean {
  return unknownDay.test(outsideQuotations(sentence))
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
/** Not `every Monday`, `Black Friday`, `Sunday school`, `Monday, 3 March`. */
const unknownDay = new RegExp(
  `\\b(?:yesterday|tomorrow|tonight)\\b|(?<!\\b(?:[Ee]very|[Ee]ach|Black|Good|Ash|Cyber|Giving|Super|Bloody|Palm|Easter|Casual|a|any|one) )\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b(?! (?:[Ss]chool|Times|Post|Mail|Mirror|Telegraph|Herald|Express|Night|Star|World)\\b|,? (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})|,? (?:${months})\\p{Ll}*\\.? \\d|, ?\\d{1,2}[./])`,
  'u',
)

function patternFor(language: LanguageTag): RegExp {
  const known = patterns.get(language)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const stems = Array.from({ length: 7 }, (_, n) => format.format(dayOf2024(n + 1)).slice(0, -1))
  const made = new RegExp(`(?<!\\p{L})\\p{Script=Arabic}{0,3}(?:${stems.join('|')})\\p{L}{1,2}(?!\\p{L})`, 'iu')
  patterns.set(language, made)
  return made
}
