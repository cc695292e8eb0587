// The words of the frame: messages as data, one file per language, with placeholders and plural forms. Also how dates,
// days, months, hours, lists and the names of languages are written.

import { memoized } from '../../content/language/words/memoized.ts'
import { ownEntry } from '../../content/language/words/own-entry.ts'
import { isEnglish, primaryLanguage } from '../../content/language/words/tag.ts'
import type { LanguageTag } from '../../content/types.ts'
import { dayMs, hourMs } from '../../durations.ts'
import { defaultLanguage, type Weekday, weekdays } from '../../environment.ts'
import { utcDay } from '../../utc-day.ts'
import type { Messages, Templates } from '../types.ts'
import { type Direction, isolate } from './bidi.ts'
import { correctedName } from './zone-names.ts'

export { defaultLanguage } from '../../environment.ts'

/** A value that a message has room for: `{name}`. */
export const placeholder = /\{([a-zA-Z]+)\}/g

/** Returns a message in one language; values that run against it are isolated. Throws on a missing key, form or value:
 * a frame with a gap is never mailed. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/**
 * @example
 * const say = sayIn('en', { stories: { one: '{count} story', other: '{count} stories' } })
 * say('stories', { count: 2 }) // '2 stories'
 */
export function sayIn(language: LanguageTag, messages: Messages): Say {
  const known = speakers.get(messages)
  if (known !== undefined) return known
  const say = speaker(language, messages)
  speakers.set(messages, say)
  return say
}

/** Building a language's plural rules takes longer than a briefing; frames are few and live long. */
const speakers = new WeakMap<Messages, Say>()

function speaker(language: LanguageTag, messages: Messages): Say {
  const plural = formFinder(language)
  const printed = numberPrinter(language)
  const dir = directionOf(language)
  return (key, values = {}) =>
    together(formOf(language, key, ownEntry(messages, key), values, plural), dir).replace(
      placeholder,
      (_, name: string) => {
        const value = ownEntry(values, name)
        if (value === undefined) throw new Error(`messages/${language}.json: "${key}" needs a value for {${name}}`)
        return typeof value === 'number' ? printed(value) : isolate(value, dir)
      },
    )
}

/** Right to left, a number stays with its noun: a line that begins with digits has no direction. */
function together(message: string, dir: Direction): string {
  return dir === 'rtl' ? message.replaceAll('{count} ', '{count}\u00a0') : message
}

/** Counts are few, and calling `Intl` takes a large part of planning a briefing. */
const formFinder = memoized((language) => {
  const rules = new Intl.PluralRules(language)
  const small = Array.from({ length: 100 }, (_, count) => rules.select(count))
  return (count: number) => small[count] ?? rules.select(count)
})

const numberPrinter = memoized((language) => {
  const number = new Intl.NumberFormat(localeOf(language))
  const small = Array.from({ length: 100 }, (_, value) => number.format(value))
  return (value: number) => small[value] ?? number.format(value)
})

function formOf(
  language: LanguageTag,
  key: string,
  message: Messages[string] | undefined,
  values: Record<string, string | number>,
  plural: (count: number) => string,
): string {
  if (message === undefined) throw new Error(`messages/${language}.json has no "${key}"; add it`)
  if (typeof message === 'string') return inWords(language, key, message)
  const form = ownEntry(message, plural(Number(values['count']))) ?? message['other']
  if (form === undefined) throw new Error(`messages/${language}.json: "${key}" needs at least the form "other"`)
  return inWords(language, key, form)
}

function inWords(language: LanguageTag, key: string, text: string): string {
  if (text.trim() === '') throw new Error(`messages/${language}.json: "${key}" says nothing; every message needs words`)
  return text
}

/** The languages that have a frame, the default first; throws if the default is missing. */
export function frameLanguages(templates: Pick<Templates, 'messages'>): [string, ...string[]] {
  if (!Object.hasOwn(templates.messages, defaultLanguage)) {
    throw new Error(`templates/messages/${defaultLanguage}.json is missing: it is the language of last resort`)
  }
  const others = Object.keys(templates.messages).filter((language) => language !== defaultLanguage)
  return [defaultLanguage, ...others.sort()]
}

/** The language itself, or the one it is a variety of (`pt-BR` → `pt`), or the default. */
export function languageFor({ messages }: Pick<Templates, 'messages'>, language: LanguageTag): string {
  const wanted = [language, primaryLanguage(language)]
  return wanted.find((tag) => Object.hasOwn(messages, tag)) ?? defaultLanguage
}

/** @returns the messages of a language that has some */
export function messagesOf(templates: Pick<Templates, 'messages'>, language: LanguageTag): Messages {
  const messages = ownEntry(templates.messages, language)
  if (messages === undefined) throw new Error(`templates/messages/${language}.json is missing`)
  return messages
}

/** @example formatDate('en', '2026-11-19') // '19 November 2026' */
export function formatDate(language: LanguageTag, date: string): string {
  return dateWith(language, date, dayMonthYear)
}

/** @example formatDay('en', '2026-11-19') // 'Thursday 19 November' */
export function formatDay(language: LanguageTag, date: string): string {
  return dateWith(language, date, weekdayDayMonth)
}

/** For the operator, whose list's clock may be weeks ahead on a laptop; to the minute.
 *
 * @example instantWords('2026-11-19T07:00:03.120Z') // 'Thursday 19 November 2026, 07:00 UTC' */
