// What has been quoted so far, so that no sentence is printed twice (promise C4) and no article is quoted too much
// (C6).

import { countWords, fold } from '../../content/language/words/fold.ts'
import { mostQuoted } from '../../content/story/excerpts/quotation-cap.ts'
import type { Quote } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import type { PublishedStory } from '../types.ts'
import type { Voices } from './voices.ts'

type QuotationCaps = Pick<Caps, 'quotedPerArticleAndEdition' | 'quotedPerArticle'>

/** Counts quoted words by voice, for earlier editions and for the one being composed. */
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

  /** True if these words were printed before as a sentence or a headline, from any article. */
  has(text: string): boolean {
    return this.#printed.has(wording(text))
  }

  /** True if readers saw these words, on their own or as part of a sentence. */
  shows(text: string): boolean {
    const words = wording(text)
    return this.#printed.has(words) || [...this.#printed].some((printed) => printed.includes(words))
  }

  /** Why the quotes may not be printed: `edition`: a later edition has room for them; `ever`: none will have. */
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

  /** Words that this edition may still quote of the article. */
  wordsLeft(article: string): number {
    const voice = this.#voices(article)
    const ever = this.#mostEver(article) - (this.#ever.get(voice) ?? 0)
    const now = this.#caps.quotedPerArticleAndEdition - (this.#thisEdition.get(voice) ?? 0)
    return Math.max(0, Math.min(ever, now))
  }

  /** True if none of it was printed, and an edition has room for it. */
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

/** The text without a final full stop, because a sentence used as a headline loses it. */
export const wording = (text: string) => fold(text).replace(/\.$/, '')
