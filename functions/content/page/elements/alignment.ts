// Finds which lines of one text are also in another, in the same order.

/**
 * For each line of `part` its index in `whole`, or −1. Lines found once in both are matched first, as many as keep the
 * order; the others are looked for between them. Empty lines are never matched.
 */
export function aligned(part: readonly string[], whole: readonly string[]): number[] {
  const places = placesIn(whole)
  const own = placesIn(part)
  const pairs = part.flatMap((text, at) => {
    const [place, ...more] = places.get(text) ?? []
    return place !== undefined && more.length === 0 && own.get(text)?.length === 1 ? [{ at, place }] : []
  })
  const found = part.map(() => -1)
  for (const { at, place } of longestRising(pairs)) found[at] = place
  return filled(found, part, places)
}

function placesIn(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, text] of texts.entries()) {
    if (text === '') continue
    const known = places.get(text)
    if (known === undefined) places.set(text, [at])
    else known.push(at)
  }
  return places
}

interface Pair {
  at: number
  place: number
}

/** The longest run of pairs with rising places (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [n, { place }] of pairs.entries()) {
    const length = lowerBound(ends, (end) => (pairs[end]?.place ?? 0) < place)
    before[n] = ends[length - 1] ?? -1
    ends[length] = n
  }
  const run: Pair[] = []
  for (let n = ends.at(-1) ?? -1; n >= 0; n = before[n] ?? -1) run.push(pairs[n] as Pair)
  return run.reverse()
}

/** Index of the first entry for which `isBelow` is false. */
export function lowerBound<T>(entries: readonly T[], isBelow: (entry: T) => boolean): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(entries[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}

function filled(found: number[], part: readonly string[], places: ReadonlyMap<string, number[]>): number[] {
  const ceilings: number[] = []
  let ceiling = Number.POSITIVE_INFINITY
  for (let at = found.length - 1; at >= 0; at -= 1) {
    ceilings[at] = ceiling
    if ((found[at] ?? -1) >= 0) ceiling = found[at] as number
  }
  let last = -1
  return found.map((place, at) => {
    const known = places.get(part[at] ?? '') ?? []
    const next = place >= 0 ? place : (known[lowerBound(known, (one) => one <= last)] ?? -1)
    if (next < 0 || next >= (ceilings[at] ?? 0)) return -1
    last = next
    return next
  })
}
