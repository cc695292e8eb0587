// Which of two numbers before a year is the day, on a page: `3/5/2021`.
import type { LanguageTag } from '../../types.ts'

export type DateOrder = 'day first' | 'month first'

const numbers = /(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?![\d./-])/g
const monthsOfYear = 12

/** As its other days show, where they can be read one way only; else as its language has it. English is written both
 * ways, and pages of all countries say that theirs is American.
 * @example dateOrder(['Posted 5/13/2021'], 'en') // 'month first' */
export function dateOrder(texts: readonly string[], language: LanguageTag): DateOrder | null {
  const found = new Set(texts.flatMap((text) => [...text.matchAll(numbers)].flatMap(([, a, b]) => shown(a, b) ?? [])))
  const [only = null] = found
  if (found.size > 0) return found.size === 1 ? only : null
  return /^(?:en|und)\b/.test(language) ? null : ofLanguage(language)
}

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
