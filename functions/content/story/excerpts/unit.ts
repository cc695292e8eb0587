// The sentences of an article as excerpts use them: which can be quoted (promise C1), which may open a story and which
// may follow.

import { holdsMarkup } from '../../html/markup.ts'
import type { Speech } from '../../language/names/speakers.ts'
import { balanced } from '../../language/sentences/quotation.ts'
import { followerOf } from '../../language/standing-alone/follower.ts'
import { type SentenceContext, standsAlone } from '../../language/standing-alone/standalone.ts'
import { countWords } from '../../language/words/fold.ts'
import { holdsAddress } from '../../language/words/web-address.ts'

/** A sentence, or several held together by one quotation. */
export interface Unit {
  text: string
  readonly words: number
  /** Ends with an end mark, closes every mark that it opens, and contains no web address and no markup. */
  readonly quotable: boolean
  /** May open a story or be a view. */
  readonly alone: boolean
  /** True if it may follow these sentences of its article. */
  follows: (before: readonly string[]) => boolean
  /** Whom it quotes, and whose name must come before it. */
  speech?: Speech
}

/** The place of a unit: index of the paragraph in its article, and of the unit in the paragraph. */
export interface Position {
  paragraph: number
  unit: number
}

export const isAmong = (some: readonly Position[], { paragraph, unit }: Position) =>
  some.some((one) => one.paragraph === paragraph && one.unit === unit)

/** Most words of a sentence that is judged; longer ones are never printed, whatever the caps. */
const longestJudged = 80
/** The units of a paragraph with these `texts`, each judged only when asked for. `speech`: whom each quotes. `place`:
 * the paragraph in its article. `alone`: which of them stand alone, if judged before. */
export function unitsOf(
  texts: string[],
  speech: readonly (Speech | undefined)[] = [],
  place: Pick<SentenceContext, 'article' | 'at'> = {},
  alone: readonly boolean[] = [],
): Unit[] {
  // Copied, because an array that was filled step by step keeps room for many more.
  const where = { ...place, paragraph: [...texts] }
  return texts.map((text, index) => {
    const own = speech[index]
    const unit = new JudgedUnit(text, where, index, alone[index])
    return own === undefined ? unit : Object.assign(unit, { speech: own })
  })
}

/** A class, because a large stock has several hundred thousand units and the getters of a class take no room in
 * each. */
class JudgedUnit implements Unit {
  readonly text: string
  readonly speech?: Speech
  /** One object for all units of a paragraph. */
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

/** `[1]`: refers to a note that is not printed. */
const noteMark = /(?:^|[\p{Ll}.,;:!?"”’)])\[\d{1,3}\](?=$|[\s.,;:”"])/u
