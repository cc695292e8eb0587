// The day until which a story looks ahead: “The council will vote on Friday” is no news on Saturday. Only of sentences
// whose grammar is known, and only where the day belongs to what is to come, not to who said so.
import { primaryLanguage } from '../../content/language/tag.ts'
import { readDate } from '../../content/page/date.ts'
import { monthNumber } from '../../content/page/months.ts'
import type { Article, Story } from '../../content/types.ts'
import { addDays, isoWeek } from '../week.ts'

type Announced = Pick<Story, 'sentences' | 'headlines'>

/**
 * ISO date of the last day that its first sentence or its title announces; `null` where they announce none.
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

/** What is still to come. */
const toCome = `will|won[’']t|[’']ll|(?:is|are) (?:now |also |still |both )?to|(?:set|due|expected|scheduled|slated|poised|forecast|planned|likely|about|going|preparing|hoping) (?:to|for)|due (?:on|in|at)|plans? to|(?:gear|tun)(?:s|ing) up|brac(?:es?|ing) for|upcoming|look(?:s|ing)? ahead to`

/** The present of what a calendar holds, which is meant so, too, where it is known when it was written: essays tell in
 * the present what began in 1912. */
const calendar =
  'opens?|begins?|starts?|kicks? off|takes? place|gets under way|goes on (?:sale|show|trial)|(?:go|goes|head|heads) to the polls|returns?|hosts?|faces?|plays?|meets?|marks|votes?|visits?|travels? to|awaits?'

/** Between the two, words that part them: who said it when, what was before. */
const parting =
  /\b(?:said|says|told|announced|reported|added|warned|confirmed|according|who|which|that|since|after|before|until|when|because|while|as|if|but)\b|[;:]/i
/** Characters between what is to come and its day: a clause. Chosen, not measured. */
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

/** Sentences are printed up to so many words; a title may be longer. A bound on work. */
const longest = 600

function daysAhead(sentence: string, writtenOn: string | null): string[] {
  const text = sentence.slice(0, longest)
  const { behind, before } = writtenOn === null ? patterns.undated : patterns.dated
  const announces =
    [...text.matchAll(behind)].some(([, between = '']) => !parting.test(between)) ||
    [before.exec(text)].some((found) => found !== null && !parting.test(found[1] ?? ''))
  if (!announces) return []
  const days = [...text.matchAll(anyDay)].flatMap(([said]) => dateOf(said, writtenOn) ?? [])
  // What was over when it was written is no day to come.
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
    // The next one is that of the week to come.
    return name !== said && isoWeek(day) === isoWeek(writtenOn) ? addDays(day, 7) : day
  }
  if (/weekend/.test(said)) return addDays(writtenOn, (7 - dayOfWeek(writtenOn)) % 7)
  if (/^tomorrow/i.test(said)) return addDays(writtenOn, 1)
  return /\d/.test(said) ? withoutYear(said, writtenOn) : writtenOn
}

/** Days by which a day without its year may lie behind the day of writing: `May 3` of last week is not next year's. */
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
