// Whether a title, a heading or a sentence speaks of a story: by the words and names that both hold.
import { nameRoot, namesIn } from '../language/name-root.ts'
import { contentStems } from '../language/terms.ts'
import type { Article } from '../types.ts'

const nameMark = '@'

/** Names by their roots, compounds (`post-Soviet`) as one, other words by their stems. */
export function wordsOf(text: string): Set<string> {
  const { names, parts } = namesIn(text)
  const compounds = !text.includes('-')
    ? []
    : [...text.matchAll(/(?<![\p{L}-])\p{Ll}+-\p{L}+/gu)].map((match) => match[0].toLowerCase())
  const inCompounds = new Set(compounds.flatMap((one) => contentStems(one)))
  const words = new Set(compounds)
  for (const name of names) if (!inCompounds.has(name)) words.add(nameMark + name)
  for (const stem of contentStems(text)) if (!parts.has(stem) && !inCompounds.has(stem)) words.add(stem)
  return words
}

/** The weight of what two texts share; a word that most paragraphs of the article hold tells them apart by half.
 * Nothing where they share such words alone. */
export function sharedWeight(a: Iterable<string>, b: ReadonlySet<string>, everywhere: ReadonlySet<string>): number {
  let common = 0
  let telling = 0
  for (const word of a) {
    if (!b.has(word)) continue
    if (everywhere.has(word)) common += 1
    else telling += 1
  }
  return telling === 0 ? 0 : telling + common / 2
}

/** Both hold a name that tells them apart. */
export const sharesName = (a: Iterable<string>, b: ReadonlySet<string>, everywhere: ReadonlySet<string>) =>
  [...a].some((word) => word.startsWith(nameMark) && b.has(word) && !everywhere.has(word))

/** What an article's own words tell about those of a title. */
export interface Known {
  /** Words that at least half of its paragraphs hold. */
  everywhere: ReadonlySet<string>
  /** Names in it: in a title every word may begin with a capital. */
  names: ReadonlySet<string>
}

/** How well a line heads a story: `plainly` where they share two words that make a third of the line, or half of it;
 * `by a word`; or not at all, as where the line names somebody or something of its article that the story does not. */
export function fitOf(line: string, story: ReadonlySet<string>, known: Known): 'plainly' | 'by a word' | 'not' {
  const words = lineWords(line, known.names)
  const telling = [...words].filter((word) => word.startsWith(nameMark) && !known.everywhere.has(word))
  if (telling.length > 0 && !telling.some((name) => story.has(name))) return 'not'
  const shared = sharedWeight(words, story, known.everywhere)
  const share = shared / Math.max(1, words.size)
  if (share >= 0.5 || (shared >= 2 && share >= 0.3)) return 'plainly'
  return [...words].some((word) => story.has(word)) ? 'by a word' : 'not'
}

/** With names known as such where they begin a sentence or stand in a title. */
export function knowingNames(words: Iterable<string>, names: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const word of words) {
    const name = word.startsWith(nameMark) ? word : nameMark + nameRoot(word)
    found.add(names.has(name) ? name : word)
  }
  return found
}

function lineWords(line: string, names: ReadonlySet<string>): Set<string> {
  const words = knowingNames(wordsOf(line.toLowerCase()), names)
  for (const name of namesIn(line).names) {
    if (name.includes(' ') && names.has(nameMark + name)) words.add(nameMark + name)
  }
  return words
}

export function knownFrom(article: Article): Known {
  const before = read.get(article)
  if (before !== undefined) return before
  const counts = new Map<string, number>()
  for (const { text } of article.paragraphs) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const least = Math.max(3, article.paragraphs.length / 2)
  const everywhere = new Set([...counts].filter(([, count]) => count >= least).map(([word]) => word))
  const found = { everywhere, names: new Set([...counts.keys()].filter((word) => word.startsWith(nameMark))) }
  read.set(article, found)
  return found
}

const read = new WeakMap<Article, Known>()
