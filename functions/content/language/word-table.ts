// Remembers what was found out about words, and finds a word where it stands in a text without cutting it out: few
// words make up most of any text, and making a string of each costs more than all that is done with it.

/** Dashes, quotation marks, bullets, ellipses: they part words, and have no other form. */
export const isPunctuation = (code: number) => code >= 0x2010 && code <= lastPunctuation
const lastPunctuation = 0x2027

/** Stands for a letter, or what may be one, beyond ASCII. */
const foreign = 255

/** Lower case of each ASCII letter and digit; 0 for what parts words. */
const letters = Uint8Array.from({ length: lastPunctuation + 1 }, (_, code) => {
  if (code > 127) return isPunctuation(code) ? 0 : foreign
  const character = String.fromCharCode(code).toLowerCase()
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0
})

/** Letters kept at most, those of some 100,000 words; then all is forgotten. */
const mostLetters = 2 ** 20
const slots = 2 ** 18
/** Places that are looked at: words made to meet in one place are not kept. */
const probes = 16

export class WordTable {
  readonly #judge: (word: string) => string
  /** Index of a word, plus one; 0 where there is none. */
  readonly #slots = new Uint32Array(slots)
  /** The letters of all words, one word behind the other, and where each word ends. */
  readonly #letters = new Uint8Array(mostLetters)
  #ends = [0]
  #verdicts = ['']

  /** `judge` is asked once about each word, in lower case. */
  constructor(judge: (word: string) => string) {
    this.#judge = judge
  }

  /** The verdicts on the words of a text, in order, empty ones left out; `null` where it holds letters beyond ASCII. */
  verdicts(text: string): string[] | null {
    const found: string[] = []
    let start = -1
    let hash = 0
    for (let at = 0; at <= text.length; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : 0
      const letter = code > lastPunctuation ? foreign : (letters[code] ?? 0)
      if (letter === foreign) return null
      if (letter !== 0) {
        if (start < 0) start = at
        hash = Math.imul(hash ^ letter, 0x01000193)
      } else if (start >= 0) {
        const verdict = this.#verdict(text, start, at, hash)
        if (verdict !== '') found.push(verdict)
        start = -1
        hash = 0
      }
    }
    return found
  }

  #verdict(text: string, start: number, end: number, hash: number): string {
    const home = hash ^ (hash >>> 15)
    for (let probe = 0; probe < probes; probe += 1) {
      const slot = (home + probe) & (slots - 1)
      const kept = this.#slots[slot] ?? 0
      if (kept === 0) return this.#keep(slot, text.slice(start, end).toLowerCase())
      if (this.#isAt(kept, text, start, end)) return this.#verdicts[kept] ?? ''
    }
    return this.#judge(text.slice(start, end).toLowerCase())
  }

  #isAt(kept: number, text: string, start: number, end: number): boolean {
    const from = this.#ends[kept - 1] ?? 0
    if ((this.#ends[kept] ?? 0) - from !== end - start) return false
    for (let at = start; at < end; at += 1) {
      if (letters[text.charCodeAt(at)] !== this.#letters[from + at - start]) return false
    }
    return true
  }

  #keep(slot: number, word: string): string {
    const verdict = this.#judge(word)
    const from = this.#ends.at(-1) ?? 0
    if (from + word.length > mostLetters || this.#verdicts.length > slots / 2) {
      this.#slots.fill(0)
      this.#ends = [0]
      this.#verdicts = ['']
      return verdict
    }
    for (let at = 0; at < word.length; at += 1) this.#letters[from + at] = word.charCodeAt(at)
    this.#ends.push(from + word.length)
    this.#slots[slot] = this.#ends.length - 1
    this.#verdicts.push(verdict)
    return verdict
  }
}
