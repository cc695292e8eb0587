// Cuts the name of the site or the section off a title. Which title is an article's is decided in `stated-title.ts`.
import { countWords, plain } from '../../language/words/fold.ts'

/** What the page says elsewhere. */
export interface TitleEvidence {
  /** Titles that it states or prints elsewhere: in its first heading, for other programs. */
  titles: readonly string[]
  /** Names of the site. */
  sites: readonly string[]
}

/**
 * The part of a title that belongs to the article. A part is cut off only at a separator, and only if the page states
 * or prints the rest without it, or if the part is the name of the site.
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
  /** True if the part that is cut off comes after the one that is kept. */
  front: boolean
}

/** Between words, with spaces around it; bars and similar signs also without. Titles are folded before. */
const separator = / (?:[·•:»—–/-]|::|<) | ?[|»｜：] ?|(?<=\p{L}): /gu
/** Most separators that are examined; each two enclose a part, so this bounds titles made slow on purpose. */
const most = 12

/** Each way to cut a title in two, and what is between two cuts. */
function partsOf(title: string): Part[] {
  // After an opening guillemet it closes a quotation.
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

/** A short heading at the end is as likely the site's own name, and a single word before it that of a section. */
const isWhole = ({ kept, rest, front }: Part) => countWords(kept) > countWords(rest) || (front && countWords(kept) > 1)

/** Most words of a name after a bar, and fewest of the title before it. Chosen, not measured. */
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

/** This many letters of a script without spaces are several words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6}/u

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')

/** True of two spellings of one title of at least two words. */
export const isSameTitle = (a: string, b: string): boolean => countWords(b) > 1 && key(a) === key(b)

const namesFile =
  /^(?:untitled(?: document| page)?|(?:new )?document ?\d*|microsoft word\b.*|index|home ?page|page \d+|\S{1,80}\.(?:pdf|docx?|odt|rtf|html?|txt|md|indd|qxd))$/i

/** What programs write if nobody gave a title. @example isPlaceholder('Document1') // true */
export const isPlaceholder = (title: string): boolean => namesFile.test(title)
