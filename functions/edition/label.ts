// Who speaks: the label before every text (editorial rule 1). Known fields as printed, unknown ones said to be unknown.
import { isolate } from './bidi.ts'
import { directionOf, formatDate, formatList, formatMonth, type Say } from './messages.ts'
import type { Source } from './types.ts'
import { daysBetween } from './week.ts'

/** Older pieces say so in words, because a reader takes what arrives today for news. */
const daysUntilOld = 90

/** What a label is written in, and for which day. */
export interface Wording {
  language: string
  say: Say
  /** ISO date of the edition. */
  date: string
}

/**
 * @example 'Ido Vock, The New Statesman. Written January 2022'
 * @example 'First published in cepa; author and date unknown'
 * @example 'Partner RIAC; author and date unknown' // of “From our partner RIAC”
 * @example 'Title, author and date unknown'
 */
export function labelOf(source: Source, wording: Wording): string {
  const { say } = wording
  const known = [...printedIn(source, wording), recentDate(source, wording), originIn(source, wording)]
  const said = known.filter((part) => part !== null).join(say('label-separator'))
  const line = [said, unknownFields(source, wording)].filter((part) => part !== '').join(say('label-unknown-separator'))
  const sentences = [capital(line), writtenLongAgo(source, wording)]
  return sentences.filter((part) => part !== '').join(say('label-sentence-separator'))
}

/** For the list of sources: the title, or that there is none, and who, where and the full date as far as known. */
export function citationOf(source: Source, wording: Wording): string {
  const { say } = wording
  const known = [...printedIn(source, wording), fullDate(source, wording)].filter((part) => part !== null)
  const unknown = unknownFields({ ...source, title: source.title ?? '' }, wording)
  const rest = known.length > 0 ? known.join(say('label-separator')) : (originIn(source, wording) ?? unknown)
  return source.title === null ? say('citation-untitled', { rest }) : say('citation', { title: source.title, rest })
}

/** Who and where, as printed. */
function printedIn({ byline, publication }: Source, wording: Wording): (string | null)[] {
  const authors = byline.length === 0 ? null : formatList(wording.language, byline)
  return [authors, publication === null ? null : apart(publication, wording)]
}

function originIn(source: Source, wording: Wording): string | null {
  const line = origin(source)
  return line === null ? null : apart(line, wording)
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

function writtenLongAgo(source: Source, wording: Wording): string {
  if (source.publishedOn === null || !isOld(source, wording)) return ''
  return wording.say('written', { month: formatMonth(wording.language, source.publishedOn) })
}

function isOld(source: Source, { date }: Wording): boolean {
  return source.publishedOn !== null && daysBetween(source.publishedOn, date) > daysUntilOld
}

/** Where the publication is unknown, the page's own line about where the piece came from; of a longer line only the
 * clause that says so ("Author’s note: first published in cepa"). */
function origin(source: Source): string | null {
  if (source.publication !== null || source.sourceLine === null) return null
  if (source.byline.some((name) => source.sourceLine?.includes(name))) return null
  const clause = /\b(?:(?:first|originally) published (?:in|by|on|at)|(?:from )?(?:our |its )?partner)\s[^;]+/iu
  const said = clause.exec(source.sourceLine)?.[0].trim() ?? source.sourceLine
  // Whose partner it is, the page says of itself: in a briefing “our” would be ours.
  return said.replace(/^(?:from )?(?:our|its) (?=partner)/iu, '')
}

function unknownFields(source: Source, { language, say }: Wording): string {
  const missing = [
    source.title === null ? say('field-title') : null,
    source.byline.length === 0 ? say('field-author') : null,
    source.publishedOn === null ? say('field-date') : null,
  ].filter((field) => field !== null)
  if (missing.length === 0) return ''
  return say('unknown', { fields: formatList(language, missing) })
}

/** The first letter may stand behind the mark that sets a name apart. */
function capital(text: string): string {
  return text.replace(/^\u2068?./u, (first) => first.toLocaleUpperCase())
}
