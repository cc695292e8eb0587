// The title that a page states of its article, without the name of the site or of the section beside it.
import { countWords, plain } from '../language/fold.ts'

/** What the page says elsewhere. */
export interface TitleEvidence {
  /** Titles that it states or prints elsewhere: in its first heading, for other machines. */
  titles: readonly string[]
  /** Names of the site. */
  sites: readonly string[]
}

/**
 * The part of a title that is the article's. A part is cut off only at a separator, and only where the page states or
 * prints the rest without it, or where the part is the name of the site.
 *
 * @example ownTitle('A Ship | The Herald', { titles: ['A Ship'], sites: [] }) // 'A Ship'
 * @example ownTitle('How A Town Reads The Herald', { titles: [], sites: ['The Herald'] }) // itself
 */
export function ownTitle(title: string, evidence: TitleEvidence): string {
  const titles = new Set(evidence.titles.map(key))
  const sites = new Set(evidence.sites.map(key))
  sites.delete('')
  const known = partsOf(title)
    .filter(isWhole)
    .map(({ kept }) => kept)
    .filter((kept) => titles.has(key(kept)) && !sites.has(key(kept)))
    .sort((a, b) => b.length - a.length)[0]
  if (known !== undefined) return known
  const cut = partsOf(title).find((part) => isSite(part, sites))
  return cut === undefined ? title : ownTitle(cut.kept, evidence)
}

interface Part {
  kept: string
  rest: string
  separator: string
  /** The rest stands behind it. */
  front: boolean
}

/** Between words, with space around it; bars and the like without, too. Titles come folded. */
const separator = / (?:[·•:»—–-]|::|<) | ?[|»｜：] ?|(?<=\p{L}): /gu
/** Separators that are looked at: each two make a part, so a bound against what is made to be slow. */
const most = 12

/** Each way to cut a title in two, and what of two cuts lies between them. */
function partsOf(title: string): Part[] {
  // Behind its opening sign it closes a quotation.
  const isQuotation = ({ 0: sign, index }: RegExpExecArray) => sign.includes('»') && title.slice(0, index).includes('«')
  const cuts = [...title.matchAll(separator)].filter((cut) => !isQuotation(cut)).slice(0, most)
  const sides = cuts.flatMap(({ index, 0: found }) => {
    const [before, behind] = [title.slice(0, index), title.slice(index + found.length)]
    return [
      { kept: before, rest: behind, separator: found.trim(), front: true },
      { kept: behind, rest: before, separator: found.trim(), front: false },
    ]
  })
  const between = cuts.flatMap((first, at) =>
    cuts.slice(at + 1).map((last) => ({
      kept: title.slice(first.index + first[0].length, last.index),
      rest: '',
      separator: first[0].trim(),
      front: false,
    })),
  )
  return [...sides, ...between].map((part) => ({ ...part, kept: part.kept.trim() })).filter(({ kept }) => kept !== '')
}

/** A short heading that stands behind is as likely the site's own name, and one word before it that of a section. */
const isWhole = ({ kept, rest, front }: Part) => countWords(kept) > countWords(rest) || (front && countWords(kept) > 1)

/** Words of a name that stands behind a bar, and of the title before it. Chosen, not measured. */
const longestName = 4
const fewestOfTitle = 3

function isSite({ kept, rest, separator: sign, front }: Part, sites: ReadonlySet<string>): boolean {
  const name = key(rest)
  if (name === '' || (countWords(kept) < 2 && !unspaced.test(kept))) return false
  if (sites.has(name)) return true
  return (
    front &&
    sign === '|' &&
    rest.length < kept.length &&
    countWords(rest) <= longestName &&
    countWords(kept) >= fewestOfTitle
  )
}

/** As many letters of a script without spaces are several words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6}/u

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')

/** Two spellings of one title, of at least two words. */
export const isSameTitle = (a: string, b: string): boolean => countWords(b) > 1 && key(a) === key(b)

const namesFile =
  /^(?:untitled(?: document| page)?|(?:new )?document ?\d*|microsoft word\b.*|index|home ?page|page \d+|\S{1,80}\.(?:pdf|docx?|odt|rtf|html?|txt|md|indd|qxd))$/i

/** What programs write where nobody gave a title. @example isPlaceholder('Document1') // true */
export const isPlaceholder = (title: string): boolean => namesFile.test(title)
