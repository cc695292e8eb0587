// Whether a title, a heading or a sentence may head an excerpt: decided by the words and names that both contain.
import { nameRoot, namesIn } from '../../language/words/name-root.ts'
import { contentStems } from '../../language/words/terms.ts'
import { isRare } from '../../language/words/word-frequency.ts'
import type { Article } from '../../types.ts'

/** Stems of the meaningful words, without numbers, which two texts may share by chance. */
export const wordsOf = (text: string): Set<string> =>
  new Set(contentStems(text).filter((word) => !/^\p{N}/u.test(word)))

/** True if two texts are about one thing: they share a word that is rare in the language, or two that are less rare. */
export function areOnOneThing(some: Iterable<string>, others: ReadonlySet<string>): boolean {
  const shared = [...some].filter((word) => others.has(word))
  return shared.length >= 2 || shared.some(isRare)
}

/** What an excerpt says, in the form that headlines are compared with. */
export interface Said {
  words: ReadonlySet<string>
  /** Roots of the names in it. */
  names: ReadonlySet<string>
  /** Roots of all names in its article, because in a title every word may begin with a capital. */
  known: ReadonlySet<string>
}

/** Names are found only when needed: the words alone decide most lines. */
export function saidIn(text: string, article: Article): Said {
  let names: ReadonlySet<string> | null = null
  return {
    words: wordsOf(text),
    get names() {
      names ??= namesAmong(text, namesOf(article))
      return names
    },
    get known() {
      return namesOf(article)
    },
  }
}

export const isAbout = (line: string, { words }: Said) => areOnOneThing(wordsOf(line), words)

export const sharesRareWord = (line: string, { words }: Said) =>
  [...wordsOf(line)].some((word) => words.has(word) && isRare(word))

/** The number of words of the line that the excerpt says, too. */
export const sharesWords = (line: string, { words }: Said) =>
  [...wordsOf(line)].filter((word) => words.has(word)).length

/** True if the line names nobody and nothing that the excerpt does not name. */
export const namesNothingElse = (line: string, { names, known }: Said) =>
  [...namesAmong(line, known)].every((name) => names.has(name))

function namesAmong(text: string, known: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const word of contentStems(text.toLowerCase())) if (known.has(nameRoot(word))) found.add(nameRoot(word))
  for (const name of namesIn(text).names) if (known.has(name)) found.add(name)
  return found
}

/** Roots of all names in it. */
export function namesOf(article: Article): ReadonlySet<string> {
  const before = read.get(article)
  if (before !== undefined) return before
  const found = new Set(article.paragraphs.flatMap(({ text }) => [...namesIn(text).names]))
  read.set(article, found)
  return found
}

const read = new WeakMap<Article, ReadonlySet<string>>()
