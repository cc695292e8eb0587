// Reads the dates of feeds: RFC 822 and 2822, W3CDTF and ISO 8601, `asctime`, epochs, and what programs write instead.
// A date without a zone counts as UTC. An ambiguous date is not read.

import { withoutAccents } from '../../content/language/words/fold.ts'
import { monthNumber } from '../../content/page/days/months.ts'
import { hourMs, minuteMs } from '../../durations.ts'
import { tidyDate } from './date-text.ts'
import { zoneMinutesAt } from './feed-zone.ts'

/** Most characters of a date. */
const longest = 100

interface Parts {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  ms?: number
  /** The remaining text, which may name a zone. */
  rest?: string
}

/** ISO 8601 in UTC; `null` where the text is no date. `monthFirst`: of numbers, where the rest of the feed tells. @example feedDate('Thu, 01 Jan 04 19:48 EST') // '2004-01-02T00:48:00.000Z' */
export function feedDate(written: string | null, monthFirst: boolean | null = null): string | null {
  if (written === null || written.length > longest * 4) return null
  const text = tidyDate(written)
  if (text.length > longest || !/\d/.test(text)) return null
  const ms = epoch(text)
  if (ms !== null) return isoOf(ms)
  const parts = compact(text) ?? yearFirst(text) ?? byName(text, monthFirst)
  return parts === null ? null : instant(parts)
}

/** Seconds or milliseconds since 1970. */
function epoch(text: string): number | null {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) return Math.round(Number(text) * 1000)
  return /^\d{12,13}$/.test(text) && !/^(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])/.test(text) ? Number(text) : null
}

/** `20040101`, `20040101T194821Z`, `040101`, `2004-335`, `2004-W52-6T19:48Z`, `2004`. */
function compact(text: string): Parts | null {
  const [, written, clockText] = /^(\d{4}-?(?:W\d\d-?[1-7]|\d{3}))T(\d\d:?\d\d.{0,40})$/i.exec(text) ?? []
  if (written !== undefined) {
    const [date, hours] = [compact(written), yearFirst(`2000-01-01T${clockText}`)]
    return date && hours && { ...hours, year: date.year, month: date.month, day: date.day }
  }
  const full = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?(?: ?(Z|[+-].*|[A-Za-z].*))?$/.exec(
    text,
  )
  if (full !== null) return parts(full.slice(1, 7), full[7])
  const short = /^-?(\d\d)(-?)(\d\d)\2(\d\d)$/.exec(text)
  if (short !== null) return { year: fullYear(short[1] ?? ''), month: Number(short[3]), day: Number(short[4]) }
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text)
  if (ordinal !== null) return { year: Number(ordinal[1]), month: 1, day: Number(ordinal[2]) }
  const week = /^(\d{4})-?W(\d\d)(?:-?([1-7]))?$/.exec(text)
  if (week !== null) return ofWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1))
  return /^\d{4}$/.test(text) ? { year: Number(text), month: 1, day: 1 } : null
}

/** Week 1 contains 4 January. */
function ofWeek(year: number, week: number, day: number): Parts {
  const weekday = (new Date(Date.UTC(year, 0, 4)).getUTCDay() + 6) % 7
  return { year, month: 1, day: 4 - weekday + 7 * (week - 1) + day - 1 }
}

const clock = '(\\d{1,2})(?:[:.h](\\d{1,2})(?:[:.](\\d{1,2})(?:[.:](\\d{1,9}))?)?)?'
const iso = new RegExp(
  `^(?:[A-Za-z]{2,9}\\.? )?(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?\\.?(?:(?: ?[Tt] ?| |_|-)${clock})?(?: ?(\\D.*))?$`,
)
const isoCompactTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)?(.*)$/

function yearFirst(written: string): Parts | null {
  const text = halfOfDay(written)
  const dense = isoCompactTime.exec(text.text)
  if (dense !== null) return parts(dense.slice(1, 7), dense[7])
  const found = iso.exec(text.text)
  if (found === null) return null
  const read = parts(found.slice(1, 7), found[8], found[7])
  return read.hour === undefined ? read : { ...read, hour: text.hour(read.hour) }
}

function parts(
  [year, month, day = '1', hour, minute, second]: (string | undefined)[],
  rest = '',
  fraction = '',
): Parts {
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    ms: Number(`${fraction}000`.slice(0, 3)),
    rest,
  }
}

const time =
  /(?:^|[ T])(\d{1,2})(?:[:](\d{1,2})|[.h](\d{2}))(?:[:.](\d{1,2})(?:[.]\d{1,9})?)?(?= ?(?:[A-Za-z+()-]|$| ))/

/** `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 4, 2004 4:29 PM`, `Sun Jan 4 16:29:06 PST 2004`, `31.12.2003`. */
function byName(written: string, monthFirst: boolean | null): Parts | null {
  const { text, hour: hourOf } = halfOfDay(written)
  const clockText = time.exec(text)
  const [, hour, minute = clockText?.[3], , second] = clockText ?? []
  const before = clockText === null ? text : text.slice(0, clockText.index)
  const behind = clockText === null ? '' : text.slice(clockText.index + clockText[0].length)
  // If the date comes before the time, only a year may follow: `Sun Jan 4 16:29:06 PST 2004`.
  const late = /(?<![\d+:-])\d{4}(?!\d)/.exec(
    behind.replace(/[+-] ?\d{1,2}:?\d{2}/g, (zone) => ' '.repeat(zone.length)),
  )
  const date = dateIn(/\d/.test(before) ? `${before} ${late?.[0] ?? ''}` : behind, monthFirst)
  if (date === null) return null
  const rest = clockText === null ? before : late === null ? behind : behind.replace(late[0], ' ')
  return {
    ...date,
    hour: hourOf(Number(hour ?? 0)),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    rest: clockText === null ? '' : rest,
  }
}

