// The day up to which a story looks ahead: “The council will vote on Friday” is no news on Saturday. Applied only to
// sentences of a language whose grammar is known, and only if the day belongs to the future event, not to who said so
// when.
import { primaryLanguage } from '../../content/language/words/tag.ts'
import { readDate } from '../../content/page/days/date.ts'
import { monthNumber } from '../../content/page/days/months.ts'
import type { Article, Story } from '../../content/types.ts'
import { addDays, isoWeek } from '../week.ts'

type Announced = Pick<Story, 'sentences' | 'headlines'>

/**
 * ISO date of the last day that the story's first sentence or title announces; `null` if they announce none.
 * @param writtenOn ISO date from which weekdays are counted; `null` leaves only dates with their year
 */
export function announcedUntil(
  story: Announced,
  language: Article['language'],
  writtenOn: string | null,
): string | null {
  if (primaryLanguage(language) !== 'en') return null
  const [opener] = story.sentences
  const [headline] = story.headlines
  const title = headline?.origin === 'title' ? headline.text : ''
  const days = [opener?.text ?? '', title].flatMap((text) => daysAhead(text, writtenOn))
  return days.sort().at(-1) ?? null
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const weekday = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
const inMonth = String.raw`(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months})|(?:${months}) \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?`
const day = String.raw`(?:${inMonth}|\d{4}-\d\d-\d\d|next ${weekday}|${weekday}|[Tt]omorrow|[Tt]onight|[Tt]his (?:weekend|evening|afternoon))`

/** Phrases for the future. */
const toCome = `will|won[’']t|[’']ll|(?:is|are) (?:now |also |still |both )?to|(?:set|due|expected|scheduled|slated|poised|forecast|planned|likely|about|going|preparing|hoping) (?:to|for)|due (?:on|in|at)|plans? to|(?:gear|tun)(?:s|ing) up|brac(?:es?|ing) for|upcoming|look(?:s|ing)? ahead to`

/** The present tense of scheduled events, which also refers to the future. Used only if the date of writing is known,
 * since essays tell in the present tense what began in 1912. */
const calendar =
  'opens?|begins?|starts?|kicks? off|takes? place|gets under way|goes on (?:sale|show|trial)|(?:go|goes|head|heads) to the polls|returns?|hosts?|faces?|plays?|meets?|marks|votes?|visits?|travels? to|awaits?'

/** Words between the two that separate them: who said it when, or what was before. */
const parting =
  /\b(?:said|says|told|announced|reported|added|warned|confirmed|according|who|which|that|since|after|before|until|when|because|while|as|if|but)\b|[;:]/i
/** Most characters between the future phrase and its day: about a clause. Chosen, not measured. */
const clause = 90

const patternsOf = (ahead: string) => ({
  behind: new RegExp(String.raw`\b(?:${ahead})\b(?=([^.!?]{0,${clause}}?)\b${day}(?![\p{L}\d]))`, 'gu'),
  before: new RegExp(
    String.raw`^(?:(?:On|From|By|As of) )?${day}(?:[’']s)?(?![\p{L}\d])(?=([^.!?]{0,${clause}}?)\b(?:${ahead})\b)`,
    'u',
  ),
})
const patterns = { dated: patternsOf(`${toCome}|${calendar}`), undated: patternsOf(toCome) }
const anyDay = new RegExp(String.raw`(?<![\p{L}\d])${day}(?![\p{L}\d])`, 'gu')

/** Most characters read of a sentence or title, to bound the work. */
const longest = 600

function daysAhead(sentence: string, writtenOn: string | null): string[] {
  const text = sentence.slice(0, longest)
  const { behind, before } = writtenOn === null ? patterns.undated : patterns.dated
  const announces =
    [...text.matchAll(behind)].some(([, between = '']) => !parting.test(between)) ||
    [before.exec(text)].some((found) => found !== null && !parting.test(found[1] ?? ''))
  if (!announces) return []
  const days = [...text.matchAll(anyDay)].flatMap(([said]) => dateOf(said, writtenOn) ?? [])
  // A day before the date of writing is not in the future.
  return days.filter((one) => writtenOn === null || one >= writtenOn)
}

function dateOf(said: string, writtenOn: string | null): string | null {
  const full = readDate(said)
  if (full !== null) return full.date
  if (writtenOn === null) return null
  const [, name = said] = /^next (.+)$/.exec(said) ?? []
  const at = weekdays.indexOf(name)
  if (at >= 0) {
    const day = addDays(writtenOn, (at - dayOfWeek(writtenOn) + 7) % 7)
    // “Next Friday” is the Friday of the following week.
    return name !== said && isoWeek(day) === isoWeek(writtenOn) ? addDays(day, 7) : day
  }
  if (/weekend/.test(said)) return addDays(writtenOn, (7 - dayOfWeek(writtenOn)) % 7)
  if (/^tomorrow/i.test(said)) return addDays(writtenOn, 1)
  return /\d/.test(said) ? withoutYear(said, writtenOn) : writtenOn
}

/** A day without a year may be this many days before the date of writing and still be in the same year: `May 3` of last
 * week is not next year's. Chosen, not measured. */
const justPast = 60

function withoutYear(said: string, writtenOn: string): string | null {
  const [date = ''] = /\d{1,2}/.exec(said) ?? []
  const month = monthNumber(/[A-Z][a-z]+/.exec(said)?.[0] ?? '')
  const year = Number(writtenOn.slice(0, 4))
  const inYear = (of: number) =>
    readDate(`${of}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`)?.date ?? null
  const same = inYear(year)
  return same !== null && same < addDays(writtenOn, -justPast) ? inYear(year + 1) : same
}

const dayOfWeek = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
