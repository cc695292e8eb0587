// Looks up a key in a plain object without finding what every object inherits: a text may contain “constructor”.

/** @example ownEntry({ a: 1 }, 'toString') // undefined */
export function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
