// Author and day by lines that a page sets beside its text, which extraction takes out: `Author Ann Lee`, and the date
// right under the title. Claimed only where the page says one thing.
import type { Line } from '../html/html-text.ts'
import { countWords, fold } from '../language/fold.ts'
import { isSomebody } from './authors.ts'
import { loneNameIn } from './byline.ts'
import { readDate } from './date.ts'
import type { Fact } from './stated-elements.ts'

const author = /^(?:authors?|autor(?:in)?|auteur|autore|written by|words by|by)\s?:? (.{3,60})$/i
const day =
  /^(?:date|datum|fecha|data|published(?: on)?|posted(?: on)?|first published|publication date|veröffentlicht(?: am)?|publié le|publicado(?: el| em)?)\s?:? /i
/** Words of such a line. */
const mostWords = 12
/** Lines behind the title in which its date may stand. */
const underTitle = 4

export function labelledAuthor(all: readonly Line[]): Fact[] {
  const found = all.flatMap(({ text }) => {
    const from = fold(text)
    const name = countWords(from) <= mostWords ? loneNameIn(author.exec(from)?.[1] ?? '') : null
    return name !== null && isSomebody(name) ? [{ value: name, from }] : []
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : []
}

export function labelledDay(all: readonly Line[]): Fact | null {
  const lines = all.map(({ text }) => fold(text))
  const labelled = lines.filter((text) => day.test(text)).flatMap(dated)
  const title = all.findLastIndex(({ level }) => level === 1)
  const below = title < 0 ? [] : lines.slice(title + 1).filter((text) => text !== '')
  const found = labelled.length > 0 ? labelled : below.slice(0, underTitle).flatMap(dated)
  return new Set(found.map(({ value }) => value)).size === 1 ? (found[0] ?? null) : null
}

/** A line that is a date and little else. */
function dated(from: string): Fact[] {
  const found = countWords(from) > mostWords || /\b(?:updated|modified)\b/i.test(from) ? null : readDate(from)
  return found === null ? [] : [{ value: found.date, from }]
}
