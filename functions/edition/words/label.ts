// The label of every text (editorial rule 1), the line under a headline: author, publication, title and date, and for
// an old piece when it was written. Known fields are as printed on the page, unknown ones are left out, but a missing
// date is said (undated).
import { namesDay } from '../../content/language/standing-alone/named-day.ts'
import type { LanguageTag } from '../../content/types.ts'
import type { Source } from '../types.ts'
import { daysBetween } from '../week.ts'
import { isolate, isolateAs } from './bidi.ts'
import { directionOf, formatDate, formatList, formatMonth, type Say } from './messages.ts'
import { siteOf } from './site-name.ts'

/** Older pieces say so in words, because readers take what arrives today for news. Chosen, not measured. */
const daysUntilOld = 90

/** The language of a label, and the day it is for. */
export interface Wording {
  language: LanguageTag
  say: Say
  /** ISO date of the edition. */
  date: string
}

/**
 * One line: who, where and when. What is not known is left out; only a missing date is mentioned.
 *
 * @param withTitle true unless the headline already is the title
 * @param told the text printed below it: if that names a day, an old piece names its own
 * @example 'Ido Vock, The New Statesman. Written January 2022'
 * @example 'Ido Vock, The New Statesman. Written 7 January 2022' // over “The council voted on Monday.”
 * @example 'Ann Lee, “A bridge for two banks”, Example Review, 12 November 2026'
 * @example 'First published in cepa, undated'
 * @example 'Partner RIAC, undated' // of “From our partner RIAC”
 * @example 'example.com, undated' // of a page that says nothing but its address
 * @example 'Source unknown, undated' // also below a headline that is the title, and all that is known
 */
export function labelOf(
  source: Source,
  wording: Wording,
  withTitle = false,
  told: readonly { text: string }[] = [],
): string {
  const label = labelWithin(source, wording, withTitle, told)
  // A publication that writes its name in lower case is printed that way, and so is a site.
  const isNamed = source.byline.length === 0 && !withTitle && (source.publication ?? placeOf(source, wording)) !== null
  return isNamed ? label : capital(label)
}

/** The same behind other words of the frame: “first published in cepa, undated”. */
export function labelWithin(
  source: Source,
  wording: Wording,
  withTitle: boolean,
  told: readonly { text: string }[],
): string {
  const { say } = wording
  const known = knownOf(source, withTitle ? titleOf(source, wording) : null, wording)
  const date = source.publishedOn === null ? say('undated') : recentDate(source, wording)
  const line = [...(known.length > 0 ? known : [say('source-unknown')]), date].filter((part) => part !== null)
  const text = line.join(say('label-separator'))
  const sentences = [text, writtenLongAgo(source, told, wording)]
  return sentences.filter((part) => part !== '').join(say('label-sentence-separator'))
}

/** For a reprint: the title, and who, where and the full date as far as known; `null` if nothing is. */
export function citationOf(source: Source, wording: Wording): string | null {
  const { say } = wording
  const known = [...knownOf(source, null, wording), fullDate(source, wording)].filter((part) => part !== null)
  const title = titleOf(source, wording)
  const rest = known.join(say('label-separator'))
  if (title === null) return rest === '' ? null : say('citation-untitled', { rest })
  return rest === '' ? title : say('citation', { title, rest })
}

/** The title in quotation marks, in the direction of its own language. */
function titleOf(source: Source, wording: Wording): string | null {
  const title = titleIn(source, wording.language)
  return title === null ? null : wording.say('quoted-title', { title })
}

/** As printed within a line of the frame. */
export function titleIn({ title, language }: Source, frame: string): string | null {
  return title === null ? null : isolateAs(title, directionOf(language), directionOf(frame))
}

/** Who, what and where, as printed. */
function knownOf(source: Source, title: string | null, wording: Wording): string[] {
  const { byline, publication } = source
  const authors = byline.length === 0 ? null : formatList(wording.language, byline)
  const place =
    publication === null ? (originOf(source, wording) ?? placeOf(source, wording)) : apart(publication, wording)
  return [authors, title, place].filter((part) => part !== null)
}

/** The site, if the page says neither its publication nor where the piece came from. */
function placeOf(source: Source, wording: Wording): string | null {
  const site = source.sourceLine === null ? siteOf(source) : null
  return site === null ? null : apart(site, wording)
}

function apart(text: string, { language }: Wording): string {
  return isolate(text, directionOf(language))
}

function recentDate(source: Source, wording: Wording): string | null {
  return isOld(source, wording) ? null : fullDate(source, wording)
}

function fullDate(source: Source, { language }: Wording): string | null {
  return source.publishedOn === null ? null : formatDate(language, source.publishedOn)
}

function writtenLongAgo(source: Source, told: readonly { text: string }[], wording: Wording): string {
  if (source.publishedOn === null || !isOld(source, wording)) return ''
  const format = told.some(({ text }) => namesDay(text, source.language)) ? formatDate : formatMonth
  return wording.say('written', { month: format(wording.language, source.publishedOn) })
}

function isOld(source: Source, { date }: Wording): boolean {
  return source.publishedOn !== null && daysBetween(source.publishedOn, date) > daysUntilOld
}

/** If the publication is unknown: where the piece came from, according to the page's own line. A line of another form
 * is printed as it is. */
function originOf({ publication, sourceLine, byline }: Source, wording: Wording): string | null {
  if (publication !== null || sourceLine === null) return null
  if (byline.some((name) => sourceLine.includes(name))) return null
  for (const { key, form } of origins) {
    const name = form.exec(sourceLine)?.[1]?.replace(/[\s.]+$/u, '')
    if (name) return wording.say(key, { name })
  }
  return apart(sourceLine, wording)
}

/** On the page, “our partner” is the page's partner; in a briefing, “our” would mean ours. */
const origins = [
  { key: 'origin-first', form: /\b(?:first|originally) published (?:in|by|on|at)\s([^;]+)/iu },
  { key: 'origin-partner', form: /\b(?:from )?(?:our |its )?partner\s([^;]+)/iu },
] as const

/** The first letter of our own words may come after the mark that isolates a name. */
function capital(text: string): string {
  return text.replace(/^[\u2066-\u2068]?./u, (first) => first.toLocaleUpperCase())
}
