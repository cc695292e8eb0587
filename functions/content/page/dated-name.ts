// Who signs in the line that carries the date: `Posted on 7 January 2022 by Ann Lee`, `Ann Lee | 7 January 2022`.
import { loneNameIn } from './byline.ts'
import { readDate } from './date.ts'

const proper = "\\p{Lu}(?:\\.|[\\p{L}\\p{N}'’-]|\\.(?=\\p{L}))*"
/** A name, or the one word under which somebody writes. */
const person = `${proper}(?: (?:${proper}|de|da|di|del|van|von|der|den|la|le|bin|al|el))*|[\\p{L}\\p{N}_.-]{2,30}`
/** `by` and its like, with what may stand behind the name. */
const signed = new RegExp(
  `(?:^|[ |/·•–—,-])(?:[bB][yY]|[vV]on|[pP]ar|[pP]or|[dD]oor)[: ] ?(${person})(?=$|[.] | ?[|/·•–—,(@-]| (?:on|at|in|am|le|el|\\d|publi|pubbli|veröff|gepubl|posted|updated|written))`,
  'u',
)
/** `Reviewed by`, `photo by`: somebody else than the writer. */
const ofAnother =
  /\b(?:reviewed|checked|edited|updated|modified|sponsored|presented|powered|translated|photos?|photography|pictures?|illustrations?|images?)$/i
/** Words under which nobody in particular writes. */
const nobody =
  /^(?:admin|administrator|staff|editors?|us|the|our|an?|editorial|webmaster|guest|team|mail|email|post|\d.*)$/i

export interface DatedName {
  name: string
  /** A `by` says so. */
  said: boolean
}

/** Characters of a line that are looked at: chosen, not measured. */
const longestLine = 200

/** The name in a line with a date; `null` where there is neither. @example nameBesideDate('7 January 2022 by oz') */
export function nameBesideDate(text: string): DatedName | null {
  const head = text.slice(0, longestLine)
  const date = readDate(head) ?? eitherWay(head)
  if (date === null) return null
  const rest = `${head.slice(0, date.start).trim()} | ${head.slice(date.end).trim()}`
  const match = signed.exec(rest)
  const said = match?.[1]?.trim()
  if (match && said !== undefined) {
    return nobody.test(said) || ofAnother.test(rest.slice(0, match.index)) ? null : { name: said, said: true }
  }
  const alone = rest
    .split(/ ?[|•·,/–—] ?| - /)
    .map((part) => part.trim().replace(besides, '').trim())
    .map(loneNameIn)
    .find((one) => one !== null)
  return alone === undefined ? null : { name: alone, said: false }
}

/** A date that can be read two ways is a date all the same. */
function eitherWay(text: string): { start: number; end: number } | null {
  const match = /(?<![\d./-])\d{1,2}[/-]\d{1,2}[/-]\d{4}(?![\d./-])/.exec(text)
  return match === null ? null : { start: match.index, end: match.index + match[0].length }
}

/** Day of the week, time of day, and the words for printing, which stand around the name. */
const besides =
  /(?:\b(?:published|posted|updated|last updated)(?: on| at)?:?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\d{1,2}:\d{2}.*|(?<![-–—:])[-–—:]+)\s*$/i
