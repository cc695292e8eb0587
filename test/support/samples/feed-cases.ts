// The feeds of test/fixtures/feeds, each with what is odd about it and what must be read from it.
import { readdirSync, readFileSync } from 'node:fs'

export interface ExpectedEntry {
  title: string | null
  url: string | null
  id: string | null
  published: string | null
  author: string | null
}

export interface ExpectedFeed {
  feedTitle: string | null
  language: string | null
  entries: ExpectedEntry[]
}

export interface FeedCase {
  name: string
  bytes: Uint8Array
  /** What is odd about it. */
  shows: string
  base: string | null
  contentType: string | null
  expected: ExpectedFeed & Record<string, unknown>
}

const folder = new URL('../../fixtures/feeds/', import.meta.url)

export function feedCases(): FeedCase[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.feed'))
  return names.sort().map((file) => {
    const name = file.slice(0, -'.feed'.length)
    const {
      shows,
      base,
      contentType = null,
      ...expected
    } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
    return { name, shows, base, contentType, expected, bytes: readFileSync(new URL(file, folder)) }
  })
}
