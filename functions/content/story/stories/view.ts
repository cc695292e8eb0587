// Scores views: single sentences from other articles on the matter of a story. Candidates come from an index of rare
// words, so that a story is not compared with everything. Holds how many views are printed with a story, and from which
// likeness a view is on its matter.
import { plain } from '../../language/words/fold.ts'
import { nameRoot, namesIn } from '../../language/words/name-root.ts'
import { contentStems } from '../../language/words/terms.ts'
import { isRare } from '../../language/words/word-frequency.ts'

/** A sentence that could be a view. */
export interface Candidate {
  article: number
  paragraph: number
  unit: number
  text: string
  /** Whom it quotes, as far as its article names them. */
  speaker: string | null
  /** What the sentence is compared by, without repeats. */
  stems: readonly string[]
  /** Topics of its paragraph that the sentence itself names. */
  topics: readonly string[]
}

export type Features = ReadonlySet<string>

export interface Similarity {
  candidate: Candidate
  score: number
  shared: string[]
}

/** Most views printed with a story (promise C5). */
export const viewsPrinted = 2

/** Least score at which story and sentence are on the same matter. */
const sameMatter = 0.24
/** Least cosine of the sentence's own words with the story's. */
const touching = 0.1
/** A name or word in at most this share of all sentences is specific enough to say what the matter is. */
const specific = 0.12
/** In a small stock, a word in up to this many sentences is specific whatever the share. */
const alwaysFew = 4
/** Fewest specific names or words that view and story share: two if they are names, three if not. */
const fewestNames = 2
const fewestWords = 3
/** Least share of the names in a view that are also the story's; a sentence that lists many countries would fit
 * anything. */
const sharedNames = 0.45
/** Most sentences that may contain a stem; a commoner one tells nothing about the matter. */
const commonest = 100
/** Most candidates that are compared closely: those with the rarest words in common. */
const closest = 40
/** Of all that share a word, most that are checked for whether they may be printed with the story at all. */
const looked = 4 * closest

const none: Candidate[] = []

interface Held {
  /** Number of sentences with the stem. */
  count: number
  /** Those that name a topic, so that they can be found; empty if the stem is too common to find anything by. */
  by: Candidate[]
}

export class ViewIndex {
  readonly #holders = new Map<string, Held>()
  /** By stem and by set of stems; valid once nothing more is added. */
  readonly #weights = new Map<string, number>()
  readonly #norms = new WeakMap<object, number>()
  readonly #contextOf: (candidate: Candidate) => readonly string[]
  #count = 0

  /** @param contextOf what the whole paragraph of a candidate is compared by */
  constructor(contextOf: (candidate: Candidate) => readonly string[]) {
    this.#contextOf = contextOf
  }

  add(candidate: Candidate): void {
    this.#count += 1
    for (const stem of candidate.stems) {
      const held = this.#holders.get(stem) ?? { count: 0, by: [] }
      if (held.count === 0) this.#holders.set(stem, held)
      held.count += 1
      if (held.count > commonest) held.by = none
      else if (candidate.topics.length > 0) held.by.push(candidate)
    }
  }

