// Views: one sentence each of other voices on the matter of a story. Candidates come from an index of rare words, so
// that a story is never compared with everything.
import { contentStems } from './terms.ts'

/** A sentence that could stand as a view. */
export interface Candidate {
  article: number
  paragraph: number
  unit: number
  text: string
  /** What the sentence is compared by, each once. */
  stems: readonly string[]
  /** The same of its whole paragraph. */
  context: () => Features
  /** Topics its paragraph speaks of. */
  topics: Set<string>
}

export type Features = ReadonlySet<string>

export interface Likeness {
  candidate: Candidate
  score: number
  shared: string[]
}

/** Below this, story and sentence are on different matters. */
const sameMatter = 0.22
/** Below this, not even the words of the sentence itself touch the story. */
const touching = 0.1
/** A stem that more sentences share tells nothing about the matter. */
const commonest = 100
/** Candidates that are looked at closely: those with the rarest words in common. */
const closest = 40

export class ViewIndex {
  readonly #holders = new Map<string, Candidate[]>()
  /** By stem and by set of stems, once nothing is added any more. */
  readonly #weights = new Map<string, number>()
  readonly #norms = new WeakMap<object, number>()
  #count = 0

  add(candidate: Candidate): void {
    this.#count += 1
    for (const stem of candidate.stems) {
      const list = this.#holders.get(stem)
      if (list === undefined) this.#holders.set(stem, [candidate])
      else list.push(candidate)
    }
  }

  /** Candidates on the matter of a story, the likest first; `around` are the features of the story's whole paragraph.
   * Nothing may be added once this was asked. */
  like(text: string, around: Features, topics: string[], wanted: (candidate: Candidate) => boolean): Likeness[] {
    const stems = featuresOf(text, topics)
    return this.#sharing(stems, topics[0] ?? '')
      .filter(wanted)
      .slice(0, closest)
      .map((one) => this.#likeness(one, stems, around))
      .filter((one) => one.score >= sameMatter && onSubject(one.shared))
      .sort((a, b) => b.score - a.score || compare(a.candidate, b.candidate))
  }

  /** Sentences on the topic that share a word with the story which is not on everybody's lips, the rarest words first. */
  #sharing(stems: Features, topic: string): Candidate[] {
    const found = new Map<Candidate, number>()
    for (const stem of stems) {
      const list = this.#holders.get(stem) ?? []
      if (list.length > commonest) continue
      const weight = this.#weight(stem) ** 2
      for (const one of list) if (one.topics.has(topic)) found.set(one, (found.get(one) ?? 0) + weight)
    }
    const close = [...found].map(([candidate, sum]) => ({ candidate, near: sum / this.#norm(candidate.stems) }))
    return close
      .sort((a, b) => b.near - a.near || compare(a.candidate, b.candidate))
      .slice(0, 4 * closest)
      .map(({ candidate }) => candidate)
  }

  /** Words shared by the sentence count most, those of the paragraphs around help to tell the matter. */
  #likeness(one: Candidate, stems: Features, around: Features): Likeness {
    const shared = one.stems.filter((stem) => stems.has(stem)).sort((a, b) => this.#weight(b) - this.#weight(a))
    const own = this.#cosine(one.stems, stems)
    return { candidate: one, shared, score: own < touching ? 0 : own + 0.6 * this.#cosine(one.context(), around) }
  }

  #cosine(a: Iterable<string> & object, b: Features): number {
    let sum = 0
    for (const stem of a) if (b.has(stem)) sum += this.#weight(stem) ** 2
    return sum / (this.#norm(a) * this.#norm(b))
  }

  #weight(stem: string): number {
    const known = this.#weights.get(stem)
    if (known !== undefined) return known
    const weight = stress(stem) * Math.log(1 + this.#count / (this.#holders.get(stem)?.length ?? 1))
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

/** Mark of a topic, and of a name, among the features of a text. */
const topicMark = '#'
const nameMark = '@'

/** What a text is compared by: its topics, its names and its other words. */
export function featuresOf(text: string, topics: Iterable<string>, stems = contentStems(text)): Set<string> {
  const names = [...text.matchAll(/(?<=[\p{L}\p{N},’”)] )\p{Lu}[\p{L}\p{N}]*/gu)].flatMap((match) =>
    contentStems(match[0]),
  )
  const named = new Set(names)
  const found = new Set<string>()
  for (const topic of topics) found.add(topicMark + topic)
  for (const name of named) found.add(nameMark + name)
  for (const stem of stems) if (!named.has(stem)) found.add(stem)
  return found
}

/** A topic says more about the matter than a name, a name more than another word. */
const stress = (feature: string) => (feature.startsWith(topicMark) ? 1.3 : feature.startsWith(nameMark) ? 1.2 : 0.7)

/** Both speak of one topic, and share a name or two words beside it. */
function onSubject(shared: string[]): boolean {
  const names = shared.filter((one) => one.startsWith(nameMark)).length
  const topics = shared.filter((one) => one.startsWith(topicMark)).length
  const words = shared.length - names - topics
  return topics >= 1 && names + words >= 2
}

const compare = (a: Candidate, b: Candidate) => a.article - b.article || a.paragraph - b.paragraph || a.unit - b.unit

/** Words that say the opposite of each other about one matter. */
const opposites: [RegExp, RegExp][] = [
  [/\b(?:cooperat|partner|ally|allies|friendly|close)/i, /\b(?:compet|clash|hostil|rival|confront)/i],
  [/\b(?:welcom|support|approv|embrac)/i, /\b(?:reject|oppos|condemn|negative|denounc|critici)/i],
  [/\b(?:gain|benefit|leverage|advantage|strength)/i, /\b(?:risk|weaken|lose|losing|loss|undermin|alienat|backfir)/i],
  [/\b(?:succe|stable|stability|calm|quiet)/i, /\b(?:fail|unstable|instability|furious|chaos|collaps)/i],
  [/\b(?:grow|rise|rising|increas|expand)/i, /\b(?:declin|fall|fell|decreas|shrink|dropp)/i],
]

/** A view contradicts the main voice if it is on the very same matter and says the opposite; rather missed than claimed. */
export function disagrees(main: string, view: Likeness): boolean {
  if (view.score < 0.3) return false
  const says = (text: string, [yes, no]: [RegExp, RegExp]) => (yes.test(text) ? 1 : 0) - (no.test(text) ? 1 : 0)
  return opposites.some((pair) => says(main, pair) * says(view.candidate.text, pair) === -1)
}
