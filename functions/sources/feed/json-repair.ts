// Repairs JSON with the faults of hand-made files: line breaks inside texts, surplus commas, comments, a missing end.

/** @returns `undefined` as value if it cannot be repaired */
export function mendedJson(text: string): { value: unknown; mended: boolean } {
  const whole = parsed(text)
  if (whole !== undefined) return { value: whole, mended: false }
  const { mended, ends } = new Mending(text).done()
  for (const end of ends) {
    const value = parsed(mended.slice(0, end.at) + end.closing)
    if (value !== undefined) return { value, mended: true }
  }
  return { value: undefined, mended: false }
}

type Reviver = (this: unknown, key: string, value: unknown) => unknown

/** A number with more digits than JavaScript keeps would become another number. */
const asWritten = (_: string, value: unknown, context?: { source?: string }): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? value) : value

function parsed(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, asWritten as Reviver) : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A position after which everything open can be closed. */
interface End {
  at: number
  closing: string
}

/** Most ends that are tried if the text is cut off, the last first, and most levels of nesting. */
const tries = 5
const deepest = 50

class Mending {
  readonly #text: string
  readonly #parts: string[] = []
  #length = 0
  readonly #open: string[] = []
  readonly #ends: End[] = []
  #comma = ''

  constructor(text: string) {
    this.#text = text
  }

  done(): { mended: string; ends: End[] } {
    const text = this.#text
    for (let at = 0; at < text.length; ) {
      const sign = text[at] ?? ''
      const remark = sign === '/' ? remarkEnd(text, at) : at
      if (remark > at) {
        at = remark
        continue
      }
      const to = sign === '"' ? stringEnd(text, at) : at + 1
      this.#add(sign, sign === '"' ? inOneLine(text.slice(at, to)) : sign)
      at = to
      if (this.#open.length > deepest || (this.#open.length === 0 && (sign === '}' || sign === ']'))) break
    }
    return { mended: this.#parts.join(''), ends: this.#ends.toReversed() }
  }

  /** A comma is written only when a value follows it: before a closing bracket it is surplus. */
  #add(sign: string, written: string): void {
    if (sign.trim() === '') return
    const closes = sign === '}' || sign === ']'
    this.#write(closes ? '' : this.#comma)
    this.#comma = sign === ',' ? ',' : ''
    if (sign === ',') return
    this.#write(written)
    if (sign === '{') this.#open.push('}')
    else if (sign === '[') this.#open.push(']')
    else if (closes) {
      this.#open.pop()
      this.#ends.push({ at: this.#length, closing: this.#open.toReversed().join('') })
      if (this.#ends.length > tries) this.#ends.shift()
    }
  }

  #write(part: string): void {
    this.#parts.push(part)
    this.#length += part.length
  }
}

/** The end of a comment that starts here; if none does, this position. */
function remarkEnd(text: string, at: number): number {
  const marks = { '/': '\n', '*': '*/' }[text[at + 1] ?? '']
  if (marks === undefined) return at
  const end = text.indexOf(marks, at + 2)
  return end < 0 ? text.length : end + marks.length
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

const inOneLine = (string: string) => string.replace(/[\0-\x1f]/g, (sign) => (sign === '\n' ? '\\n' : ' '))
