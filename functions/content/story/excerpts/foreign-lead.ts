// Where the text of an article begins in a language whose sentences the rules cannot judge, and when its lead may be
// printed alone: decided by the words it shares with its title.

import personalWords from '../../language/lists/personal-words.json' with { type: 'json' }
import smallWords from '../../language/lists/small-words-abroad.json' with { type: 'json' }
import { namesDay } from '../../language/standing-alone/named-day.ts'
import { countWords, plain } from '../../language/words/fold.ts'
import { alternatives, wordsOf } from '../../language/words/word-list.ts'
import type { LanguageTag } from '../../types.ts'
import { mostParagraphs } from './excerpt.ts'

/** Most paragraphs, such as a caption or a summary, that may come before the text. */
const mostBefore = mostParagraphs - 1

/** Fewest words in a lead that is printed alone; a shorter one only leads on to the rest. Chosen after reading 40. */
const fewestAlone = 10
/** Fewest words of the title that it must say; one is enough if it also has a full name. */
const fewestSaid = 2
/** Share of its title's words in a lead that is printed alone: chosen by reading. */
const leastOfTitle = 0.25

/** Indexes of the paragraphs of the first section at which the text may begin: the first, and the one after a paragraph
 * that is not a sentence or that contains a question. `parts`: the sentences of each paragraph. */
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

/** True of a lead that tells its article by itself. */
export function tellsAlone(lead: string, title: string, language: LanguageTag): boolean {
  if (countWords(lead) < fewestAlone || isPersonal(lead, language) || isNobodys(lead)) return false
  const said = wordsSaid(title, lead, language)
  if (said < leastOfTitle * new Set(meaningful(title, language)).size) return false
  return said >= fewestSaid || (said > 0 && fullName.test(lead))
}

/** Speaks of its writer, or to its reader. */
export const isPersonal = (text: string, language: LanguageTag): boolean => holdsAny(text, personal(language, 0, 1, 2))

/** The same in a text, where `unser Klima` is everybody's, though not at the head of a sentence. */
export const speaksItself = (text: string, language: LanguageTag): boolean =>
  holdsAny(text, personal(language, 0, 2)) || holdsAny(/^\P{L}*\p{L}+/u.exec(text)?.[0] ?? '', personal(language, 1))

/** `Ich habe es getestet`: above a story it would be said in the list's own voice. */
export const isOfItsWriter = (title: string, language: LanguageTag): boolean =>
  holdsAny(title, personal(language, 0)) ||
  (telling.get(language)?.test(title.toLowerCase().replace(quoted, ' ')) ?? false)

/** `Vi spiego come`: the verb alone says who tells it. */
const telling = new Map(
  Object.entries(personalWords.telling).map(([language, [pronouns = '', verbs = '']]) => [
    language,
    new RegExp(`(?<!\\p{L})(?:${alternatives([pronouns])}) (?:${alternatives([verbs])})(?!\\p{L})`, 'u'),
  ]),
)

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

/** True if it is quoted from the first word to the last, so that nobody is named as the speaker. */
const isNobodys = (text: string) => (text.replace(quoted, '').match(/\p{L}+/gu) ?? []).length < fewestOwn
const quoted = /„[^“”]*[“”]|“[^“”]*”|"[^"]*"|«[^«»]*»|»[^«»]*«/g
/** Fewest words outside a quotation that can say who is speaking. */
const fewestOwn = 3

/** True if the text says at least two words of the title; needed if something else comes before the text. */
export const tellsTitle = (text: string, title: string, language: LanguageTag): boolean =>
  wordsSaid(title, text, language) >= fewestSaid

const fullName = /(?<=\p{L} )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{2,}/u

/** Share of its words from which a sentence says what was said: a lead behind a summary that tells the same. */
const mostSaid = 0.45

export function repeats(text: string, told: string): boolean {
  const words = new Set(meaningful(text)).size
  return words > 0 && wordsSaid(text, told) >= mostSaid * words
}

/** Words of a title below which nothing can be said of who tells it. */
const fewestOfTitle = 3
/** Share of its title's words below which an opening without a number and a day warms up. Of 30 more openings that this
 * silences, 16 missed the point, and 8 were good. */
const leastTold = 0.3

/** True of an opening that only warms up: it has hardly a word of its title, and neither a number nor a day, which news
 * would have even in other words. */
export function saysLittle(text: string, title: string, language: LanguageTag): boolean {
  const own = title.replace(speech, ' ')
  if (/\p{N}/u.test(text) || sharesShortName(own, text)) return false
  const said = wordsSaid(own, text, language)
  if (said === 0) return new Set(meaningful(own)).size >= fewestOfTitle
  const words = new Set(meaningful(own, language)).size
  return words >= fewestOfTitle && said < leastTold * words && !namesDay(text, language)
}

/** A quotation of several words: somebody's, and not what the text is called. */
const speech = /[„“"«»](?:[^„“”"«»\s]+ ){2,}[^„“”"«»\s]+[“”"»«]/g

function sharesShortName(title: string, text: string): boolean {
  const words = new Set(text.match(/\p{L}+/gu))
  return (title.match(shortName) ?? []).some((name) => words.has(name))
}

/** `FDP`, `Top-Job`: too short to be told by its root. */
const shortName = /\p{Lu}{2,}|(?<=[\p{L}] |-)\p{Lu}\p{L}{2}(?![\p{L}])/gu

/** Letters of a word that carries a meaning, and of its root: endings differ, and German writes several in one. */
const shortest = 4
const root = 5

/** How many words of the title a text says, in any form. */
function wordsSaid(title: string, text: string, language?: LanguageTag): number {
  const own = new Set(meaningful(text, language))
  return new Set(meaningful(title, language).filter((word) => [...own].some((other) => areAlike(word, other)))).size
}

const meaningful = (text: string, language?: LanguageTag) => {
  const small = language === undefined ? none : (smallOf.get(language) ?? none)
  return (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= shortest && !small.has(word))
}

const none: ReadonlySet<string> = new Set()
const smallOf = new Map(
  Object.entries(smallWords).flatMap(([language, words]) =>
    typeof words === 'string' ? [] : [[language, new Set([...wordsOf(words)].map(plain))] as const],
  ),
)

const areAlike = (a: string, b: string) =>
  a === b ||
  (a.length >= root && b.length >= root && (a.startsWith(b.slice(0, root)) || b.includes(a) || a.includes(b)))