function dateIn(text: string, monthFirst: boolean | null): Omit<Parts, 'rest'> | null {
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const numbers = text.match(/\d+/g) ?? []
  const month = words.map(monthOf).find((one) => one > 0)
  if (month === undefined) return inNumbers(text, words, monthFirst)
  const year =
    numbers.find((one) => one.length === 4) ??
    (numbers.length > 1 ? numbers.findLast((one) => one.length < 4) : undefined)
  const others = numbers.filter((one) => one !== year && one.length < 3)
  const day = numbers.length > 1 && numbers[0] === numbers[1] ? numbers[0] : others[0]
  if (year === undefined) return null
  return { year: fullYear(year), month, day: Number(day ?? 1) }
}

/** `31.12.2003`, `12/31/2003`: with slashes only if one reading is possible, or the weekday fits only one. */
function inNumbers(text: string, words: readonly string[], isMonthFirst: boolean | null): Omit<Parts, 'rest'> | null {
  const found = /(?<!\d)(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/.exec(text)
  if (found === null) return null
  const [a, b, year] = [Number(found[1]), Number(found[3]), fullYear(found[4] ?? '')]
  const [dayFirst, monthFirst] = [
    { year, month: b, day: a },
    { year, month: a, day: b },
  ]
  if (a > 12 || a === b || found[2] === '.') return dayFirst
  if (b > 12) return monthFirst
  const weekday = words.map((word) => weekdays.indexOf(word.slice(0, 3).toLowerCase())).find((one) => one >= 0)
  const byWeekday = [dayFirst, monthFirst].find((one) => weekdayOf(one) === weekday)
  return byWeekday ?? (isMonthFirst === null ? null : isMonthFirst ? monthFirst : dayFirst)
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const weekdayOf = ({ year, month, day }: Parts) => new Date(Date.UTC(year, month - 1, day)).getUTCDay()

/** Months in languages that the pages’ table lacks, by their first letters. */
const moreMonths: readonly [beginning: string, month: number][] = Object.entries({
  ιαν: 1,
  φεβ: 2,
  μαρ: 3,
  απρ: 4,
  μαι: 5,
  ιουν: 6,
  ιουλ: 7,
  αυγ: 8,
  σεπ: 9,
  οκτ: 10,
  νοε: 11,
  δεκ: 12,
  tammi: 1,
  helmi: 2,
  maalis: 3,
  huhti: 4,
  touko: 5,
  kesa: 6,
  heina: 7,
  elo: 8,
  syys: 9,
  loka: 10,
  marras: 11,
  joulu: 12,
  led: 1,
  uno: 2,
  brez: 3,
  dub: 4,
  kvet: 5,
  cervenc: 7,
  cerven: 6,
  srp: 8,
  zari: 9,
  rij: 10,
  list: 11,
  pros: 12,
  ianuar: 1,
  iunie: 6,
  iulie: 7,
  noiembr: 11,
  szept: 9,
  majus: 5,
  gener: 1,
  januz: 1,
  sty: 1,
  lut: 2,
  kwi: 4,
  cze: 6,
  lip: 7,
  sie: 8,
  wrz: 9,
  paz: 10,
  gru: 12,
  янв: 1,
  фев: 2,
  мар: 3,
  апр: 4,
  май: 5,
  июн: 6,
  июл: 7,
  авг: 8,
  сен: 9,
  окт: 10,
  ноя: 11,
  дек: 12,
})

function monthOf(word: string): number {
  const lower = word.toLowerCase().replace(/^t(?=\d)/, '')
  const stated = monthNumber(lower) || monthNumber(withoutAccents(lower))
  if (stated > 0) return stated
  const bare = withoutAccents(lower)
  const english = /^(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/.exec(bare)?.[0]
  if (english !== undefined && bare.length > 2 && !/^mar(?:d|t)/.test(bare)) return monthNumber(english)
  return moreMonths.find(([beginning]) => bare.startsWith(beginning))?.[1] ?? 0
}

/** Two-digit years as in RFC 2822. */
function fullYear(written: string): number {
  const year = Number(written)
  if (written.length > 3) return year
  return written.length === 3 || year > 49 ? 1900 + year : 2000 + year
}

const morning = /(?<=[\d ])a\.?m\.?(?![a-z])|오전|上午|πμ/i
const afternoon = /(?<=[\d ])p\.?m\.?(?![a-z])|오후|下午|μμ/i

/** The text without a.m. or p.m. in its various forms, and what its hours mean. */
function halfOfDay(text: string): { text: string; hour: (hour: number) => number } {
  const isLate = afternoon.test(text)
  if (!isLate && !morning.test(text)) return { text, hour: (hour) => hour }
  const without = text
    .replace(isLate ? afternoon : morning, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { text: without, hour: (hour) => (hour > 12 ? hour : (hour % 12) + (isLate ? 12 : 0)) }
}

/** Years by which the Thai calendar is ahead. */
const buddhist = 543

/** Hours, minutes and days that a program counted one too far carry over. */
function instant({
  year: stated,
  month,
  day,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
  rest = '',
}: Parts): string | null {
  const year = stated > 2_400 && stated < 2_700 ? stated - buddhist : stated
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > 366 || hour > 47 || minute > 99 || second > 99)
    return null
  const local = Date.UTC(year, month - 1, day) + hour * hourMs + minute * minuteMs + second * 1000 + ms
  if (Number.isNaN(local)) return null
  return isoOf(local - (zoneMinutesAt(rest, local) ?? 0) * minuteMs)
}

function isoOf(time: number): string | null {
  const date = new Date(time)
  const year = date.getUTCFullYear()
  return year >= 1800 && year <= 2200 ? date.toISOString() : null
}
