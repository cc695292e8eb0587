// Unusual spellings of addresses: pieces of paths in every order, the same ones for the same seed.

const pieces = [
  ...['/', '//', '/./', '/../', '..', '.', '...', '..;', ';', '\\', '/..\\', '/.;/'],
  ...['%2e', '%2E%2e', '.%2E', '%2f', '%2F..', '%5c', '%5C..%5c', '%00', '%0d%0a', '%20', '%7f'],
  ...['%252e%252e', '%252f', '%25', '%', '%zz', '%c0%ae', '%ef%bc%8e', '%e2%80%a4', '%u002e'],
  ...[
    'leave',
    'confirm',
    'preferences',
    'data',
    'address',
    'editions',
    'privacy',
    'not-found',
    'form.js',
    'feed.xml',
    'LEAVE',
    '%6ceave',
  ],
  ...['k1.R1.abc', 'a'.repeat(60), '~', '@', ':', '*', '-', '$default', '{token}', 'index.html'],
] as const

/** Where the product's own addresses begin; a spelling often goes on from one. */
const starts = [
  '/leave/',
  '/confirm/',
  '/preferences/',
  '/data/',
  '/address/',
  '/',
  '/editions/',
  '/ar/',
  '/privacy',
  '/not-found',
  '/form.js',
] as const

export function spellings(count: number, seed: number): string[] {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const made = new Set<string>()
  while (made.size < count) {
    const length = Math.floor(random() * 5)
    made.add(pick(starts) + Array.from({ length }, () => pick(pieces)).join(''))
  }
  return [...made]
}

/** Mulberry32, by Tommy Ettinger (public domain). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
