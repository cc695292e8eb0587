// Documents of test/fixtures/<kind>, one per file, with what is odd about each and what must be read from it.
import { readdirSync, readFileSync } from 'node:fs'

export interface ListingCase {
  name: string
  bytes: Uint8Array
  /** What is odd about it. */
  shows: string
  base: string | null
  contentType: string | null
  expected: Record<string, unknown> & { entries: Record<string, unknown>[] }
}

/** @param kind folder below `test/fixtures`, and ending of its files */
export function listingCases(kind: string, ending: string): ListingCase[] {
  const folder = new URL(`../../fixtures/${kind}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => {
      const name = file.slice(0, -ending.length)
      const {
        shows,
        base = null,
        contentType = null,
        ...expected
      } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
      return { name, shows, base, contentType, expected, bytes: readFileSync(new URL(file, folder)) }
    })
}
