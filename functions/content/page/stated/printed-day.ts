// Finds the day of publication by the words before it, in all languages, in lines next to the text, which extraction
// removes: `Date: 7 January 2022`, or a date right below or above the title. Used only if the page says one thing.
import type { Line } from '../../html/html-text.ts'
import { countWords, fold, plain } from '../../language/words/fold.ts'
import { type FoundDate, readDate } from '../days/date.ts'
import type { DateOrder } from '../days/date-order.ts'
import { endsSentence } from '../elements/block.ts'
import type { Fact } from '../elements/stated-elements.ts'

/** Words before the day of publication, as pages have them. */
const labels = [
  'date|published(?: on)?|posted(?: on)?|first published|publication date|date (?:published|posted)|post(?:ed)? (?:date|time)',
  'publish(?:ed|ing)? date|datum|veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|publié le|paru le|mis en ligne le',
  'date de publication|fecha(?: de publicación)?|publicado(?: el| em)?|data(?: de publicação| di pubblicazione)?',
  'pubblicato(?: il)?|geplaatst(?: op)?|gepubliceerd(?: op)?|data publikacji|opublikowano|yayın(?:lanma)?(?: tarihi)?',
  'oluşturulma(?: tarihi)?|giriş(?: tarihi)?|дата публикации|опубликовано|опубліковано|дата публікації|تاريخ النشر|نشر في',
]
const label = labels.join('|')
/** The space behind a colon may be lost: `Posted:7 January 2022`. */
const day = new RegExp(`^(?:${label})(?:\\s?:? |:(?=[\\p{L}\\d]))`, 'iu')
const labelAlone = new RegExp(`^(?:${label})\\s?:?$`, 'iu')
// Numbers of this file were chosen by reading pages.
/** Most words of a line with a date that is not a sentence, of one that is, and of one with a label. */
const mostWords = 12
const mostSignedWords = 16
const mostDatedWords = 24
/** Most words besides the date in a line that is little else: `7.1.2022 Town Council`. */
const mostBeside = 3
/** Most characters before the day in a line with a label. */
const longestLabel = 30
/** The same in a line that signs: `Written by Ann Lee in Ships on 7 January 2022 at 9:15 am`. */
const longestSigned = 80
const written = /^written by \p{Lu}.{1,70}? on (?:\p{L}{3,9} )?\d/iu
const signed = /^(?:by|posted by|von|par|por|di|door):? \p{Lu}/iu
/** Number of lines after the title that may contain its date, before it if they sign, and number that may be a date and
 * nothing else. */
const underTitle = 4
const aboveTitle = 4
const farUnderTitle = 10

export function printedDay(all: readonly Line[], title: string | null, order: DateOrder | null): Fact | null {
  const [dated, bare] = [datedIn(order), bareIn(order)]
  const lines = all.map(({ text }) => fold(text)).filter((text) => text !== '')
  const labelled = lines.flatMap((text, at) =>
    day.test(text) ? firstDay(text, order) : behindLabel(text, lines[at + 1], order),
  )
  const { above, below } = aroundTitle(all, title)
  const [found = []] = [
    labelled,
    below.slice(0, underTitle).flatMap(dated),
    above.slice(-1).flatMap(bare),
    above
      .slice(-aboveTitle)
      .filter((text) => signed.test(text))
      .flatMap(dated),
    below.slice(0, farUnderTitle).flatMap(bare),
    lines.flatMap((text) => (written.test(text) ? firstDay(text, order, longestSigned) : [])),
  ].filter((some) => some.length > 0)
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null
}

/** Every day stated in a line right around the title, except those on which something was changed. */
export function daysAroundTitle(all: readonly Line[], title: string | null, order: DateOrder | null): Fact[] {
  const { above, below } = aroundTitle(all, title)
  return [...above.slice(-1), ...below.slice(0, farUnderTitle)]
    .filter((text) => !endsSentence(text))
    .flatMap(datedIn(order))
}

