// What has been quoted so far: no sentence twice (promise C4), and never too much of one article (promise C6).

import { countWords, fold } from '../../content/language/fold.ts'
import { mostQuoted } from '../../content/story/quotation-cap.ts'
import type { Quote } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import type { PublishedStory } from '../types.ts'
import type { Voices } from './voices.ts'

type QuotationCaps = Pick<Caps, 'quotedPerArticleAndEdition' | 'quotedPerArticle'>

/** An account of quoted words by voice, for earlier editions and for the one in the making. */
export class Quotation {
  readonly #printed = new Set<string>()
  readonly #ever = new Map<string, number>()
  readonly #thisEdition = new Map<string, number>()
  readonly #voices: Voices
  /** `quotableWords` of each article. */
  readonly #words: ReadonlyMap<string, number>
  readonly #caps: QuotationCaps

  constructor(
    earlier: readonly PublishedStory[],
    voices: Voices,
    words: ReadonlyMap<string, number>,
    caps: QuotationCaps,
  ) {
    this.#voices = voices
    this.#words = words
    this.#caps = caps
    for (const { headline, quotes, shown = [] } of earlier) {
      if (headline !== null) this.#printed.add(wording(headline))
      for (const quote of quotes) this.#note(quote)
      for (const text of shown) this.#printed.add(wording(text))
    }
  }

  /** True where these words were printed before, as a sentence or a headline, by whichever article. */
  has(text: string): boolean {
    return this.#printed.has(wording(text))
  }

  /** True where a reader saw these words: by themselves, or as a part of a sentence. */
  shows(text: string): boolean {
    const words = wording(text)
    return this.#printed.has(words) || [...this.#printed].some((printed) => printed.includes(words))
  }

  /** `edition`: another edition has room for it; `ever`: none has. */
  refuses(quotes: readonly Quote[]): 'edition' | 'ever' | null {
    const added = new Map<string, number>()
    for (const { text, article } of quotes) {
      const voice = this.#voices(article)
      added.set(voice, (added.get(voice) ?? 0) + countWords(text))
    }
    let refusal: 'edition' | null = null
    for (const { article } of quotes) {
      const voice = this.#voices(article)
      const more = added.get(voice) ?? 0
      if ((this.#ever.get(voice) ?? 0) + more > this.#mostEver(article)) return 'ever'
      if ((this.#thisEdition.get(voice) ?? 0) + more > this.#caps.quotedPerArticleAndEdition) refusal = 'edition'
    }
    return refusal
  }

  /** None of it was printed, and an edition has room for it. */
  canPrint(quotes: readonly Quote[]): boolean {
    return !quotes.some(({ text }) => this.has(text)) && this.refuses(quotes) !== 'ever'
  }

  /** A copy, for trying what later editions have room for. */
  later(): Quotation {
    const copy = new Quotation([], this.#voices, this.#words, this.#caps)
    for (const [voice, words] of this.#ever) copy.#ever.set(voice, words)
    return copy
  }

  add(quotes: readonly Quote[], headline: string | null): void {
    if (headline !== null) this.#printed.add(wording(headline))
    for (const quote of quotes) {
      this.#note(quote)
      const voice = this.#voices(quote.article)
      this.#thisEdition.set(voice, (this.#thisEdition.get(voice) ?? 0) + countWords(quote.text))
    }
  }

  #mostEver(article: string): number {
    return mostQuoted(this.#words.get(article) ?? 0, this.#caps.quotedPerArticle)
  }

  #note({ text, article }: Quote): void {
    const voice = this.#voices(article)
    this.#printed.add(wording(text))
    this.#ever.set(voice, (this.#ever.get(voice) ?? 0) + countWords(text))
  }
}

/** As a headline a sentence has no full stop. */
export const wording = (text: string) => fold(text).replace(/\.$/, '')
