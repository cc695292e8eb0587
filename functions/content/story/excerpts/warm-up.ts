// Decides whether an opening only warms up: a scene, an anecdote, common knowledge. Such an opening shows at most whom
// the article is about, and nothing of what its title claims.
import { isKnownName } from '../../language/names/known-names.ts'
import { nameRoot } from '../../language/words/name-root.ts'
import type { Article } from '../../types.ts'
import { namesOf, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'

/** Words of a title that claim something about the people or things it names. */
export function claimOf(article: Article): ReadonlySet<string> {
  const names = namesOf(article)
  return new Set([...wordsOf(subjectOf(article.title?.value ?? ''))].filter((word) => !names.has(nameRoot(word))))
}

/** Fewest words of a claim by which an opening can be judged; shares of it and of the whole title below which an
 * opening tells neither. What each costs and saves: docs/decisions/100. */
const fewestOfClaim = 3
const leastOfClaim = 0.25
const leastOfTitle = 0.45

/** `little`: hardly a word of the title except names and numbers; `nothing`: not even these. */
export type Warmth = 'tells' | 'little' | 'nothing'

type Words = ReadonlySet<string>
interface Told {
  /** All words of the title, and those that the text contains. */
  title: readonly [all: Words, said: Words]
  claim: readonly [all: Words, said: Words]
  /** True if most paragraphs of the article contain a name. */
  names: boolean
}

export function warmthOf(sentences: readonly string[], { title, claim, names }: Told): Warmth {
  if (!names) return 'tells'
  const facts = sentences.reduce((sum, text) => sum + factsIn(text), 0)
  if (facts === 0) return 'nothing'
  const [all, said] = claim
  if (all.size < fewestOfClaim || said.size >= leastOfClaim * all.size) return 'tells'
  if (title[1].size >= leastOfTitle * title[0].size) return 'tells'
  return facts <= sentences.length ? 'nothing' : 'little'
}

/** Names and numbers. */
const factsIn = (text: string) =>
  (text.match(fact)?.length ?? 0) + Number(isKnownName(/^["“‘']?(\p{L}+)(?! \p{Lu})/u.exec(text)?.[1] ?? ''))

/** A number; a name that does not begin a sentence, or that has several words. */
const fact =
  /(?<=[\p{L}\d,;:”’)] ["“‘'(]?)\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)+|\d[\d.,]*/gu
