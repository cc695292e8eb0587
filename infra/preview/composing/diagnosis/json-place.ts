// Where a text stops being valid JSON. The engine's own error names no line for most mistakes.

/**
 * @returns the 1-based line of the first character that is not allowed; `null` if the text is JSON
 * @example brokenJsonLine('{\n  "a": 1,\n  b: 2\n}') // 3
 */
export function brokenJsonLine(text: string): number | null {
  const reader = new Reader(text)
  try {
    reader.value(0)
    reader.end()
    return null
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return text.slice(0, error.at).split('\n').length
  }
}

class Stop extends Error {
  readonly at: number
  constructor(at: number) {
    super('not JSON')
    this.at = at
  }
}

/** No one nests deeper by hand, and it is far from where recursion would fail. */
const deepest = 200

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(depth: number): void {
    this.#space()
    if (depth > deepest) throw new Stop(this.#at)
    const sign = this.#text[this.#at]
    if (sign === '{') this.#list('}', () => this.#member(depth))
    else if (sign === '[') this.#list(']', () => this.value(depth + 1))
    else if (sign === '"') this.#match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
    else this.#match(/(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y)
  }

  end(): void {
    this.#space()
    if (this.#at < this.#text.length) throw new Stop(this.#at)
  }

  #member(depth: number): void {
    this.#space()
    this.#match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)
    this.#space()
    this.#match(/:/y)
    this.value(depth + 1)
  }

  #list(close: string, entry: () => void): void {
    this.#at += 1
    this.#space()
    if (this.#text[this.#at] === close) {
      this.#at += 1
      return
    }
    for (;;) {
      entry()
      this.#space()
      const sign = this.#text[this.#at]
      if (sign !== ',' && sign !== close) throw new Stop(this.#at)
      this.#at += 1
      if (sign === close) return
    }
  }

  #space(): void {
    this.#match(/[ \t\r\n\uFEFF]*/y)
  }

  #match(pattern: RegExp): void {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) throw new Stop(this.#at)
    this.#at += found[0].length
  }
}
