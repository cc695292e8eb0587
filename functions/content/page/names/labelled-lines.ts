// Finds the author in lines next to the text, which extraction removes: `Author Ann Lee`. Used only if the page says
// one thing.
import type { Line } from '../../html/html-text.ts'
import { countWords, fold, plain } from '../../language/words/fold.ts'
import { monthNames } from '../days/months.ts'
import { openerAlone } from '../elements/signing-words.ts'
import type { Fact } from '../elements/stated-elements.ts'
import { isOrganisation, loneNameIn, readByline } from './byline.ts'
import { nameBesideDate } from './dated-name.ts'
import { isAgency } from './outlet.ts'
import { inSmall, isSomebody, namesOfLine } from './stated-authors.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of such a line, or of a part of it. */
const mostWords = 16
const mostParts = 6
const mostDatedWords = 24
/** Number of lines after the title that may contain its date, and number among which a signature surely belongs to
 * it. */
const underTitle = 4
const nearTitle = 10

export function labelledAuthor(all: readonly Line[]): Fact[] {
  const lines = all.map(({ text }) => fold(text)).filter((text) => text !== '')
  const title = all.findLast(({ level }) => level === 1)
  const at = title === undefined ? -1 : lines.indexOf(fold(title.text))
  for (const some of [at < 0 ? [] : lines.slice(at + 1, at + 1 + nearTitle), lines]) {
    const found = some
      .map((line, n) => signersIn(line, some !== lines || line.endsWith(':') ? some[n + 1] : ''))
      .filter((names) => names.length > 0 && (some !== lines || names.length === 1))
    const own = mostNamed(found)
    if (own !== null) return own
    if (found.length > 0 && some === lines) return []
  }
  return [...besideDate(all), ...aboveReadingTime(all)].slice(0, 1)
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
  const parts = openerAlone.test(line) ? [`${line} ${next}`] : line.split(' | ').slice(0, mostParts)
  const said = parts.filter((part) => countWords(part) <= mostWords)
  const names = said.flatMap((part) => namesOfLine(part.replace(gluedDay, '')))
  return names.every((name) => name.includes(' ') && !isOrganisation(name))
    ? names.map((value) => ({ value, from: line }))
    : []
}

/** Under the title, in the line with the date: `Submitted by Ann Lee on Fri, 20 November 2026`. */
function besideDate(all: readonly Line[]): Fact[] {
  const title = all.findLastIndex(({ level }) => level === 1)
  const below = title < 0 ? [] : all.slice(title + 1).filter(({ text }) => text !== '')
  const lines = below.slice(0, underTitle).map(({ text }) => fold(text))
  const found = lines.flatMap((from) => {
    const dated = countWords(from) > mostDatedWords ? null : nameBesideDate(from)
    return dated?.said && dated.name.includes(' ') && isSomebody(dated.name) ? [{ value: dated.name, from }] : []
  })
  return found.slice(0, 1)
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
