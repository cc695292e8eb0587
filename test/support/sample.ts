// The tests' own list, in place of the operator's `seeds/`: five pages, topics and demonstration readers.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { examinePage } from '../../functions/content/page/page.ts'
import { parseTopics } from '../../functions/content/story/taxonomy.ts'
import type { ReadPage, Topic } from '../../functions/content/types.ts'

/** Laid out as `seeds/` is: what `npm start -- --seeds` and a synthesis take. */
export const sampleFolder = fileURLToPath(new URL('../fixtures/sample', import.meta.url))

/** In the order of their names. */
export const samplePageNames: string[] = readdirSync(`${sampleFolder}/articles`).sort()

export const samplePageBytes = (name: string): Uint8Array => readFileSync(`${sampleFolder}/articles/${name}`)

export const samplePageText = (name: string): string => readFileSync(`${sampleFolder}/articles/${name}`, 'utf8')

export const sampleTopicsText = (): string => readFileSync(`${sampleFolder}/topics.json`, 'utf8')

export const sampleTopics = (): Topic[] => parseTopics(sampleTopicsText())

export const sampleReadersText = (): string => readFileSync(`${sampleFolder}/readers.json`, 'utf8')

/** As the engine reads them. */
export const samplePages = (names = samplePageNames): ReadPage[] => names.map(readSamplePage)

function readSamplePage(name: string): ReadPage {
  const examined = examinePage({ name, bytes: samplePageBytes(name), limit: 2_000_000 })
  if ('refused' in examined) throw new Error(`${name}: ${examined.refused}`)
  return examined.page
}
