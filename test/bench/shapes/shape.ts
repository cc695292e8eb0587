// What a shape is: a document of a given size, made from a seed, and how it is read.

/** How a document of a shape is read: as the product reads one that a stranger sends. */
export type Path =
  | 'page'
  | 'stock'
  | 'mail'
  | 'feed'
  | 'listing'
  | 'sitemap'
  | 'robots'
  | 'report'
  | 'decisions'
  | 'readers'

export interface Shape {
  name: string
  path: Path
  /** The ending of its name, by which a page is read. */
  form: 'html' | 'md' | 'txt' | 'xml' | 'json' | 'eml' | 'csv'
  /** Most characters, where the product reads no more than a stated limit. */
  most?: number
  /** A document of about so many characters. */
  make: (size: number, random: Random) => string | Uint8Array
}

/** Numbers from a seed: the same in every run. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Less than 1 (mulberry32, by Tommy Ettinger, in the public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  of<T>(some: readonly T[]): T {
    const one = some[this.below(some.length)]
    if (one === undefined) throw new Error('there is nothing to choose from')
    return one
  }
}

/** Parts until the size is reached. */
export function filled(size: number, part: (n: number) => string, between = ''): string {
  const parts: string[] = []
  let length = 0
  for (let n = 0; length < size; n += 1) {
    const one = part(n)
    parts.push(one)
    length += one.length + between.length
  }
  return parts.join(between)
}
