// The development sets and the annotation, read from the folders that the command names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface PageRecord {
  id: string
  page_text: string
  article_body: string
}

export interface MetadataRecord {
  url: string
  file: string
  title: string | null
  /** Several names as a list, or in one text with `;` or `and` between them. */
  author: string | string[] | null
  date: string | null
  with?: string[]
  without?: string[]
  date_in_text: boolean | null
  title_is_line: boolean | null
  author_in_text: boolean | null
  text: string
}

export interface DevelopmentSets {
  goldenRules: { text: string; expected: string[] }[]
  pages: PageRecord[]
  metadata: MetadataRecord[]
  summaries: { id: string; sentences: string[]; reference: string }[]
  backgrounds: { id: string; docs: string[]; reference: string }[]
}

export function readSets(folder: string): DevelopmentSets {
  const zipped = (path: string) => gunzipSync(readFileSync(join(folder, path))).toString('utf8')
  const lines = (path: string) =>
    zipped(path)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return {
    goldenRules: JSON.parse(readFileSync(join(folder, 'sentences/golden-en-rules.json'), 'utf8')),
    pages: lines('pages/article-extraction-dev.jsonl.gz'),
    metadata: lines('pages/metadata-dev.jsonl.gz'),
    summaries: JSON.parse(zipped('summaries/cnndm-100.json.gz')),
    backgrounds: JSON.parse(zipped('summaries/background-summaries-100.json.gz')),
  }
}
