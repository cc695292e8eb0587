// Finds the day an article was published among the dates of a page, not today's date above a menu or the dates of
// comments and other articles. Also cuts off the dateline of a paragraph (`WASHINGTON (AP) —`).

import places from '../../language/lists/cities.json' with { type: 'json' }
import { countWords } from '../../language/words/fold.ts'
import type { Known } from '../../types.ts'
import { readDate } from '../days/date.ts'
import type { DateOrder } from '../days/date-order.ts'
import type { LineKind } from '../lines/line-kind.ts'
import type { KindBlock } from '../lines/split.ts'
import { isTold } from '../stated/printed-day.ts'

interface Stated {
  date: string
  line: number
  score: number
}

interface Places {
  front: KindBlock[]
  body: KindBlock[]
  back: KindBlock[]
}

/** `front` and `back`: the blocks before and after the body. Nothing is guessed: the day is unknown unless a date is in
 * a place that refers to the article. */
export function publicationDate(
  { front, body, back }: Places,
  title: KindBlock | null,
  order: DateOrder | null,
): Known<string> {
  const titleAt = title === null ? -1 : front.indexOf(title)
  const stated = front.flatMap((block, at) =>
    ofSomethingElse(front[at - 1]) ? [] : datesOf(block, placeScore(at, titleAt), order),
  )
  const best = stated.reduce<Stated | null>(
    (one, other) => (one === null || other.score > one.score ? other : one),
    null,
  )
  const found = best ?? dateline(body[0]) ?? behind(back)
  return found === null ? null : { value: found.date, line: found.line }
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** What a day is worth by its place. Right after the title is best, and each line further a little less; right above
 * the title is often the day of the visit, or of another article. Without a title, the later line is better. */
const worth = { behindTitle: 2, eachLine: 1 / 20, aboveTitle: 1, eachUntitled: 1 / 1000 }
/** Number of lines above the title that count as right above. */
const rightAbove = 2
/** What a day is worth by the words of its line. */
const wording = { byline: 1.5, published: 2, updated: -1 }

function placeScore(at: number, titleAt: number): number {
  if (titleAt < 0) return at * worth.eachUntitled
  if (at > titleAt) return worth.behindTitle - (at - titleAt) * worth.eachLine
  return at >= titleAt - rightAbove ? worth.aboveTitle : 0
}

/** The line above says what else the date is of: when a member joined, a deadline, a reader's comment. */
const ofSomethingElse = (above: KindBlock | undefined) =>
  above !== undefined &&
  /^(?:(?:date )?joined|member since|registered|born|died|expires?(?: on)?|valid until|ends?|deadline|due|next|last (?:seen|visit|active))\s*:?$|\bsays:$/i.test(
    above.text,
  )

/** Kinds of line that may carry the day, with the most words they may have. */
const signing = new Map<LineKind, number>([
  ['date', 24],
  ['byline', 24],
  ['short', 10],
  ['navigation', 10],
])
/** Most dates looked for in one line, and most characters of it that are examined. */
const most = 4
const longestLine = 300

function datesOf(block: KindBlock, place: number, order: DateOrder | null): Stated[] {
  const head = block.text.slice(0, longestLine)
  const stated: Stated[] = []
  let from = 0
  for (let n = 0; n < most; n += 1) {
    const date = readDate(head.slice(from), order)
    if (date === null) break
    const before = head.slice(from, from + date.start)
    const whole = { ...date, start: from + date.start, end: from + date.end }
    const counts =
      ((signing.get(block.kind) ?? 0) >= block.words && (block.kind === 'byline' || !isTold(before))) ||
      (n === 0 && (datePrefix(head, whole) || runOn(block.text, whole)))
    if (!counts) break
    stated.push({ date: date.date, line: block.lines[0] ?? 0, score: place + wordingScore(before, block) })
    from += date.end
  }
  return stated
}

function wordingScore(before: string, block: KindBlock): number {
  let score = block.kind === 'byline' ? wording.byline : 0
  if (/\b(?:published|posted|created|first)\b[^|]*$/i.test(before)) score += wording.published
  if (/\b(?:updated|modified|revised|edited|reviewed)\b[^|]*$/i.test(before)) score += wording.updated
  return score
}

/** `date 2022-01-29 …`, `Published: 7 January 2022 …`: true if nothing but such a word comes before the date, and it
 * does not merely open a sentence. */
export function datePrefix(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(0, start).trim()
  if (before === '') return !/^ *\p{Ll}|^, \p{L}/u.test(text.slice(end, end + 4))
  return /^(?:date|(?:first |last )?(?:published|posted|updated)|publication date)(?: on| at)?\s*:?$/i.test(before)
}

const labelled = /^(?:(?:first |last )?(?:published|posted|updated)|date)(?: on| at)?\s?:/i
/** Most characters of such a date with its time, of the time alone, and fewest words of the text after it. */
const longestDate = 70
const longestTime = 40
const fewestBehind = 10

/** @example splitAtDate('Published: 7 January 2022 MILLPORT (AP) _ The bridge …') // ['Published: 7 January 2022', …] */
export function splitAtDate(text: string): [string, string] | null {
  const date = labelled.test(text) ? readDate(text.slice(0, longestDate)) : null
  if (date === null) return null
  const clock = /^(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,4}\b)?)?[ .|–—-]*/u
  const end = date.end + (clock.exec(text.slice(date.end, date.end + longestTime))?.[0].length ?? 0)
  const rest = text.slice(end).trim()
  return /^["“‘«]?\p{Lu}/u.test(rest) && countWords(rest) >= fewestBehind ? [text.slice(0, end).trim(), rest] : null
}

