// Openings that warm up: a scene, an anecdote, what everybody knows. They tell whose article it is at most, and nothing
// of what its title claims.
import { isKnownName } from '../language/known-names.ts'
import { nameRoot } from '../language/name-root.ts'
import type { Article } from '../types.ts'
import { namesOf, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'

/** Words of a title that claim something of whom or what it names. */
export function claimOf(article: Article): ReadonlySet<string> {
  const names = namesOf(article)
  return new Set([...wordsOf(subjectOf(article.title?.value ?? ''))].filter((word) => !names.has(nameRoot(word))))
}

/** Words of a claim below which nothing can be said of who tells it; shares of it and of the whole title below which an
 * opening tells neither: what each costs and saves is in docs/decisions/100. */
const fewestOfClaim = 3
const leastOfClaim = 0.25
const leastOfTitle = 0.45

/** `little`: hardly a word of the title, but names and numbers; `nothing`: not even these. */
export type Warmth = 'tells' | 'little' | 'nothing'

type Words = ReadonlySet<string>
interface Told {
  /** All words of the title, and those that the text says. */
  title: readonly [all: Words, said: Words]
  claim: readonly [all: Words, said: Words]
  /** The article names somebody or something in most paragraphs. */
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

/** A number; a name that begins no sentence, or is of several words. */
const fact =
  /(?<=[\p{L}\d,;:”’)] ["“‘'(]?)\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*|^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)+|\d[\d.,]*/gu
