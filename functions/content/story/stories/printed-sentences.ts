// Remembers which sentences are already printed while stories are chosen, so that none is printed twice, nor in the
// words of a reprint.
import { place } from '../excerpts/judged-excerpts.ts'
import { paragraphsOf, type Reading, type StoryCandidate, type Voices } from '../excerpts/story-candidate.ts'

const storiesPerParagraph = 2

export class PrintedSentences {
  readonly #readings: Reading[]
  readonly #voices: Voices
  /** Compared by their words: a sentence that one source prints twice, or that two sources print, is one sentence. */
  readonly #sentences = new Set<string>()
  readonly #stories = new Map<string, number>()
  readonly #paragraphs = new Set<string>()

  constructor(readings: Reading[], voices: Voices) {
    this.#readings = readings
    this.#voices = voices
  }

  /** True if it is not printed and its paragraph is not printed in the words of a reprint. */
  isFree(at: number, paragraph: number, unit: number): boolean {
    return !this.#sentences.has(this.#text(at, paragraph, unit)) && !this.#isDuplicatePrinted(at, paragraph)
  }

  isFreeCandidate({ at, excerpt }: StoryCandidate): boolean {
    return (
      paragraphsOf(excerpt).every((one) => (this.#stories.get(place(at, one)) ?? 0) < storiesPerParagraph) &&
      excerpt.positions.every(({ paragraph, unit }) => this.isFree(at, paragraph, unit))
    )
  }

  add(at: number, paragraph: number, unit: number): void {
    this.#sentences.add(this.#text(at, paragraph, unit))
    this.#paragraphs.add(place(at, paragraph))
  }

  addCandidate({ at, excerpt }: StoryCandidate): void {
    for (const paragraph of paragraphsOf(excerpt)) {
      const key = place(at, paragraph)
      this.#stories.set(key, (this.#stories.get(key) ?? 0) + 1)
    }
    for (const { paragraph, unit } of excerpt.positions) this.add(at, paragraph, unit)
  }

  #text(at: number, paragraph: number, unit: number): string {
    return this.#readings[at]?.units[paragraph]?.[unit]?.text ?? ''
  }

  #isDuplicatePrinted(at: number, paragraph: number): boolean {
    const duplicates = this.#voices.duplicates.get(place(at, paragraph)) ?? []
    return duplicates.some((duplicate) => this.#paragraphs.has(place(duplicate.at, duplicate.paragraph)))
  }
}
