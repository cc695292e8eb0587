// Pages of news and their labels: shapes of `news/stories-dev.json`, `news/pages-dev.jsonl.gz` and of what is scored.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A page as a feed or a scraper brings it. */
export type NewsPage = { id: string; name: string } & ({ text: string } | { html: string })

interface LabelledSentence {
  text: string
  /** Counting from 0 within the body. */
  paragraph: number
  /** Over 40 words. */
  tooLong?: boolean
}

export const storyKinds = ['lead', 'background', 'reaction', 'figures'] as const

export interface LabelledStory {
  kind: (typeof storyKinds)[number]
  sentences: LabelledSentence[]
}

/** What an editor says of a page; `…Also` are other values that count as right. */
export interface LabelledPage {
  id: string
  form: 'text' | 'html'
  genre: string
  /** Why it is no plain news page. */
  awkward?: string
  /** False where nothing of the page may be printed. */
  print: boolean
  title: string | null
  titleAlso: (string | null)[]
  authors: string[]
  authorsAlso: string[][]
  publication: string | null
  publicationAlso: (string | null)[]
  date: string | null
  dateAlso: (string | null)[]
  /** Sentences that carry the point. */
  lead: LabelledSentence[]
  /** A labelled story holds one of them. */
  leadPrintable?: boolean
  /** Acceptable, best first. */
  stories: LabelledStory[]
  headlines: { text: string; origin: string }[]
  badHeadlines: string[]
}

export interface PrintedStory {
  sentences: string[]
  headline: string | null
  /** A headline's origin, or `none`. */
  origin: string
}

/** What was read of a page and what would be printed of it, best first. */
export interface ChosenPage {
  id: string
  title: string | null
  authors: string[]
  publication: string | null
  date: string | null
  printed: PrintedStory[]
  /** Why nothing of it was read. */
  note?: string
}

/** One record a line, gzipped or not. */
export function readNewsPages(file: string): NewsPage[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

export const readLabels = (file: string): LabelledPage[] => JSON.parse(readFileSync(file, 'utf8')).pages
