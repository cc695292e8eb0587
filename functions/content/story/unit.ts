// The sentences of an article as excerpts are made of them: quotable (promise C1), able to open a story or not.

import { holdsMarkup } from '../html/markup.ts'
import { countWords } from '../language/fold.ts'
import { followerOf } from '../language/follower.ts'
import { balanced } from '../language/quotation.ts'
import type { Speech } from '../language/speakers.ts'
import { type SentenceContext, standsAlone } from '../language/standalone.ts'
import { holdsAddress } from '../language/web-address.ts'

/** A sentence, or several that a quotation holds together. */
export interface Unit {
  text: string
  readonly words: number
  /** Ends in an end mark, closes what it opens, holds no web address and no markup. */
  readonly quotable: boolean
  /** May open a story or stand as a view. */
  readonly alone: boolean
  /** May stand behind these sentences of its article. */
  follows: (before: readonly string[]) => boolean
  /** Whom it quotes, and whose name must stand before it. */
  speech?: Speech
}

/** Where a unit stands: indexes of the paragraph in its article and of the unit in the paragraph. */
export interface Position {
  paragraph: number
  unit: number
}

export const isAmong = (some: readonly Position[], { paragraph, unit }: Position) =>
  some.some((one) => one.paragraph === paragraph && one.unit === unit)

/** Longer sentences are never printed, whatever the caps: whether they stand alone is not asked. */
const longestJudged = 80
/** The units of a paragraph, `texts`, each judged when it is asked for; `speech`: whom each quotes; `place`: the
 * paragraph in its article; `alone`: which of them stand alone, where that was judged before. */
export function unitsOf(
  texts: string[],
  speech: readonly (Speech | undefined)[] = [],
  place: Pick<SentenceContext, 'article' | 'at'> = {},
  alone: readonly boolean[] = [],
): Unit[] {
  // Copied, for an array that was filled piece by piece keeps room for many more.
  const where = { ...place, paragraph: [...texts] }
  return texts.map((text, index) => {
    const own = speech[index]
    const unit = new JudgedUnit(text, where, index, alone[index])
    return own === undefined ? unit : Object.assign(unit, { speech: own })
  })
}

/** A large stock has some hundred thousand: getters of a class cost each of them nothing. */
class JudgedUnit implements Unit {
  readonly text: string
  readonly speech?: Speech
  /** One for all units of a paragraph. */
  readonly #where: Omit<SentenceContext, 'index'>
  readonly #index: number
  #words: number | undefined
  #quotable: boolean | undefined
  #alone: boolean | undefined
  #follower: ReturnType<typeof followerOf> | undefined

  constructor(text: string, where: Omit<SentenceContext, 'index'>, index: number, alone: boolean | undefined) {
    this.text = text
    this.#where = where
    this.#index = index
    this.#alone = alone
  }

  get words(): number {
    this.#words ??= countWords(this.text)
    return this.#words
  }

  get quotable(): boolean {
    const { text } = this
    this.#quotable ??=
      /(?<!,)[.!?…]["'”’»)\]]*$/.test(text) &&
      balanced(text) &&
      !holdsAddress(text) &&
      !holdsMarkup(text) &&
      !noteMark.test(text)
    return this.#quotable
  }

  get alone(): boolean {
    this.#alone ??=
      this.quotable &&
      this.words <= longestJudged &&
      this.speech?.needs === undefined &&
      standsAlone(this.text, { ...this.#where, index: this.#index }).ok
    return this.#alone
  }

  follows(before: readonly string[]): boolean {
    this.#follower ??= followerOf(this.text, { ...this.#where, index: this.#index })
    return this.#follower(before).ok
  }
}

/** `[1]`: leads to a note that is not printed. */
const noteMark = /(?:^|[\p{Ll}.,;:!?"”’)])\[\d{1,3}\](?=$|[\s.,;:”"])/u
