// Words that every object inherits, and a trap for look-ups that find them.

/** The properties of `Object.prototype`, and those that functions have. */
export const inheritedWords: readonly string[] = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']

/** A word of no language: only a look-up in a plain object by a word from outside would ask for it. */
export const canary = 'zyxwvut'

/**
 * Runs the work while every plain object inherits the canary.
 *
 * @returns where the canary was asked for, each place once; empty if every dictionary is a Map or checks for own keys
 */
export async function lookupsOf(work: () => Promise<unknown>): Promise<string[]> {
  const places = new Set<string>()
  const get = () => {
    places.add(placeOf(new Error('looked up').stack ?? ''))
    return undefined
  }
  Object.defineProperty(Object.prototype, canary, { get, configurable: true, enumerable: false })
  try {
    await work()
  } finally {
    Reflect.deleteProperty(Object.prototype, canary)
  }
  return [...places]
}

/** The line of our own code that asked, e.g. `functions/content/a.ts:12`. */
function placeOf(stack: string): string {
  const lines = stack.split('\n').filter((line) => /\/(?:functions|infra)\//.test(line))
  return /((?:functions|infra)\/[^:)]+:\d+)/.exec(lines[0] ?? '')?.[1] ?? stack.split('\n')[2]?.trim() ?? 'unknown'
}
