// Caches a verdict on each word, and looks a word up in place without cutting it out of the text: a few words make up
// most of any text, and creating a string for each costs more than everything done with it.

/** Dashes, quotation marks, bullets, ellipses: they separate words. */
export const isPunctuation = (code: number) => code >= 0x2010 && code <= lastPunctuation
const lastPunctuation = 0x2027

/** Stands for a letter, or a possible letter, outside ASCII. */
const foreign = 255

/** A number for each ASCII letter, in either case, and digit, 1 to 36; 0 for characters that separate words. */
const letters = Uint8Array.from({ length: lastPunctuation + 1 }, (_, code) => {
  if (code > 127) return isPunctuation(code) ? 0 : foreign
  return '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(String.fromCharCode(code).toLowerCase()) + 1
})

/** Three numbers hold the letters of a word, six bits each; longer words are not cached. */
const perNumber = 5
const longest = 3 * perNumber

/** Most words kept; then all are dropped. That is three quarters of the slots: when all were used, an unknown word was
 * looked for in sixteen of them, and six million words took a seventh longer. */
const mostWords = 50_000
const slots = 2 ** 16
/** Most slots that are tried, which also protects against words made to collide. */
const probes = 16
/** The first verdicts: of a slot without a word, and the empty verdict, which need not be looked up. */
const reserved = ['', '']
const empty = 1
/** The letters of a word and the index of its verdict, next to each other because they are read together. */
const slotSize = 4

export class WordTable {
  readonly #judge: (word: string) => string
  readonly #cut: (run: string) => string[]
  readonly #slots = new Int32Array(slots * slotSize)
  #verdicts = [...reserved]
  #words = 0

  /**
   * @param judge called once for each word, in lower case
   * @param cut returns the words, in lower case, of a run of letters with some outside ASCII
   */
  constructor(judge: (word: string) => string, cut: (run: string) => string[]) {
    this.#judge = judge
    this.#cut = cut
  }

  /** The verdicts on the words of a text, in order, without empty ones. */
  verdicts(text: string): string[] {
    const found: string[] = []
    let length = 0
    let ascii = true
    let first = 0
    let second = 0
    let third = 0
    const end = text.length
    for (let at = 0; at <= end; at += 1) {
      const code = at < end ? text.charCodeAt(at) : 0
      const letter = code > lastPunctuation ? foreign : (letters[code] ?? 0)
      if (letter !== 0) {
        if (length < perNumber) first = (first << 6) | letter
        else if (length < 2 * perNumber) second = (second << 6) | letter
        else third = (third << 6) | letter
        length += 1
        if (letter === foreign) ascii = false
      } else if (length > 0) {
        if (ascii && length <= longest) {
          const verdict =
            this.#known(first, second, third) || this.#learn(text.slice(at - length, at), first, second, third)
          if (verdict !== empty) found.push(this.#verdicts[verdict] ?? '')
        } else this.#judgeAll(text.slice(at - length, at), found)
        length = 0
        ascii = true
        first = 0
        second = 0
        third = 0
      }
    }
    return found
  }

  #judgeAll(run: string, found: string[]): void {
    for (const word of this.#cut(run)) {
      const verdict = this.#judge(word)
      if (verdict !== '') found.push(verdict)
    }
  }

  /** The index of the verdict; 0 if the word is not known. */
  #known(first: number, second: number, third: number): number {
    const kept = this.#slots
    let slot = slotOf(first, second, third)
    for (let probe = 0; probe < probes; probe += 1) {
      const verdict = kept[slot + 3] ?? 0
      if (verdict === 0) return 0
      if (kept[slot] === first && kept[slot + 1] === second && kept[slot + 2] === third) return verdict
      slot = next(slot)
    }
    return 0
  }

  #learn(word: string, first: number, second: number, third: number): number {
    const verdict = this.#judge(word.toLowerCase())
    if (this.#words >= mostWords) {
      this.#slots.fill(0)
      this.#verdicts = [...reserved]
      this.#words = 0
    }
    this.#words += 1
    const index = verdict === '' ? empty : this.#verdicts.push(verdict) - 1
    let slot = slotOf(first, second, third)
    for (let probe = 0; probe < probes; probe += 1) {
      if (this.#slots[slot + 3] === 0) {
        this.#slots.set([first, second, third, index], slot)
        break
      }
      slot = next(slot)
    }
    return index
  }
}

function slotOf(first: number, second: number, third: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35)
  return ((hash ^ (hash >>> 15)) & (slots - 1)) * slotSize
}

const next = (slot: number) => (slot + slotSize) & (slots * slotSize - 1)
