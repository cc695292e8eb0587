// Which sentences are taken while stories are chosen: none is printed twice, and neither is what a reprint says too.
import { type Draft, place, type Reading, type Voices } from './story-candidate.ts'

const storiesPerParagraph = 2

export class Taken {
  readonly #readings: Reading[]
  readonly #voices: Voices
  /** By their words: a sentence that a source prints twice, or two sources print, is one sentence. */
  readonly #sentences = new Set<string>()
  readonly #stories = new Map<string, number>()
  readonly #paragraphs = new Set<string>()

  constructor(readings: Reading[], voices: Voices) {
    this.#readings = readings
    this.#voices = voices
  }

  /** Free: not printed, and its paragraph not printed in the words of a reprint. */
  free(at: number, paragraph: number, unit: number): boolean {
    return !this.#sentences.has(this.#text(at, paragraph, unit)) && !this.#twinTaken(at, paragraph)
  }

  freeDraft({ at, excerpt }: Draft): boolean {
    const stories = this.#stories.get(place(at, excerpt.paragraph)) ?? 0
    return stories < storiesPerParagraph && unitsIn(excerpt).every((unit) => this.free(at, excerpt.paragraph, unit))
  }

  take(at: number, paragraph: number, unit: number): void {
    this.#sentences.add(this.#text(at, paragraph, unit))
    this.#paragraphs.add(place(at, paragraph))
  }

  takeDraft({ at, excerpt }: Draft): void {
    const key = place(at, excerpt.paragraph)
    this.#stories.set(key, (this.#stories.get(key) ?? 0) + 1)
    for (const unit of unitsIn(excerpt)) this.take(at, excerpt.paragraph, unit)
  }

  #text(at: number, paragraph: number, unit: number): string {
    return this.#readings[at]?.units[paragraph]?.[unit]?.text ?? ''
  }

  #twinTaken(at: number, paragraph: number): boolean {
    const twins = this.#voices.twins.get(place(at, paragraph)) ?? []
    return twins.some((twin) => this.#paragraphs.has(place(twin.at, twin.paragraph)))
  }
}

export const unitsIn = ({ first, last }: { first: number; last: number }) =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n)
