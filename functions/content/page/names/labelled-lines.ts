// Finds the author in lines next to the text, which extraction removes: `Author Ann Lee`. Used only if the page says
// one thing.
import { isListed, type Line, linkedWhole } from '../../html/html-text.ts'
import { countWords, fold, plain } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { monthNames } from '../days/months.ts'
import { endsSentence } from '../elements/block.ts'
import { openerAlone } from '../elements/signing-words.ts'
import type { Fact } from '../elements/stated-elements.ts'
import { hasOffice, isOrganisation, loneNameIn, readByline } from './byline.ts'
import { nameBesideDate } from './dated-name.ts'
import { isAgency } from './outlet.ts'
import { isPaperName, isPlace } from './paper-name.ts'
import { postedIn } from './posted-line.ts'
import { inSmall, isSomebody } from './several-names.ts'
import { namesOfLine } from './stated-authors.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of such a line, or of a part of it. */
const mostWords = 16
const mostParts = 6
const mostDatedWords = 24
/** Number of lines after the title that may contain its date, and number among which a signature surely belongs to
 * it. */
const underTitle = 4
const nearTitle = 10

/** @param below the lines after the title
 * @param house the publication, which does not sign */
export function labelledAuthor(all: readonly Line[], below: readonly string[], house = ''): Fact[] {
  const written = all.filter(({ text }) => text !== '')
  const lines = written.map(({ text }) => fold(text))
  const own = new Set(ofArticle(written).map(({ text }) => fold(text)))
  for (const some of [below.slice(0, nearTitle), lines]) {
    const found = some
      .map((line, n) => signersIn(line, some !== lines || /[: ]/.test(line) ? some[n + 1] : ''))
      .filter((names) => names.length > 0 && (some !== lines || names.length === 1))
    const agreed = mostNamed(found)
    if (agreed !== null && (some !== lines || agreed.every(({ from }) => own.has(from)))) return agreed
    if (found.length > 0 && some === lines) return []
  }
  const beside = [...besideDate(below), ...postedIn(below), ...aboveReadingTime(all)]
  return beside.filter(({ value }) => plain(value) !== plain(house)).slice(0, 1)
}

/** Fewest words of a link that is the title of another article, and of the first line of the text. Chosen, not
 * measured. */
const fewestOfTitle = 4
const fewestOfText = 25

/** Without lists above the title, which are menus (`By Company Size`), and behind the text's beginning without what
 * stands beside the title of another article. */
function ofArticle(lines: readonly Line[]): Line[] {
  const title = lines.findLastIndex(({ level }) => level === 1)
  const text = lines.findIndex((line, at) => at > title && countWords(line.text) >= fewestOfText)
  const isTitle = (line: Line | undefined) =>
    line !== undefined && (line.level > 1 || linkedWhole(line)) && countWords(line.text) >= fewestOfTitle
  return lines.filter((line, at) => {
    if (at < title) return !isListed(line)
    return text < 0 || at < text || !(isTitle(lines[at - 1]) || isTitle(lines[at + 1]))
  })
}

/** The names on which all such lines agree; otherwise the only ones that occur more than once. */
function mostNamed(found: readonly Fact[][]): Fact[] | null {
  const byNames = Map.groupBy(found, (names) => names.map(({ value }) => value).join())
  const again = [...byNames.values()].filter((lines) => byNames.size === 1 || lines.length > 1)
  return again.length === 1 ? (again[0]?.[0] ?? null) : null
}

/** A day that lost its space: `by Ann LeeNovember 20, 2026`. */
const gluedDay = new RegExp(`(?<=\\p{Ll})(?=\\p{Lu})(?:${monthNames})\\.? ?\\d.*$`, 'iu')

/** Names in a part of the line, or in the next line if this one is only a word that says so. */
function signersIn(line: string, next = ''): Fact[] {
  const parts = openerAlone.test(line) ? [`${line} ${next}`] : line.split(/ (?:\||\/\/) /).slice(0, mostParts)
  const said = parts.filter((part) => countWords(part) <= mostWords)
  const names = said.flatMap((part) => namesOfLine(part.replace(gluedDay, ''))).filter((name) => !isAgency(name))
  return names.every((name) => name.includes(' ') && !isOrganisation(name))
    ? names.map((value) => ({ value, from: line }))
    : []
}

/** Under the title, in the line with the date: `Submitted by Ann Lee on Fri, 20 November 2026`, `Ann Lee | Senior
 * Writer | 20 November 2026`. */
function besideDate(below: readonly string[]): Fact[] {
  const found = below.slice(0, underTitle).flatMap((from) => {
    const dated = countWords(from) > mostDatedWords || endsSentence(from) ? null : nameBesideDate(from)
    if (dated === null || !dated.name.includes(' ') || !isSomebody(dated.name)) return []
    const isPerson = !isPlace(dated.name) && !isOrganisation(dated.name) && !isPaperName(dated.name)
    return dated.said || (isPerson && standsApart(dated.name, from)) ? [{ value: dated.name, from }] : []
  })
  return [...found, ...aboveDay(below), ...belowDay(below)].slice(0, 1)
}

