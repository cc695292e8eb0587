// Copies of what fakes keep, so that nobody changes a record but by its port. `structuredClone` writes each value into
// a message and reads it again: of small records, of which the tests copy millions, that takes several times as long.

/** A deep copy, like `structuredClone`'s, of a tree of records and lists; anything else in it is left to that function,
 * which refuses what is no data. */
export function copyOf<T>(value: T): T {
  return copied(value) as T
}

function copied(value: unknown): unknown {
  if (typeof value === 'function') return structuredClone(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copied)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
  const copy: Record<string, unknown> = { ...value }
  for (const key in copy) {
    const part = copy[key]
    if (typeof part === 'object' || typeof part === 'function') copy[key] = copied(part)
  }
  return copy
}