/** `Why it rains in the north.Monday, 6 January 2020`: a standfirst and a date whose line break was lost. */
const runOn = (text: string, { start, end }: { start: number; end: number }) =>
  end === text.length && /[.!?]["'”’)]*(?:\p{L}{3,10}\.?,? )?$/u.test(text.slice(0, start))

/** First characters of a paragraph within which a dateline ends: with its day, with place and agency, in capitals with
 * a colon. */
const longestDated = 100
const longestDateline = 160
const longestCapitals = 60

/** `HANOI, 20 November 2019 (AP) — …`: the place, the day, and the sign after which the text begins. */
function dateline(first: KindBlock | undefined): Stated | null {
  const head = first?.text.slice(0, longestDated) ?? ''
  const date = readDate(head)
  if (first === undefined || date === null) return null
  const place = /^\p{Lu}{3}[\p{L} .,'’/-]{0,50}[,(] ?$/u.test(head.slice(0, date.start))
  const begins = /^\)?,? ?(?:\([^)]{2,30}\) ?|\/[\p{L} ]{2,20}\/ ?)*[–—:-]/u.test(head.slice(date.end))
  return place && begins ? { date: date.date, line: first.lines[0] ?? 0, score: 0 } : null
}

/** Number of lines after the body that may still sign it. */
const signature = 4

/** After the body, a line counts if it says so, if it comes right after the end, or if its day is the only one on the
 * page. */
function behind(back: KindBlock[]): Stated | null {
  const said = back.find(
    ({ text }) => /^(?:first )?(?:published|posted)\b/i.test(text) && readDate(text.slice(0, longestDateline)),
  )
  const near = back.slice(0, signature).find(({ kind, text }) => kind === 'date' && !/\bat\b/i.test(text))
  const dated = back.filter(({ kind }) => kind === 'date')
  const days = new Set(dated.map(({ text }) => readDate(text)?.date))
  const block = said ?? near ?? (days.size === 1 ? dated[0] : undefined)
  const date = block === undefined ? null : readDate(block.text.slice(0, longestDateline))
  return date === null || block === undefined ? null : { date: date.date, line: block.lines[0] ?? 0, score: 0 }
}

const day = '(?:\\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?|\\d{1,2}\\.? \\p{L}{3,9}\\.?(?: \\d{4})?)'
const agency =
  `(?:\\(${day}\\)|` +
  '\\((?:\\p{Lu}{2,6}|dpa|ots|sda|apa|efe|ansa|\\p{Lu}[\\p{L}&.-]+(?: \\p{Lu}[\\p{L}&.-]+){0,3})\\)|/[\\p{L} ]{2,20}/)'