/** The day of the last change, where the lines around the title state no other. */
export function changedDay(all: readonly Line[], title: string | null, order: DateOrder | null): Fact | null {
  const { above, below } = aroundTitle(all, title)
  const found = [...above.slice(-1), ...below.slice(0, farUnderTitle)].flatMap((from): Fact[] => {
    const day = endsSentence(from) || countWords(from) > mostSignedWords ? null : readDate(from, order)
    return day !== null && isOfChange(from, day) ? [{ value: day.date, from }] : []
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null
}

/** The lines before and after the title: the first of the highest headings that has its words, otherwise the last of
 * level 1. */
export function aroundTitle(all: readonly Line[], title: string | null): { above: string[]; below: string[] } {
  const lines = all.filter(({ text }) => text !== '')
  const own = title === null ? '' : plain(fold(title))
  const named = lines.filter(({ level, text }) => level > 0 && own !== '' && plain(fold(text)) === own)
  const highest = Math.min(...named.map(({ level }) => level))
  const heading =
    named.find(({ level }) => level === highest) ??
    lines.findLast(({ level }) => level === 1) ??
    lines.find(({ level, text }) => level > 0 && (saysMuchOf(title ?? '', text) || isHeadOf(own, plain(fold(text)))))
  const at = heading === undefined ? -1 : lines.indexOf(heading)
  const texts = lines.map(({ text }) => fold(text))
  return at < 0 ? { above: [], below: [] } : { above: texts.slice(0, at), below: texts.slice(at + 1) }
}

/** Letters of the words of a title that are looked for in a heading, fewest of them in a title, and least share of them
 * that is found: a page without a heading of level 1 often words its window's title in another way. */
const lettersOfWord = 4
const fewestOfTitle = 3
const leastOfTitle = 0.75

/** Before the names of the site and its parts: `A Ship: The Harbour Blog: Herald`. */
const isHeadOf = (title: string, heading: string) =>
  countWords(heading) >= fewestOfTitle && title.startsWith(`${heading}:`)

function saysMuchOf(title: string, heading: string): boolean {
  const words = plain(fold(title))
    .split(' ')
    .filter((word) => word.length >= lettersOfWord)
  const said = new Set(plain(fold(heading)).split(/[^\p{L}\p{N}]+/u))
  return words.length >= fewestOfTitle && words.filter((word) => said.has(word)).length >= leastOfTitle * words.length
}

/** `Date:` and its day, one below the other. */
const behindLabel = (text: string, next: string | undefined, order: DateOrder | null): Fact[] =>
  next !== undefined && labelAlone.test(text) ? bareIn(order)(next) : []

/** The day of publication may be followed by that of a change. */
function firstDay(from: string, order: DateOrder | null, within = longestLabel): Fact[] {
  const found = countWords(from) > mostDatedWords ? null : readDate(from, order)
  return found === null || found.start > within ? [] : [{ value: found.date, from }]
}

const changed =
  /(?<!\p{L})(?:(?:last )?(?:updated?|modified|changed|edited|revised)|(?:letzte )?änderung|akt(?:\.|ualisiert|ualisierung)|geändert|zuletzt|(?:mis|mise) à jour|modifié|actualizad[oa]|actualización|atualizad[oa]|aggiorna(?:to|mento)|bijgewerkt|güncelleme|обновлено|оновлено|更新|수정)(?!\p{L})/iu

const changedBehind = /^[ (]{0,2}(?:updated\)|更新|수정)/iu

/** True if the day after these words is that of a change. */
export const saysChanged = (text: string): boolean => changed.test(text)
export const isOfChange = (text: string, { start, end }: FoundDate): boolean =>
  saysChanged(text.slice(0, start)) || changedBehind.test(text.slice(end))

const until =
  /(?<!\p{L})(?:through|until|till|by|ends?|bis|jusqu['’]au|hasta(?: el)?|fino al|até|до) ?:? ?(?:\p{L}{2,10},? )?$/iu
const range = /^(?: ?[–—-] ?| (?:to|bis|au|al|a) )/iu
/** Most characters of the sign between two days. */
const longestRange = 5

/** True of a day up to which something lasts, and of the first of two between which it does: `12.01.26 — 10.04.26`. */
export function isOfEvent(text: string, { date, start, end }: FoundDate, order: DateOrder | null): boolean {
  if (until.test(text.slice(0, start))) return true
  const sign = range.exec(text.slice(end, end + longestRange))?.[0]
  if (sign === undefined) return false
  const next = readDate(text.slice(end + sign.length), order)
  return next !== null && next.start === 0 && next.date > date
}

/** A date stated in a line. */
const datedIn =
  (order: DateOrder | null) =>
  (from: string): Fact[] => {
    const most = endsSentence(from) ? mostWords : mostSignedWords
    const found = countWords(from) > most ? null : readDate(from, order)
    return found === null ||
      isOfChange(from, found) ||
      isOfEvent(from, found, order) ||
      isTold(from.slice(0, found.start))
      ? []
      : [{ value: found.date, from }]
  }

/** Fewest words in lower case before a day from which the line is about that day: `The old bridge was opened to the
 * town on 4 May 1935`. */
const fewestTelling = 5
const saysWritten =
  /(?<!\p{L})(?:publish|post|written|writ|print|appear|veröffentlich|erschien|publi|pubbli|mis en ligne|изда|опубл)\p{L}*[ :]+(?:\p{L}{1,3}[ :]+)?$/iu

/** True if the words before a day show that the text is about that day. */
export const isTold = (before: string): boolean =>
  (before.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []).length >= fewestTelling && !saysWritten.test(before)

/** `…, updated 12 May 2021`: what follows a day up to where a change is told. */
function withoutChange(behind: string): string {
  const told = changed.exec(behind)
  return told === null || readDate(behind.slice(told.index)) === null ? behind : behind.slice(0, told.index)
}

/** `14:08 | Source: Hill Post | 2 minutes`: in a line of parts, what stands with the day. */
const ofFirstPart = (behind: string): string =>
  countWords(behind) > mostSignedWords ? behind : (behind.split(' | ', 1)[0] ?? '')

/** A line that is a date and little else, or with the day of a change behind it. */
const bareIn =
  (order: DateOrder | null) =>
  (from: string): Fact[] => {
    const found = endsSentence(from) ? null : readDate(from, order)
    if (found === null || isOfChange(from, found) || isOfEvent(from, found, order)) return []
    const rest = `${from.slice(0, found.start)} ${ofFirstPart(withoutChange(from.slice(found.end)))}`.replace(
      /\d{1,2}[:.]\d{2}/g,
      ' ',
    )
    return countWords(rest) > mostBeside ? [] : [{ value: found.date, from }]
  }
