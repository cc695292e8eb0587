// How often the entries of a list are read: work that a busy machine does not change.

/** The list, and how many of its entries were read so far. */
export function countedReads<T>(list: readonly T[]): { list: T[]; reads: () => number } {
  let reads = 0
  const counted = new Proxy([...list], {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1
      return Reflect.get(target, key, receiver)
    },
  })
  return { list: counted, reads: () => reads }
}
