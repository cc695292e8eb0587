// Which of two numbers before a year is the day, on a page, so that day and month are not swapped: `3/5/2021`.
import type { LanguageTag } from '../../types.ts'

export type DateOrder = 'day first' | 'month first'

const numbers = /(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?![\d./-])/g
const monthsOfYear = 12

/** As its other days show, where they can be read one way only; else as its language has it. English is written both
 * ways, and pages of all countries say that theirs is American: there, a country in its address or in the language it
 * states tells the order, unless that is the American one.
 * @param stated the language that the page states, and its host
 * @example dateOrder(['Posted 5/13/2021'], 'en') // 'month first' */
export function dateOrder(
  texts: readonly string[],
  language: LanguageTag,
  stated: { language?: string; host?: string } = {},
): DateOrder | null {
  const found = new Set(texts.flatMap((text) => [...text.matchAll(numbers)].flatMap(([, a, b]) => shown(a, b) ?? [])))
  const [only = null] = found
  if (found.size > 0) return found.size === 1 ? only : null
  if (!/^(?:en|und)\b/.test(language)) return ofLanguage(language)
  if (monthFirstHost.test(stated.host ?? '')) return 'month first'
  return dayFirstHost.test(stated.host ?? '') || dayFirstTag.test(stated.language ?? '') ? 'day first' : null
}

/** Offices and universities of the United States; countries with papers in English that put the day first (CLDR). */
const monthFirstHost = /\.(?:gov|edu|mil)$/
const dayFirstHost = /\.(?:uk|ie|au|nz|in|pk|bd|lk|ng|gh|ke|ug|tz|zm|zw|mt|sg|my|jm|tt|bb)$/
const dayFirstTag = /^en[-_](?:gb|ie|au|nz|in|pk|ng|gh|ke|ug|tz|zm|zw|mt|sg|my|jm|tt|bb)$/i

function shown(a = '', b = ''): DateOrder | null {
  if (Number(a) > monthsOfYear) return 'day first'
  return Number(b) > monthsOfYear ? 'month first' : null
}

function ofLanguage(language: LanguageTag): DateOrder | null {
  try {
    const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0).map(({ type }) => type)
    return parts.indexOf('day') < parts.indexOf('month') ? 'day first' : null
  } catch {
    return null
  }
}
