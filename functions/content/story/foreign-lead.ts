// Where the text of an article begins in a language whose sentences nobody here can judge, and when its lead may be
// printed alone: by the words that it has in common with its title.
import { countWords, plain } from '../language/fold.ts'
import personalWords from '../language/lists/personal-words.json' with { type: 'json' }
import { wordsOf } from '../language/word-list.ts'
import type { LanguageTag } from '../types.ts'
import { mostParagraphs } from './excerpt.ts'

/** A caption or a summary stands before the text at most so often. */
const mostBefore = mostParagraphs - 1

/** Words of a lead that is printed alone: what is shorter leads on to what is not printed. Chosen by reading 40. */
const fewestAlone = 10
/** Words of the title that it says; one is enough beside a full name. */
const fewestSaid = 2

/** Paragraphs of the first section at which the text may begin: the first, and the one behind what is no sentence, or a
 * summary that ends in a question. `parts`: the sentences of each. */
export function beginnings(
  parts: readonly (readonly string[])[],
  isSentence: (text: string) => boolean,
  asks: (text: string) => boolean,
): number[] {
  const found: number[] = []
  for (const [at, some] of parts.slice(0, mostBefore + 1).entries()) {
    found.push(at)
    const [first = ''] = some
    if (isSentence(first) && !some.some(asks)) break
  }
  return found
}

/** A lead that tells its article by itself. */
export function tellsAlone(lead: string, title: string, language: LanguageTag): boolean {
  if (countWords(lead) < fewestAlone || isPersonal(lead, language) || isNobodys(lead)) return false
  const said = wordsSaid(title, lead)
  return said >= fewestSaid || (said > 0 && fullName.test(lead))
}

/** Speaks of its writer, or to its reader. */
export const isPersonal = (text: string, language: LanguageTag): boolean => holdsAny(text, personal(language, 0, 1, 2))

/** The same in a text, where `unser Klima` is everybody's, though not at the head of a sentence. */
export const speaksItself = (text: string, language: LanguageTag): boolean =>
  holdsAny(text, personal(language, 0, 2)) || holdsAny(/^\P{L}*\p{L}+/u.exec(text)?.[0] ?? '', personal(language, 1))

/** `Ich habe es getestet`: above a story it would be said in the list's own voice. */
export const isOfItsWriter = (title: string, language: LanguageTag): boolean => holdsAny(title, personal(language, 0))

const holdsAny = (text: string, words: ReadonlySet<string>) =>
  (
    text
      .toLowerCase()
      .replace(quoted, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).some((word) => words.has(word))

const personal = (language: LanguageTag, ...kinds: number[]) => {
  const lists: unknown = Object.entries(personalWords).find(([key]) => key === language)?.[1]
  return wordsOf(Array.isArray(lists) ? kinds.map((kind) => String(lists[kind] ?? '')) : [])
}

/** Quoted from the first word to the last, and nobody is named who says so. */
const isNobodys = (text: string) => (text.replace(quoted, '').match(/\p{L}+/gu) ?? []).length < fewestOwn
const quoted = /„[^“”]*[“”]|“[^“”]*”|"[^"]*"|«[^«»]*»|»[^«»]*«/g
/** Words beside a quotation that say whose it is. */
const fewestOwn = 3

/** Of its title an article's text says two words, at least, where something else stands before it. */
export const tellsTitle = (text: string, title: string): boolean => wordsSaid(title, text) >= fewestSaid

const fullName = /(?<=\p{L} )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{2,}/u

/** Words of a title below which nothing can be said of who tells it. */
const fewestOfTitle = 3

/** It warms up: of what its title speaks of not a word, and no number, which news has where it puts other words. */
export function saysNothing(text: string, title: string): boolean {
  const own = title.replace(quoted, ' ')
  if (/\p{N}/u.test(text) || new Set(meaningful(own)).size < fewestOfTitle || wordsSaid(own, text) > 0) return false
  const words = new Set(text.match(/\p{L}+/gu))
  return !(own.match(shortName) ?? []).some((name) => words.has(name))
}

/** `FDP`, `Top-Job`: too short to be told by its root. */
const shortName = /\p{Lu}{2,}|(?<=[\p{L}] |-)\p{Lu}\p{L}{2}(?![\p{L}])/gu

/** Letters of a word that carries a meaning, and of its root: endings differ, and German writes several in one. */
const shortest = 4
const root = 5

/** How many words of the title a text says, in whatever form. */
function wordsSaid(title: string, text: string): number {
  const own = new Set(meaningful(text))
  return new Set(meaningful(title).filter((word) => [...own].some((other) => areAlike(word, other)))).size
}

const meaningful = (text: string) =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= shortest)

const areAlike = (a: string, b: string) =>
  a === b ||
  (a.length >= root && b.length >= root && (a.startsWith(b.slice(0, root)) || b.includes(a) || a.includes(b)))
