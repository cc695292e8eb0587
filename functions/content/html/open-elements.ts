// Tracks which elements are open in HTML: end tags may be missing, stray or crossed, as in browsers.

/** Elements on lines of their own, with a blank line around them. */
export const blocks = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary table tbody tfoot thead ul`.split(
    /\s+/,
  ),
)
/** Elements on lines of their own. */
export const lines = new Set('br li tr option caption'.split(' '))
/** Void elements. */
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const cells = new Set('td th'.split(' '))

/** An element that ends where the next one of these begins, or where its container ends. */
const siblings = new Map(
  Object.entries({
    li: ['li'],
    dt: ['dt', 'dd'],
    dd: ['dt', 'dd'],
    tr: ['tr', 'td', 'th'],
    td: ['td', 'th'],
    th: ['td', 'th'],
    option: ['option'],
  }),
)
/** True if an element ends where this one begins right inside it. */
export const endsAt = (open: string, tag: string): boolean =>
  (open === 'p' && blocks.has(tag)) || (siblings.get(tag)?.includes(open) ?? false)

/** A search for an open sibling ends here. */
const holders = new Set('ul ol menu dl table select body html template'.split(' '))

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Deeper elements count as part of the deepest one that is tracked. */
const mostOpen = 1000

interface Open<T> {
  tag: string
  value: T
}

/** The open elements, each with an associated value. */
export class OpenElements<T> {
  readonly #stack: Open<T>[] = []
  readonly #counts = new Map<string, number>()
  readonly #closed: (value: T) => void
  #beyond = 0
  /** Some element was too deep to be tracked. */
  overflown = false

  /** @param closed called for each element that ends, innermost first */
  constructor(closed: (value: T) => void = () => undefined) {
    this.#closed = closed
  }

  get innermost(): T | undefined {
    return this.#stack.at(-1)?.value
  }

  /** Opens an element, after closing those that it ends. @returns false if it is void or too deep */
  open(tag: string, make: () => T): boolean {
    if (blocks.has(tag) && this.#isOpen('p')) this.#closeWithin('p', holders)
    const ended = siblings.get(tag)
    if (ended !== undefined) this.#closeSibling(ended)
    if (empty.has(tag)) return false
    if (this.#stack.length >= mostOpen) {
      this.#beyond += 1
      this.overflown = true
      return false
    }
    this.#stack.push({ tag, value: make() })
    this.#count(tag, 1)
    return true
  }

  close(tag: string): void {
    if (empty.has(tag)) return
    if (this.#beyond > 0) this.#beyond -= 1
    else if (this.#isOpen(tag)) this.#end(tag)
  }

  closeAll(): void {
    while (this.#stack.length > 0) this.#pop()
  }

  #isOpen(tag: string): boolean {
    return (this.#counts.get(tag) ?? 0) > 0
  }

  #closeSibling(tags: readonly string[]): void {
    if (!tags.some((tag) => this.#isOpen(tag))) return
    for (let at = this.#stack.length - 1; at >= 0; at -= 1) {
      const tag = this.#stack[at]?.tag ?? ''
      if (tags.includes(tag)) this.#popTo(at)
      if (tags.includes(tag) || holders.has(tag)) return
    }
  }

  #closeWithin(tag: string, bounds: ReadonlySet<string>): void {
    for (let at = this.#stack.length - 1; at >= 0; at -= 1) {
      const open = this.#stack[at]?.tag ?? ''
      if (open === tag) this.#popTo(at)
      if (open === tag || bounds.has(open) || cells.has(open)) return
    }
  }

  /** An end tag of inline text does not end a block inside it: `<b><p></b>` continues in the paragraph. */
  #end(tag: string): void {
    const inline = !blocks.has(tag) && !lines.has(tag) && !cells.has(tag)
    let at = this.#stack.length - 1
    let crossed = false
    while (at >= 0 && this.#stack[at]?.tag !== tag) {
      crossed ||= blocks.has(this.#stack[at]?.tag ?? '')
      at -= 1
    }
    if (inline && crossed) this.#remove(at)
    else this.#popTo(at)
  }

  #popTo(at: number): void {
    while (this.#stack.length > at) this.#pop()
  }

  #pop(): void {
    const open = this.#stack.pop()
    if (open === undefined) return
    this.#count(open.tag, -1)
    this.#closed(open.value)
  }

  #remove(at: number): void {
    const [open] = this.#stack.splice(at, 1)
    if (open === undefined) return
    this.#count(open.tag, -1)
    this.#closed(open.value)
  }

  #count(tag: string, by: number): void {
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + by)
  }
}