const dash = '(?:--?|[–—_])'
/** The text begins with a capital or a quotation. */
const goesOn = '(?=["“„‘«\'(]?[\\p{Lu}\\p{N}\\p{Lo}])'
const place = "[\\p{Lu}\\p{Lo}][\\p{L}.,'’،/ -]{1,50}?"
/** In the order in which they are tried. */
const openings = [
  // `КИЕВ. 3 декабря. УНН. Совет`, `МОСКВА, 3 дек — РИА Новости. Совет`, `МОСКВА, 3 декабря. /ТАСС/. Совет`
  new RegExp(
    `^\\p{Lu}[\\p{L}-]{2,20}(?: \\p{Lu}[\\p{L}-]{1,20})?[.,] \\d{1,2} \\p{L}{3,9}[.,]? ?${dash}? ?(?:/\\p{Lu}{2,8}/|\\p{Lu}{2,12}(?:\\.(?:RU|UA))?|РИА Новости|Интерфакс)(?:\\.| ?${dash}) ?${goesOn}`,
    'u',
  ),
  // `Washington (CNN) --`, `NEW YORK, Jan. 7 (Reuters) -`
  new RegExp(`^${place},? ?(?:${day},? ?)?(?:${agency}) ?${dash} ?${goesOn}`, 'u'),
  // `WASHINGTON —`, `DUBAI, United Arab Emirates —`, `MILLPORT, 7 January 2022 –`
  new RegExp(
    `^\\p{Lu}{3}[\\p{Lu}.'’/ -]{0,40}(?:, ?\\p{Lu}[\\p{L}. ]{1,30}){0,2}(?:,? ${day})? ?(?:--|[–—]| - ) ?${goesOn}`,
    'u',
  ),
  // `Kabul, Afghanistan –`
  new RegExp(
    `^\\p{Lu}[\\p{L}.'’-]{1,20}(?: \\p{Lu}[\\p{L}.'’-]{1,20}){0,2}(?:, \\p{Lu}[\\p{L}.]{1,20}(?: \\p{Lu}[\\p{L}.]{1,20}){0,2}){1,2}(?: ?(?:--|[–—])| -) ${goesOn}`,
    'u',
  ),
  // `London (CNN)The`
  new RegExp(`^${place} ?\\((?:CNN|AP|AFP|UPI|ANI|IANS|PTI|Reuters|Xinhua)(?: Business)?\\) ?${goesOn}`, 'u'),
  // `HERALD via JTA —`
  new RegExp(`^\\p{Lu}{3}[\\p{Lu}.' -]{0,30} via \\p{Lu}{2,6} ?${dash} ?${goesOn}`, 'u'),
  // `Millport, Nov 20 (IANS) The`
  new RegExp(`^${place},? ${day},? \\(\\p{Lu}{2,6}\\) ${goesOn}`, 'u'),
  // `Berlin (dpa/lno) –`, `Berlin (jur).`
  new RegExp(`^${place} ?\\(\\p{Ll}{2,6}(?:/\\p{Ll}{2,5})?\\)(?: ?${dash}|[.:]) ?${goesOn}`, 'u'),
  // `(Washington, DC) —`
  new RegExp(`^\\(\\p{Lu}[\\p{L}., ]{2,40}\\) ?${dash} ?${goesOn}`, 'u'),
  // `MILLPORT dpa | Der`
  new RegExp(`^\\p{Lu}{3}[\\p{Lu}.'’/ -]{0,40} [\\p{L}/]{2,20} \\| ${goesOn}`, 'u'),
  // `(2026-11-05) — Just`
  new RegExp(`^\\(\\d{4}-\\d\\d-\\d\\d\\) ?${dash} ?${goesOn}`, 'u'),
  // `MÉXICO.- Durante`, `Madrid, 7 ene (EFE).- El`
  new RegExp(`^${place}(?:,? ${day})?,?(?: ?\\([^()]{2,30}\\))?\\. ?(?:--?|[–—])(?: |(?=["“«¿¡]))${goesOn}`, 'u'),
  // `(CNN) --`, `(CNN)The`
  new RegExp(`^(?:(?:${agency})\\.? ?${dash} ?|\\((?:\\p{Lu}{2,6}|Reuters)\\) ?)${goesOn}`, 'u'),
]
/** All cities that are known, as alternatives of a pattern. */
export const cities = places.cities.map((city) => city.replace('.', '\\.')).join('|')
/** `London — The …`, `Berlin. Die …`: a city that papers date from, in small letters. */
const signed = new RegExp(`^(?:${cities}) ?(?:(?:--|[–—]| - ) ?|(?<! )\\. )${goesOn}`, 'u')
/** `NEW DELHI: The council …`. In a conversation, every speaker is printed like this. */
const colon = new RegExp(`^\\p{Lu}{3}[\\p{Lu}.'’ -]{0,40}: ${goesOn}`, 'u')
export const isColonDateline = (text: string): boolean => colon.test(text.slice(0, longestCapitals))
export const withoutColonDateline = (text: string): string => text.replace(colon, '')

/** `MILLPORT COUNTY -- The`, amid a text that tells of several places. */
const later = new RegExp(`^\\p{Lu}{3}[\\p{Lu}.'’ -]{0,40}(?:, ?\\p{Lu}[\\p{L}. ]{1,20})? ?(?:--|—) ?${goesOn}`, 'u')
export const withoutLaterDateline = (text: string): string => {
  const rest = text.slice(later.exec(text.slice(0, longestDateline))?.[0].length ?? 0)
  return countWords(rest) >= fewestBehind ? rest : text
}

/** A paragraph without the place and the agency before its first sentence.
 * @example withoutDateline('Washington (CNN) -- The bill passed.') // 'The bill passed.' */
export function withoutDateline(text: string): string {
  for (const opening of openings) {
    const found = opening.exec(text.slice(0, longestDateline))?.[0]
    if (found !== undefined) return text.slice(found.length)
  }
  return text.replace(signed, '')
}
