// DynamoDB's expressions on plain values, as far as the stores use them: each text is parsed once.

import { copyOf } from './copy.ts'

/** Attributes by name; values as in `adapters/services/attribute-values.ts`. */
export type Attributes = Record<string, unknown>

export interface Placeholders {
  names?: Record<string, string>
  values?: Record<string, unknown>
}

type Operand = (item: Attributes, given: Placeholders) => unknown
type Condition = (item: Attributes, given: Placeholders) => boolean
type Change = (item: Attributes, before: Attributes, given: Placeholders) => void
type Path = (given: Placeholders) => string[]

const conditions = new Map<string, Condition>()
const updates = new Map<string, Change[]>()

export function holds(text: string, item: Attributes, given: Placeholders): boolean {
  const known = conditions.get(text) ?? new Parser(text).condition()
  conditions.set(text, known)
  return known(item, given)
}

/** Every operand is read from the item as it was before. */
export function applyUpdate(text: string, item: Attributes, given: Placeholders): void {
  const known = updates.get(text) ?? new Parser(text).update()
  updates.set(text, known)
  const before = copyOf(item)
  for (const change of known) change(item, before, given)
}

const tokenForm = /\s*(<>|<=|>=|[=<>+\-(),.]|[#:]?[A-Za-z_][A-Za-z0-9_]*)/y

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  tokenForm.lastIndex = 0
  while (tokenForm.lastIndex < text.trimEnd().length) {
    const at = tokenForm.lastIndex
    const token = tokenForm.exec(text)?.[1]
    if (token === undefined) throw new Error(`The expression "${text}" cannot be read from "${text.slice(at)}".`)
    tokens.push(token)
  }
  return tokens
}

class Parser {
  readonly #text: string
  readonly #tokens: string[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  condition(): Condition {
    const whole = this.#either()
    if (this.#peek() !== '') this.#fail()
    return whole
  }

  update(): Change[] {
    const changes: Change[] = []
    while (this.#peek() !== '') {
      const clause = this.#next().toUpperCase()
      do {
        if (clause === 'SET') changes.push(this.#set())
        else if (clause === 'REMOVE') changes.push(this.#remove())
        else if (clause === 'ADD') changes.push(this.#add())
        else this.#fail()
      } while (this.#take(','))
    }
    return changes
  }

  #set(): Change {
    const path = this.#path()
    this.#expect('=')
    const value = this.#sum()
    return (item, before, given) => {
      const made = value(before, given)
      if (made === undefined) throw new Error(`"${this.#text}" refers to an attribute that is not there.`)
      write(item, path(given), copyOf(made))
    }
  }

  #remove(): Change {
    const path = this.#path()
    return (item, _before, given) => write(item, path(given), undefined)
  }

  #add(): Change {
    const path = this.#path()
    const operand = this.#operand()
    return (item, before, given) => {
      const [now, more] = [read(before, path(given)), operand(before, given)]
      const sum =
        more instanceof Set
          ? new Set([...((now as Set<unknown> | undefined) ?? []), ...more])
          : Number(now ?? 0) + Number(more)
      write(item, path(given), sum)
    }
  }

  #either(): Condition {
    let left = this.#both()
    while (this.#word('OR')) {
      const [one, other] = [left, this.#both()]
      left = (item, given) => one(item, given) || other(item, given)
    }
    return left
  }

  #both(): Condition {
    let left = this.#single()
    while (this.#word('AND')) {
      const [one, other] = [left, this.#single()]
      left = (item, given) => one(item, given) && other(item, given)
    }
    return left
  }

  #single(): Condition {
    if (this.#word('NOT')) {
      const negated = this.#single()
      return (item, given) => !negated(item, given)
    }
    if (this.#take('(')) {
      const inner = this.#either()
      this.#expect(')')
      return inner
    }
    const name = this.#peek()
    if (name === 'attribute_exists' || name === 'attribute_not_exists') {
      this.#next()
      this.#expect('(')
      const path = this.#path()
      this.#expect(')')
      return (item, given) => (read(item, path(given)) !== undefined) === (name === 'attribute_exists')
    }
    if (name === 'contains') {
      this.#next()
      this.#expect('(')
      const [path, wanted] = [this.#path(), this.#takeOperandAfter(',')]
      this.#expect(')')
      return (item, given) => holdsPart(read(item, path(given)), wanted(item, given))
    }
    return this.#comparison()
  }

  #takeOperandAfter(token: string): Operand {
    this.#expect(token)
    return this.#operand()
  }

  #comparison(): Condition {
    const left = this.#sum()
    if (this.#word('BETWEEN')) {
      const low = this.#operand()
      if (!this.#word('AND')) this.#fail()
      const high = this.#operand()
      return (item, given) =>
        compare(left(item, given), '>=', low(item, given)) && compare(left(item, given), '<=', high(item, given))
    }
    if (this.#word('IN')) {
      this.#expect('(')
      const among = [this.#operand()]
      while (this.#take(',')) among.push(this.#operand())
      this.#expect(')')
      return (item, given) => among.some((one) => compare(left(item, given), '=', one(item, given)))
    }
    const sign = this.#next()
    const right = this.#operand()
    return (item, given) => compare(left(item, given), sign, right(item, given))
  }

  #sum(): Operand {
    let left = this.#operand()
    while (this.#peek() === '+' || this.#peek() === '-') {
      const factor = this.#next() === '+' ? 1 : -1
      const [one, other] = [left, this.#operand()]
      left = (item, given) => Number(one(item, given)) + factor * Number(other(item, given))
    }
    return left
  }

  #operand(): Operand {
    const token = this.#peek()
    if (token.startsWith(':')) {
      this.#next()
      return (_item, { values = {} }) => values[token]
    }
    if (token === 'size') {
      this.#next()
      this.#expect('(')
      const path = this.#path()
      this.#expect(')')
      return (item, given) => sizeOf(read(item, path(given)))
    }
    if (token === 'if_not_exists') {
      this.#next()
      this.#expect('(')
      const path = this.#path()
      this.#expect(',')
      const otherwise = this.#operand()
      this.#expect(')')
      return (item, given) => read(item, path(given)) ?? otherwise(item, given)
    }
    const path = this.#path()
    return (item, given) => read(item, path(given))
  }

  #path(): Path {
    const parts = [this.#next()]
    while (this.#take('.')) parts.push(this.#next())
    return ({ names = {} }) => parts.map((part) => (part.startsWith('#') ? (names[part] ?? this.#fail()) : part))
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? ''
  }

  #next(): string {
    this.#at += 1
    return this.#tokens[this.#at - 1] ?? this.#fail()
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false
    this.#at += 1
    return true
  }

  #word(word: string): boolean {
    return this.#peek().toUpperCase() === word && this.#take(this.#peek())
  }

  #expect(token: string): void {
    if (!this.#take(token)) this.#fail()
  }

  #fail(): never {
    throw new Error(`The expression "${this.#text}" is none that this table knows, at part ${this.#at}.`)
  }
}

function compare(left: unknown, sign: string, right: unknown): boolean {
  // A missing attribute, or one of another type, is unequal to everything.
  if (left === undefined || right === undefined || typeof left !== typeof right) return sign === '<>'
  if (sign === '=') return left === right
  if (sign === '<>') return left !== right
  const [a, b] = [left as number, right as number]
  if (sign === '<') return a < b
  if (sign === '<=') return a <= b
  return sign === '>' ? a > b : a >= b
}

function holdsPart(whole: unknown, part: unknown): boolean {
  if (whole instanceof Set) return whole.has(part)
  return (typeof whole === 'string' || Array.isArray(whole)) && whole.includes(part as string)
}

function sizeOf(value: unknown): number | undefined {
  if (value instanceof Set) return value.size
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined
}

function read(item: Attributes, path: readonly string[]): unknown {
  let value: unknown = item
  for (const part of path) value = (value as Attributes | undefined)?.[part]
  return value
}

function write(item: Attributes, path: readonly string[], value: unknown): void {
  const parent = read(item, path.slice(0, -1)) as Attributes | undefined
  const name = path.at(-1) ?? ''
  if (parent === undefined) throw new Error(`The path ${path.join('.')} leads through an attribute that is not there.`)
  if (value === undefined) Reflect.deleteProperty(parent, name)
  else parent[name] = value
}