/** Right under the title `7 January 2022` and `Ann Lee`, one below the other, unless the text is about a `Mr Lee`. */
function belowDay([day = '', from = '', ...text]: readonly string[]): Fact[] {
  const surname = from.split(' ').at(-1) ?? from
  const isToldOf = text.some((line) => line.replaceAll(from, '').includes(surname))
  return bareDay(day) && isPersonAlone(from) && !isToldOf ? [{ value: from, from }] : []
}

/** Number of lines under the title among which it may be; of lines below a name in which its day comes, as a place or
 * an address may stand between them; and most words beside the day: `Updated on` and an hour. Chosen, not measured. */
const nearDay = 6
const aboveItsDay = 2
const mostBesideDay = 5

/** `Ann Lee`, or `Ann Lee Columnist`, `Madrid` and `7 January 2022`, one below another. */
function aboveDay(below: readonly string[]): Fact[] {
  return below.slice(0, nearDay).flatMap((from, at) => {
    const next = below.slice(at + 1, at + 1 + aboveItsDay)
    const day = next.findIndex((line) => bareDay(line))
    const value = personAlone(from)
    return value !== null && (day === 0 || (day === 1 && isBeside(next[0] ?? ''))) ? [{ value, from }] : []
  })
}

/** True of a line that is a name and could be no place, office or paper. */
const isPersonAlone = (line: string) => personAlone(line) === line

/** The same of a line in which an office may follow the name. */
function personAlone(line: string): string | null {
  const name = loneNameIn(line)
  const isPerson = name !== null && (line === name || (line.startsWith(`${name} `) && name.includes(' ')))
  return isPerson && isSomebody(name) && !isPlace(name) && !isOrganisation(name) && !isPaperName(name) ? name : null
}

const isBeside = (line: string) => isPlace(line) || /^\S{1,60}@\S{1,60}$/.test(line)

/** A day, which may be readable in two ways, and little else. */
function bareDay(line: string): boolean {
  const day = readDate(line)
  const rest = day === null ? line.replace(inNumbers, '') : line.slice(0, day.start) + line.slice(day.end)
  return rest !== line && countWords(rest) <= mostBesideDay
}
const inNumbers = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)/

/** Most parts of such a line, and most words of one that is neither the day nor an office. Chosen, not measured. */
const mostApart = 4
const mostBeside = 3
const ofMedia = /(?<!\p{L})(?:audio|video|foto|photo|bild|image|picture|podcast|min)(?!\p{L})/iu

/** True if bars or dots set the name apart from the day, and all else is short or an office; or if a dash does, and
 * there is nothing else. */
function standsApart(name: string, line: string): boolean {
  const [day = '', ...behind] = line.split(/ [–—-] /)
  if (behind.length === 1 && behind[0] === name && bareDay(day)) return true
  const parts = line.split(/ ?[|·•] ?/)
  const others = parts.filter((part) => part !== name && !part.startsWith(`${name} `))
  return (
    others.length === parts.length - 1 &&
    parts.length > 1 &&
    parts.length <= mostApart &&
    !ofMedia.test(line) &&
    others.every((part) => hasOffice(part) || readDate(part) !== null || countWords(part) <= mostBeside)
  )
}

const dayOfYear = new RegExp(
  `^(?:(?:${monthNames})\\.? \\d{1,2}|\\d{1,2}\\.? (?:${monthNames})\\.?)(?:, \\d{4})?$`,
  'iu',
)
const readingTime = /^\d{1,3} ?min(?:utes?)?\.? (?:read|reading|de lecture|de lectura|di lettura|lesezeit)$/i

/** `Ann Lee`, `Nov 20` and `3 min read`, one below another: the signature of some blogging software. */
function aboveReadingTime(all: readonly Line[]): Fact[] {
  const lines = all.map(({ text }) => fold(text)).filter((text) => text !== '')
  const found = lines.flatMap((from, at) => {
    if (!dayOfYear.test(lines[at + 1] ?? '') || !readingTime.test(lines[at + 2] ?? '')) return []
    const name = loneNameIn(from)
    return name !== null && isSomebody(name) ? [{ value: name, from }] : []
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : []
}

/** Most words of a line that signs and ends with an agency. */
const mostSigning = 16
const writerBehind = /(?:,? (?:Staff )?(?:Writer|Reporter|Correspondent)s?)$/

/** If only an agency is stated, and one line says who wrote for it: `By ANN LEE 7/1/22 09:19 AP`. */
export function writersFor(stated: readonly Fact[], all: readonly Line[]): Fact[] {
  const [agency, ...others] = stated.map(({ value }) => plain(value).replace(/^the /, ''))
  if (agency === undefined || others.length > 0 || !isAgency(agency)) return []
  const lines = new Set(all.map(({ text }) => fold(text)).filter((text) => countWords(text) <= mostSigning))
  const found = [...lines].flatMap((from) => {
    const own = from.replace(writerBehind, '')
    const signed = /^by\b/i.test(own) && plain(own).endsWith(` ${agency}`)
    const before = own.slice(0, -agency.length).replace(/[ ,|–—-]{1,9}(?:The )?$/i, '')
    const names = (signed ? readByline(before)?.names : undefined) ?? []
    return names.length > 0 && names.every((name) => isSomebody(name) && loneNameIn(inSmall(name)) !== null)
      ? [names.map((value) => ({ value, from }))]
      : []
  })
  return found.length === 1 ? (found[0] ?? []) : []
}
