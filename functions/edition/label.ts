// Who speaks: the label before every text (editorial rule 1). Known fields as printed, unknown ones said to be unknown.
import { formatDate, formatList, formatMonth, type Say } from './messages.ts'
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
 * @example 'Title, author and date unknown'
 */
export function labelOf(source: Source, wording: Wording): string {
  const { say } = wording
  const known = [authors(source, wording), source.publication, recentDate(source, wording), origin(source)]
  const said = known.filter((part) => part !== null).join(say('label-separator'))
  const line = [said, unknownFields(source, wording)].filter((part) => part !== '').join(say('label-unknown-separator'))
  const sentences = [capital(line), writtenLongAgo(source, wording)]
  return sentences.filter((part) => part !== '').join('. ')
}

/** For the list of sources: the title, or that there is none, and who, where and the full date as far as known. */
export function citationOf(source: Source, wording: Wording): string {
  const { say } = wording
  const known = [authors(source, wording), source.publication, fullDate(source, wording)].filter(
    (part) => part !== null,
  )
  const unknown = unknownFields({ ...source, title: source.title ?? '' }, wording)
  const rest = known.length > 0 ? known.join(say('label-separator')) : (origin(source) ?? unknown)
  return source.title === null ? say('citation-untitled', { rest }) : say('citation', { title: source.title, rest })
}

function authors(source: Source, { language }: Wording): string | null {
  if (source.byline.length === 0) return null
  return formatList(language, source.byline)
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
  return clause.exec(source.sourceLine)?.[0].trim() ?? source.sourceLine
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

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