  /** Candidates on the matter of a story, the most alike first; `around`: the features of the story's whole paragraphs.
   * Nothing may be added after the first call. */
  like(text: string, around: Features, topics: string[], wanted: (candidate: Candidate) => boolean): Similarity[] {
    const stems = featuresOf(text, topics)
    return this.#sharing(stems, topics)
      .filter(wanted)
      .slice(0, closest)
      .flatMap((one) => this.#likeness(one, stems, around))
      .sort((a, b) => b.score - a.score || compare(a.candidate, b.candidate))
  }

  /** Sentences on the topic that share a word with the story which is not too common, those with the rarest words
   * first. */
  #sharing(stems: Features, topics: string[]): Candidate[] {
    const found = new Map<Candidate, number>()
    for (const stem of stems) {
      const { by } = this.#holders.get(stem) ?? { by: none }
      if (by.length === 0) continue
      const weight = this.#weight(stem) ** 2
      for (const one of by)
        if (topics.some((topic) => one.topics.includes(topic))) found.set(one, (found.get(one) ?? 0) + weight)
    }
    const close = [...found].map(([candidate, sum]) => ({ candidate, near: sum / this.#norm(candidate.stems) }))
    return close
      .sort((a, b) => b.near - a.near || compare(a.candidate, b.candidate))
      .slice(0, looked)
      .map(({ candidate }) => candidate)
  }

  /** Words shared by the sentence count most; those of the paragraphs around it help to decide, and are read last
   * because they cost most. Empty if the sentence is not a view of the story. */
  #likeness(one: Candidate, stems: Features, around: Features): Similarity[] {
    const own = this.#cosine(one.stems, stems)
    if (own < touching) return []
    const shared = one.stems.filter((stem) => stems.has(stem)).sort((a, b) => this.#weight(b) - this.#weight(a))
    if (!this.#onSubject(one, shared) || !adds(one, stems)) return []
    const score = own + this.#cosine(this.#contextOf(one), around)
    return score < sameMatter ? [] : [{ candidate: one, shared, score }]
  }

  /** True if both are on one topic and share two specific names, or three specific words or names, and if enough of the
   * names in the view are the story's too. */
  #onSubject(candidate: Candidate, shared: readonly string[]): boolean {
    if (!shared.some((one) => one.startsWith(topicMark))) return false
    const others = shared.filter((one) => !one.startsWith(topicMark))
    const few = others.filter((one) => this.#holdersOf(one) <= Math.max(alwaysFew, this.#count * specific))
    const names = others.filter(isName).length
    const named = candidate.stems.filter(isName).length
    return (
      few.length >= fewestNames && (names >= fewestNames || few.length >= fewestWords) && names >= named * sharedNames
    )
  }

  #holdersOf(stem: string): number {
    return this.#holders.get(stem)?.count ?? 0
  }

  #cosine(a: readonly string[], b: Features): number {
    let sum = 0
    for (const stem of a) if (b.has(stem)) sum += this.#weight(stem) ** 2
    return sum / (this.#norm(a) * this.#norm(b))
  }

  #weight(stem: string): number {
    const known = this.#weights.get(stem)
    if (known !== undefined) return known
    const weight = stress(stem) * Math.log(1 + this.#count / (this.#holders.get(stem)?.count ?? 1))
    if (this.#holders.has(stem)) this.#weights.set(stem, weight)
    return weight
  }

  #norm(stems: Iterable<string> & object): number {
    const known = this.#norms.get(stems)
    if (known !== undefined) return known
    let sum = 0
    for (const stem of stems) sum += this.#weight(stem) ** 2
    const norm = Math.sqrt(sum) || 1
    this.#norms.set(stems, norm)
    return norm
  }
}

/** Prefixes that mark a topic, and a name, among the features of a text. */
const topicMark = '#'
const nameMark = '@'

/** What a text is compared by: its topics, its names and its other words. */
export function featuresOf(text: string, topics: Iterable<string>, stems = contentStems(text)): Set<string> {
  const found = new Set<string>()
  for (const topic of topics) found.add(marked(topicMark, topic))
  const { names, parts } = namesIn(text)
  for (const name of names) found.add(marked(nameMark, name))
  for (const stem of stems) if (!parts.has(stem)) found.add(stem)
  return found
}

/** Keeps one string for each feature, because a large stock contains each many thousand times. */
function marked(mark: string, word: string): string {
  const known = features.get(word)
  if (known?.startsWith(mark)) return known
  if (features.size >= mostFeatures) features.clear()
  const made = mark + word
  features.set(word, made)
  return made
}

const features = new Map<string, string>()
const mostFeatures = 50_000

const isName = (feature: string) => feature.startsWith(nameMark)

/** The names that a view shares with a story, without those that are common in all news.
 *
 * @param papers publications whose names do not count */
export function rareNames(text: string, shared: readonly string[], papers = ''): string[] {
  const common = new Set(
    (text.match(/\p{Lu}[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !isRare(word) || papers.includes(word))
      .map((word) => nameRoot(plain(word))),
  )
  return shared.filter((feature) => isName(feature) && !common.has(feature.slice(nameMark.length)))
}

const plainStress = 0.7
/** A topic or a name says more about the matter than another word. */
const stress = (feature: string) => (feature.startsWith(topicMark) || isName(feature) ? 1 : plainStress)

/** Fewest words of its own, without numbers, that a view must add. */
const newWords = 2

const adds = ({ stems }: Candidate, story: Features) =>
  stems.filter((one) => !story.has(one) && !story.has(nameMark + one) && !/^#|\d/.test(one)).length >= newWords

const compare = (a: Candidate, b: Candidate) => a.article - b.article || a.paragraph - b.paragraph || a.unit - b.unit

/** Words with opposite meanings about one matter. */
const opposites: [RegExp, RegExp][] = [
  [/\b(?:cooperat|partner|ally|allies|friendly|close)/i, /\b(?:compet|clash|hostil|rival|confront)/i],
  [/\b(?:welcom|support|approv|embrac)/i, /\b(?:reject|oppos|condemn|negative|denounc|critici)/i],
  [/\b(?:gain|benefit|leverage|advantage|strength)/i, /\b(?:risk|weaken|lose|losing|loss|undermin|alienat|backfir)/i],
  [/\b(?:succe|stable|stability|calm|quiet)/i, /\b(?:fail|unstable|instability|furious|chaos|collaps)/i],
  [/\b(?:grow|rise|rising|increas|expand)/i, /\b(?:declin|fall|fell|decreas|shrink|dropp)/i],
]

const surelyOneMatter = 0.3

/** A view contradicts the story if it is on the very same matter and says the opposite; strict, because missing a
 * contradiction is better than claiming a false one. */
export function disagrees(main: string, view: Similarity): boolean {
  if (view.score < surelyOneMatter) return false
  const says = (text: string, [yes, no]: [RegExp, RegExp]) => (yes.test(text) ? 1 : 0) - (no.test(text) ? 1 : 0)
  return opposites.some((pair) => says(main, pair) * says(view.candidate.text, pair) === -1)
}

/** True if it explicitly contradicts something. */
export const turns = (text: string) =>
  /\b(?:but|not|never|no longer|den(?:y|ies|ied)|rejects?|rejected|unlike|despite|although|contrary|rather than|instead|unacceptable|hostile|clash\w*)\b/i.test(
    text,
  )