export function instantWords(instant: string): string {
  return `${formatDay('en', utcDay(instant))} ${instant.slice(0, 4)}, ${instant.slice(11, 16)} UTC`
}

/** On the 24-hour clock, on which the delivery hour is chosen; in some languages `Intl` would use the 12-hour clock.
 *
 * @example formatHour('en', 7) // '07:00' */
export function formatHour(language: LanguageTag, hour: number): string {
  return hourMinute(localeOf(language)).format(hour * hourMs)
}

/** @example zoneName('en', 'Europe/Berlin', '2026-11-19') // 'Central European Time' */
export function zoneName(language: LanguageTag, zone: string, date: string): string {
  return nameOfZone(JSON.stringify([language, zone, date]))
}

/** Cached for each zone and day, since it takes three formatters. */
const nameOfZone = memoized((asked) => {
  const [language, zone, date] = JSON.parse(asked) as [LanguageTag, string, string]
  const corrected = correctedName(language, zone)
  if (corrected !== null) return corrected
  const named = (style: 'longGeneric' | 'shortGeneric', timeZone: string) => {
    const format = new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: style })
    const name = format.formatToParts(new Date(`${date}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')?.value
    // Zones without a name of their own are shown as an offset.
    return name === undefined || /\p{Nd}/u.test(name) ? null : name
  }
  const place = isEnglish(language) ? null : named('shortGeneric', zone)
  // The name shown in the list of zones, unless it is an abbreviation.
  if (place !== null && !/^\p{Lu}+$/u.test(place)) return place
  const city = zone.replace(/^.*\//, '').replaceAll('_', ' ')
  return (
    named('longGeneric', zone) ??
    (isUniversal(zone) && !isEnglish(language) ? named('longGeneric', greenwich) : null) ??
    city
  )
})

/** UTC has a name only in English; other languages have one for Greenwich Mean Time, which applies here all year. */
const greenwich = 'Africa/Abidjan'
const isUniversal = (zone: string) => /^(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu|Greenwich)$/.test(zone)

/** @example formatMonth('en', '2022-01-07') // 'January 2022' */
export function formatMonth(language: LanguageTag, date: string): string {
  return dateWith(language, date, monthYear)
}

/** @example formatMonths('en', '2026-10-01', '2026-12-31') // 'October – December 2026' */
export function formatMonths(language: LanguageTag, from: string, to: string): string {
  const range = monthYear(localeOf(language)).formatRange(inUtcOf(from), inUtcOf(to))
  return range.replaceAll('\u2009', ' ')
}

/** @example formatWeekday('en', 'thursday') // 'Thursday' */
export function formatWeekday(language: LanguageTag, day: Weekday): string {
  return weekdayAlone(localeOf(language)).format(firstMonday + weekdays.indexOf(day) * dayMs)
}

const firstMonday = Date.parse('1970-01-05T00:00:00Z')

const inUtcOf = (date: string) => new Date(`${date}T00:00:00Z`)

type DateFormat = (locale: string) => Intl.DateTimeFormat

/** Cached for each locale: creating one takes a hundred times as long as formatting a date. */
const inUtc = (options: Intl.DateTimeFormatOptions): DateFormat =>
  memoized((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))

const dayMonthYear = inUtc({ day: 'numeric', month: 'long', year: 'numeric' })
const weekdayDayMonth = inUtc({ weekday: 'long', day: 'numeric', month: 'long' })
const monthYear = inUtc({ month: 'long', year: 'numeric' })
const weekdayAlone = inUtc({ weekday: 'long' })
const hourMinute = inUtc({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const conjunction = memoized((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** A line that begins within a date would begin with a digit, which has no direction; right to left, the parts of a
 * date stay together. Arabic has no comma after the weekday. */
function dateWith(language: LanguageTag, date: string, format: DateFormat): string {
  const parts = format(localeOf(language)).formatToParts(inUtcOf(date))
  if (directionOf(language) === 'ltr') return parts.map(({ value }) => value).join('')
  return parts
    .map(({ type, value }) => (type === 'literal' ? value.replace(/^، $/, ' ').replaceAll(' ', '\u00a0') : value))
    .join('')
}

/** @example formatList('en', ['title', 'author', 'date']) // 'title, author and date' */
export function formatList(language: LanguageTag, items: readonly string[]): string {
  return conjunction(localeOf(language)).format(items.map((item) => isolate(item, directionOf(language))))
}

/** @example nameOfLanguage('ar', 'en') // 'Arabic'
 * @example nameOfLanguage('ar') // 'العربية' */
export function nameOfLanguage(tag: LanguageTag, language: LanguageTag = tag): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
}

/** @example formatLanguages('en', ['en', 'ar']) // 'English and Arabic' */
export function formatLanguages(language: LanguageTag, tags: readonly LanguageTag[]): string {
  return formatList(
    language,
    tags.map((tag) => nameOfLanguage(tag, language)),
  )
}

/** Plain `en` would give American dates and lists; the frame is in British English. Arabic is printed with Western
 * digits, whatever the platform's data prefers. */
export function localeOf(language: LanguageTag): string {
  if (language === 'en') return 'en-GB'
  return primaryLanguage(language) === 'ar' ? 'ar-u-nu-latn' : language
}

/** Right-to-left languages for which message catalogues are in common use. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

export function directionOf(language: LanguageTag): Direction {
  return rightToLeft.has(primaryLanguage(language)) ? 'rtl' : 'ltr'
}
