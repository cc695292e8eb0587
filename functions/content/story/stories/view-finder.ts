// Finds views: sentences from other articles on the matter of a story that may be printed with it. Holds how many days
// apart a view and a story may be, and how short a view may be.

import { dayMs } from '../../../durations.ts'
import type { Excerpt, ExcerptCaps } from '../excerpts/excerpt.ts'
import { isSelfContained, place } from '../excerpts/judged-excerpts.ts'
import {
  paragraphsOf,
  type Reading,
  type StoryCandidate,
  spokenTopics,
  textOf,
  type Voices,
} from '../excerpts/story-candidate.ts'
import { about } from './set-aside.ts'
import {
  disagrees,
  type Features,
  featuresOf,
  rareNames,
  type Similarity,
  turns,
  ViewIndex,
  viewsPrinted,
} from './view.ts'

export interface ChosenView extends Similarity {
  disagrees: boolean
}

/** More are offered than printed, because one may be printed elsewhere or its article already quoted to its limit. */
const viewsOffered = 2 * viewsPrinted
/** Least score of a view, as a share of the best one: next to a view clearly on the matter, a weaker one is left
 * out. */
const nearly = 0.8
/** Most days between two dated articles on one matter. */
const mostDaysApart = 90
/** Fewest words of a view; a shorter sentence says too little. */
const shortestView = 8

export class ViewFinder {
  readonly #readings: Reading[]
  readonly #voices: Voices
  readonly #caps: ExcerptCaps
  readonly #index = new ViewIndex(({ article, paragraph }) => this.#context(article, paragraph))
  /** What a paragraph is compared by, computed when first needed. */
  readonly #contexts = new Map<string, readonly string[]>()

  constructor(readings: Reading[], voices: Voices, caps: ExcerptCaps) {
    this.#readings = readings
    this.#voices = voices
    this.#caps = caps
  }

  /** Adds the sentences of an article that could be views. All must be added before any are looked for. */
  add(at: number): void {
    const reading = this.#readings[at]
    for (const paragraph of reading?.units.keys() ?? []) this.#addParagraph(at, reading as Reading, paragraph)
  }

  /** At most four, disagreement first; none from a reprint of the story's article, and no two that say the same. */
  viewsFor({ at, excerpt, topics }: StoryCandidate): ChosenView[] {
    const text = textOf(this.#readings[at] as Reading, excerpt)
    const own = this.#voices.of[at]
    const found = this.#index
      .like(text, this.#around(at, excerpt), topics, (one) => this.#voices.of[one.article] !== own)
      .filter((likeness) => this.#isOfMatter(at, likeness) && this.#standsAlone(likeness))
      .map((likeness) => ({ ...likeness, disagrees: this.#disagrees(text, likeness) }))
      .sort((a, b) => Number(b.disagrees) - Number(a.disagrees) || weight(b) - weight(a))
    const best = Math.max(0, ...found.map(({ score }) => score))
    const views: ChosenView[] = []
    for (const one of found) {
      if (views.length >= viewsOffered) break
      if (one.score < nearly * best) continue
      if (!views.some((other) => this.#saysTheSame(one, other))) views.push(one)
    }
    return views
  }

  /** What the story's paragraphs are compared by. */
  #around(at: number, excerpt: Excerpt): Features {
    return new Set(paragraphsOf(excerpt).flatMap((one) => this.#context(at, one)))
  }

  /** Two dated articles are close in time (promise C5), and the two share two rare names, neither of them a
   * newspaper's: a name that two papers share may come from the agency that both print. */
  #isOfMatter(at: number, { candidate, shared }: Similarity): boolean {
    const articles = [at, candidate.article].map((n) => this.#readings[n]?.article)
    const [own, other] = articles.map((article) => article?.publishedOn?.value)
    if (own !== undefined && other !== undefined && daysBetween(own, other) > mostDaysApart) return false
    const papers = articles.map((article) => article?.publication?.value ?? '').join(' ')
    return rareNames(candidate.text, shared, papers).length >= 2
  }

  /** True if it is understood without its article, as a later story must be. */
  #standsAlone({ candidate: { article, paragraph, unit } }: Similarity): boolean {
    const reading = this.#readings[article]
    return reading !== undefined && isSelfContained(reading, { positions: [{ paragraph, unit }] })
  }

  #disagrees(text: string, likeness: Similarity): boolean {
    const article = this.#readings[likeness.candidate.article]?.article.id ?? ''
    return about(article, 'views', () => disagrees(text, likeness))
  }

  #addParagraph(at: number, reading: Reading, paragraph: number): void {
    const spoken = spokenTopics(reading, paragraph).map((one) => one.topic)
    for (const [n, unit] of (reading.units[paragraph] ?? []).entries()) {
      if (unit.words > this.#caps.wordsPerSentence || unit.words < shortestView || !unit.alone) continue
      const own = spoken.filter((one) => reading.named[paragraph]?.[n]?.includes(one))
      this.#index.add({
        article: at,
        paragraph,
        unit: n,
        text: unit.text,
        speaker: unit.speech?.speaker ?? null,
        stems: [...featuresOf(unit.text, own)],
        topics: own,
      })
    }
  }

  #context(at: number, paragraph: number): readonly string[] {
    const key = place(at, paragraph)
    const found = this.#contexts.get(key)
    const reading = this.#readings[at]
    if (found !== undefined || reading === undefined) return found ?? []
    const topics = spokenTopics(reading, paragraph).map((one) => one.topic)
    const made = about(reading.article.id, 'views', () => [
      ...featuresOf(reading.article.paragraphs[paragraph]?.text ?? '', topics),
    ])
    this.#contexts.set(key, made)
    return made
  }

  /** The same words, or the same paragraph in a reprint. */
  #saysTheSame({ candidate: a }: ChosenView, { candidate: b }: ChosenView): boolean {
    if (a.text === b.text) return true
    const duplicates = this.#voices.duplicates.get(place(a.article, a.paragraph)) ?? []
    return duplicates.some((duplicate) => duplicate.at === b.article && duplicate.paragraph === b.paragraph)
  }
}

/** What it adds to a likeness, which is at least 0.24. */
const turning = 0.04
/** A sentence that contradicts something is more useful as another voice. */
const weight = (view: ChosenView) => view.score + (turns(view.candidate.text) ? turning : 0)

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / dayMs
