// Reads a date that a line states in full: all forms of writing a day (`12 March 2026`, `12 de marzo de 2026`,
// `12.3.2026`); their months: `months.ts`. Never completes relative dates ("yesterday", "last week") or partial ones,
// because no caller knows when the page was fetched.
import type { DateOrder } from './date-order.ts'
import { hijriDate, hijriPattern } from './hijri.ts'
import { monthNames, monthNumber } from './months.ts'
import { isWeekday, weekdayName } from './weekdays.ts'

const month = `(${monthNames})\\.?(?!\\p{L})`
/** Some languages name a month twice: `آب/أغسطس`. */
const months = `${month}(?: ?/ ?(?:${monthNames}))?`
/** The time of day, or the day in numbers, may have lost its space: `28 July 202010:43`, `28 July 202028/07/2020`. */
const year = '(\\d{4})(?=\\d{1,2}:\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|(?!\\d))'
const clock =
  '(?:(?:,| at)? \\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,5}(?:[+-]\\d\\d:?\\d\\d)?)?,?)?'
const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const dayFirst = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: day)?(?: of| de)?[ -]?${months},?(?: de| del)?[ -]?${year}`,
  'iu',
)
const monthFirst = new RegExp(`(?<!\\p{L})${months}[ -]?(\\d{1,2})(?:st|nd|rd|th)?${clock}(?: ?, ?|-| )${year}`, 'iu')
const yearFirst = new RegExp(`(?<![\\d.])(\\d{4})[.,]?[ -]${month}[ -](\\d{1,2})(?!\\d)`, 'iu')
const east = /(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/
/** Between dots the day comes first, wherever such dates are written. */
const dotted = /(?<![\d./-])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?![\d/-]|\.\d)/
/** Unless there can be no such month: `01.21.2020`. */
const dottedMonthFirst = /(?<![\d./-])(\d{1,2})\.(1[3-9]|2\d|3[01])\.(\d{4})(?![\d/-]|\.\d)/
/** `31.10.23`: two digits each, the years 2000 to 2039; shorter numbers are versions. */
const dottedShort = /(?<![\d./-])(\d\d)\.(\d\d)\.([0-3]\d)(?![\d/-]|\.\d)/
const numbers = /(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d./-])/

/** `11/18/19`: read only if the middle cannot be a month; the years 2000 to 2039. */
const shortYear = /(?<![\d./-])(\d{1,2})\/(1[3-9]|2\d|3[01])\/([0-3]\d)(?![\d./-])/

export interface FoundDate {
  /** ISO date. */
  date: string
  start: number
  end: number
}

/**
 * The first full date in a text with its place; `null` where there is none or it can be read two ways and no `order` of
 * the page tells which. A date is given
 * as the place it was written in counted it: a time zone behind it changes nothing. A date of the Islamic calendar
 * counts where the text states no other.
 * @example readDate('Posted 7 January 2022') // { date: '2022-01-07', start: 7, end: 21 }
 */
export function readDate(written: string, order: DateOrder | null = null): FoundDate | null {
  if (!yearLike.test(written)) return null
  const text = written.replace(arabicDigit, latin)
  const found = [
    at(iso.exec(text), (m) => [m[1], m[2], m[3]]),
    at(dayFirst.exec(text), (m) => [m[3], String(monthNumber(m[2] ?? '')), m[1]]),
    at(monthFirst.exec(text), (m) => [m[3], String(monthNumber(m[1] ?? '')), m[2]]),
    at(yearFirst.exec(text), (m) => [m[1], String(monthNumber(m[2] ?? '')), m[3]]),
    at(east.exec(text), (m) => [m[1], m[2], m[3]]),
    at(dotted.exec(text), (m) => [m[3], m[2], m[1]]),
    at(dottedMonthFirst.exec(text), (m) => [m[3], m[1], m[2]]),
    at(dottedShort.exec(text), (m) => [`20${m[3]}`, m[2], m[1]]),
    at(shortYear.exec(text), (m) => [`20${m[3]}`, m[1], m[2]]),
    at(numbers.exec(text), (m) => inOrder([m[1], m[2], m[3]], orderByWeekday(text, m) ?? order)),
  ].filter((one) => one !== null)
  const forReaders = found.filter(({ end }) => !instant.test(text.slice(end, end + longestClock)))
  return (forReaders.length > 0 ? forReaders : found).sort((a, b) => a.start - b.start)[0] ?? hijri(text)
}

/** An instant is for machines, and often that of the last change: `2019-01-07T17:27:31+02:00 19 June 2018`. */
const instant = /^T\d\d:\d\d:\d\d/
const longestClock = 9

/** Something like a year, which every full date has and most lines lack. */
const yearLike = /\d{4}|[/.]\d\d(?!\d)|[٠-٩۰-۹]{4}/
/** Digits of the Arabic script, replaced one by one, so that places in the text do not move. */
const arabicDigit = /[٠-٩۰-۹]/g
const latin = (digit: string) => String((digit.codePointAt(0) ?? 0) & 15)

function hijri(text: string): FoundDate | null {
  const match = hijriPattern.exec(text)
  const date = match === null ? null : hijriDate(match)
  return match === null || date === null ? null : { date, start: match.index, end: match.index + match[0].length }
}

function at(
  match: RegExpExecArray | null,
  parts: (match: RegExpExecArray) => (string | undefined)[],
): FoundDate | null {
  if (match === null) return null
  const date = calendarDate(parts(match))
  return date === null ? null : { date, start: match.index, end: match.index + match[0].length }
}

const monthsOfYear = 12

/** Days of the week by which a date in numbers can be read one way only: `Thu, 11/12/2026`. */
const weekday = new RegExp(`(?<!\\p{L})(${weekdayName})\\.?,? ?$`, 'iu')

function orderByWeekday(
  text: string,
  { 1: a = '', 2: b = '', 3: year = '', index }: RegExpExecArray,
): DateOrder | null {
  const told = weekday.exec(text.slice(Math.max(0, index - longestWeekday), index))?.[1]
  if (told === undefined) return null
  const isOn = (date: string | null) => date !== null && isWeekday(told, date)
  const [dayFirst, monthFirst] = [isOn(calendarDate([year, b, a])), isOn(calendarDate([year, a, b]))]
  return dayFirst === monthFirst ? null : dayFirst ? 'day first' : 'month first'
}
/** Characters of the longest, with a comma and a space. */
const longestWeekday = 12

/** 13/5/2021 can be read one way only; 3/5/2021 by the order alone. */
function inOrder([a = '', b = '', year = '']: (string | undefined)[], order: DateOrder | null): string[] {
  if (Number(a) > monthsOfYear || a === b) return [year, b, a]
  if (Number(b) > monthsOfYear) return [year, a, b]
  return order === null ? [] : order === 'day first' ? [year, b, a] : [year, a, b]
}

/** Years that an article may have; other numbers of four digits are not years. Chosen, not measured. */
const [firstYear, lastYear] = [1800, 2200]

/** ISO date if there is such a day in that year. */
function calendarDate([year = '', monthOfYear = '', day = '']: (string | undefined)[]): string | null {
  const text = `${year}-${monthOfYear.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (Number(year) < firstYear || Number(year) > lastYear) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null
}
