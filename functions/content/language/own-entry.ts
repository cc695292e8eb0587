// Looks a key up in a plain object without meeting what every object inherits: a text may well say “constructor”.

/** @example ownEntry({ a: 1 }, 'toString') // undefined */
export function ownEntry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
