// Proposes terms for a topic: what paragraphs on it say more often than all others (log odds with an informative prior:
// Monroe, Colaresi and Quinn, 2008).
import { countOne } from '../../language/words/tally.ts'
import { termMatcher } from '../../language/words/term-matcher.ts'
import { contentStems, stem } from '../../language/words/terms.ts'
import type { Article, Topic } from '../../types.ts'
import { classify } from './topic.ts'

export interface Suggestion {
  text: string
  /** True of a name, for which capitals count. */
  caseSensitive: boolean
  /** Number of paragraphs on the topic that contain it, and of other paragraphs that do. */
  inside: number
  outside: number
  /** How surely it belongs to the topic, as a z-score; 2 is almost certain. */
  score: number
}

const fewestInside = 2
/** Least share of the paragraphs with a term that must be on the topic. */
const mostlyInside = 0.6
const surely = 1.2

/** New terms for a topic, best first, without those that it has or that other topics claim. */
export function suggestTerms(articles: readonly Article[], topics: Topic[], id: string): Suggestion[] {
  const inside = new Map<string, number>()
  const outside = new Map<string, number>()
  const sizes = { inside: 0, outside: 0 }
  for (const article of articles) {
    const scores = classify(article, topics)
    for (const [at, { text }] of article.paragraphs.entries()) {
      const on = scores[at]?.some(({ topic }) => topic === id) ?? false
      sizes[on ? 'inside' : 'outside'] += 1
      for (const phrase of phrasesOf(text)) countOne(on ? inside : outside, phrase)
    }
  }
  const claimed = termMatcher(topics)
  return [...inside]
    .filter(([phrase, held]) => held >= fewestInside && held >= mostlyInside * (held + (outside.get(phrase) ?? 0)))
    .filter(([phrase]) => claimed(phrase).length === 0)
    .map(([phrase, held]) => suggestion(phrase, held, outside.get(phrase) ?? 0, sizes))
    .filter(({ score }) => score >= surely)
    .sort((a, b) => b.score - a.score || b.inside - a.inside || (a.text < b.text ? -1 : 1))
}

/** Number of paragraphs on the topic, and of all paragraphs, from which its words are learnt. */
export function paragraphsOn(articles: readonly Article[], topics: Topic[], id: string): { on: number; all: number } {
  const scores = articles.flatMap((article) => classify(article, topics).slice(0, article.paragraphs.length))
  return { on: scores.filter((found) => found.some(({ topic }) => topic === id)).length, all: scores.length }
}

function suggestion(
  text: string,
  inside: number,
  outside: number,
  sizes: { inside: number; outside: number },
): Suggestion {
  const all = sizes.inside + sizes.outside
  const prior = (inside + outside) / all
  // Half a paragraph is added to each count (Haldane 1956); the prior is the share of both together.
  const odds = (held: number, of: number) => Math.log((held + 0.5 + prior) / (of - held + 1.5 - prior))
  const spread = Math.sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))
  const score = (odds(inside, sizes.inside) - odds(outside, sizes.outside)) / spread
  return { text, caseSensitive: /^\p{Lu}/u.test(text), inside, outside, score: Math.round(score * 100) / 100 }
}

const smallest = 4
const names = /\p{Lu}[\p{L}’'-]+(?: (?:of |the |al-)?\p{Lu}[\p{L}’'-]+){0,3}/gu

/** Names, plain words and pairs of plain words, without repeats. */
function phrasesOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const match of text.matchAll(names)) {
    const name = match[0].replace(/[’']s?$/, '')
    // The first word of a sentence has a capital, whatever it is.
    const opens = match.index === 0 || /[.!?]["'”’)]* $/.test(text.slice(0, match.index))
    if ((!opens || name.includes(' ')) && name.length >= smallest) found.add(name)
  }
  const words = text.match(/(?<![\p{L}’'-])\p{Ll}{3,}(?![\p{L}’'])/gu) ?? []
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (word.length >= smallest && tells(word)) found.add(word)
    if (next !== undefined && tells(word) && tells(next) && text.includes(`${word} ${next}`))
      found.add(`${word} ${next}`)
  }
  return found
}

const tells = (word: string) =>
  contentStems(word).length > 0 && !plainWords.has(stem(word)) && !/(?:ing|ly)$/.test(word)

/** Common words of any text, in addition to those that measures of likeness leave out anyway. */
const plainWords = new Set(
  `well year time people part great good number several certain able need give whether without important significant
   particular especially recent include show turn help become seek create remain continue role lead case power world
   essential impact natural follow strong major various different large small high low early due end point view issue fact
   term form level area`
    .split(/\s+/)
    .map(stem),
)
