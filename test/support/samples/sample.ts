// The tests' own list instead of the operator's `seeds/`: five pages, topics and demonstration readers.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import { parseTopics } from '../../../functions/content/story/topics/taxonomy.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'

/** Laid out like `seeds/`: for `npm start -- --seeds` and a synthesis. */
export const sampleFolder = fileURLToPath(new URL('../../fixtures/sample', import.meta.url))

/** Sorted by name. */
export const samplePageNames: string[] = readdirSync(`${sampleFolder}/articles`).sort()

export const samplePageBytes = (name: string): Uint8Array => readFileSync(`${sampleFolder}/articles/${name}`)

export const samplePageText = (name: string): string => readFileSync(`${sampleFolder}/articles/${name}`, 'utf8')

export const sampleTopicsText = (): string => readFileSync(`${sampleFolder}/topics.json`, 'utf8')

export const sampleTopics = (): Topic[] => parseTopics(sampleTopicsText())

export const sampleReadersText = (): string => readFileSync(`${sampleFolder}/readers.json`, 'utf8')

/** As the product reads them. */
export const samplePages = (names = samplePageNames): ReadPage[] => names.map(readSamplePage)

function readSamplePage(name: string): ReadPage {
  const examined = examinePage({ name, bytes: samplePageBytes(name), limit: 2_000_000 })
  if ('refused' in examined) throw new Error(`${name}: ${examined.refused}`)
  return examined.page
}
