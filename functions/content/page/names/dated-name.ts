// Reads who signs in the line with the date: `Posted on 7 January 2022 by Ann Lee`, `Ann Lee |
// 7 January 2022`.

import { readDate } from '../days/date.ts'
import { weekdayName } from '../days/weekdays.ts'
import { loneNameIn } from './byline.ts'

const proper = "\\p{Lu}(?:\\.|[\\p{L}\\p{N}'’-]|\\.(?=\\p{L}))*"
/** A name, or the one word that somebody writes under. */
const person = `${proper}(?: (?:${proper}|de|da|di|del|van|von|der|den|la|le|bin|al|el))*|[\\p{L}\\p{N}_.-]{2,30}`
/** `by` and similar words, with what may follow the name. */
const signed = new RegExp(
  `(?:^|[ |/·•–—,)-])(?:[bB][yY]|[vV]on|[pP]ar|[pP]or|[dD]oor|[aA]ut(?:h?or[ae]?|eur)(?=:))[: ] ?(${person})(?=$|[.] | ?[|/·•–—,(@-]| (?:on|at|in|am|le|el|\\d|publi|pubbli|veröff|gepubl|posted|updated|written))`,
  'u',
)
/** `Reviewed by`, `photo by`: not the writer. */
const ofAnother =
  /\b(?:reviewed|checked|edited|updated|modified|sponsored|presented|powered|translated|photos?|photography|pictures?|illustrations?|images?)$/i
/** Words used in place of a name that name nobody. */
const nobody =
  /^(?:admin|administrator|staff|editors?|us|the|our|an?|editorial|webmaster|guest|team|mail|email|post|\d.*)$/i

export interface DatedName {
  name: string
  /** True if a `by` says so. */
  said: boolean
}

/** Most characters of a line that are examined. Chosen, not measured. */
const longestLine = 200

/** The name in a line with a date; `null` where there is neither. @example nameBesideDate('7 January 2022 by oz') */
export function nameBesideDate(text: string): DatedName | null {
  const head = text.slice(0, longestLine)
  const date = readDate(head) ?? eitherWay(head)
  if (date === null) return null
  const rest = `${head.slice(0, date.start).trim()} | ${head
    .slice(date.end)
    .trim()
    .replace(/^[–—-] /, '')}`
  const match = signed.exec(rest)
  const said = match?.[1]?.trim()
  if (match && said !== undefined) {
    return nobody.test(said) || ofAnother.test(rest.slice(0, match.index)) ? null : { name: said, said: true }
  }
  const alone = rest
    .split(/ ?[|•·,/–—] ?| - /)
    .map((part) => part.trim().replace(besides, '').replace(inTheNameOf, '').trim())
    .map(loneNameIn)
    .find((one) => one !== null)
  return alone === undefined ? null : { name: alone, said: false }
}

/** A date that can be read in two ways still is a date. */
function eitherWay(text: string): { start: number; end: number } | null {
  const match = /(?<![\d./-])\d{1,2}[/-]\d{1,2}[/-]\d{4}(?![\d./-])/.exec(text)
  return match === null ? null : { start: match.index, end: match.index + match[0].length }
}

/** `Ann Lee on behalf of the River Group`: the person wrote it. */
const inTheNameOf =
  / (?:on behalf of|for the|im namen|im auftrag|au nom d|en nombre de|em nome d|a nome d|namens)(?:[eu’' ]|es |ell).{1,100}$/i

/** Day of the week, time of day and words for publishing, which come before or after the name. */
const besides = new RegExp(
  `(?:\\b(?:published|posted|updated|last updated)(?: on| at)?:?|\\b${weekdayName}\\b\\.?|\\d{1,2}:\\d{2}.*|(?<![-–—:])[-–—:]+)\\s*$`,
  'i',
)
