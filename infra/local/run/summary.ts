// The results of a run: `.local/run.json` and `.local/edition.json`.
import type { Expectation } from '../../../functions/content/story/stories/expectation-words.ts'
import type { EditionRecord, Receipt } from '../../../functions/delivery/types.ts'
import type { EditionDocument } from '../../../functions/edition/types.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { PageRecord } from '../../../functions/page-ports.ts'
import type { SkippedReader } from '../../../functions/subscription/import/readers-file.ts'
import { expectedStories } from './expected-stories.ts'
import type { Step } from './steps.ts'
import type { Stores } from './stores.ts'

export interface Summary {
  /** Pages read, articles and passages found in them. */
  pages: number
  articles: number
  passages: number
  /** Stories in the edition. */
  stories: number
  /** Stories that wait for a later edition. */
  waiting: number
  /** Stories that left the stock because they are too old. */
  expired: number
  edition: string | null
  status: string | null
  sections: { topic: string; label: string; stories: number }[]
  receipt: Receipt | null
  steps: Step[]
  /** Real seconds from the launch, before the first tick with a wave, to the receipt; 0 if nothing was sent. */
  sendingSeconds: number
  /** `inbox`: `null` if there is none. */
  urls: { site: string; inbox: string | null; edition: string }
  skippedPages: { name: string; status: string; reason: string }[]
  /** How many stories each page is still expected to yield, or why none. */
  expected: Expectation[]
  skippedReaders: SkippedReader[]
  findings: EditionRecord['findings']
  /** Articles left out because processing them failed. */
  setAside: NonNullable<EditionRecord['setAside']>
  /** What the sources brought, and which need attention; `null` if there are none. */
  sources: NonNullable<EditionRecord['sources']> | null
  /** Older pages that it was not composed from, and the limit; `null` if the whole stock was read. */
  older: NonNullable<EditionRecord['older']> | null
  /** Why it could not be composed. */
  failure: EditionRecord['failure'] | null
}

export interface SummaryInput {
  stores: Stores
  settings: Pick<Settings, 'caps' | 'freshForDays'>
  edition: EditionRecord | null
  sendingSeconds: number
  steps: Step[]
  urls: { site: string; inbox: string | null }
  skippedReaders: SkippedReader[]
}

export async function summarise(input: SummaryInput): Promise<{ summary: Summary; document: EditionDocument | null }> {
  const { edition, stores, urls } = input
  const pages = await stores.articles.pages()
  const document = await documentOf(edition, stores)
  const read = pages.filter(({ status }) => status === 'read')
  const summary: Summary = {
    pages: read.length,
    articles: sum(read, ({ articles }) => articles),
    passages: sum(read, ({ passages }) => passages),
    stories: edition?.stories ?? 0,
    waiting: edition?.waiting ?? 0,
    expired: edition?.expired ?? 0,
    edition: edition?.id ?? null,
    status: edition?.status ?? null,
    sections: (document?.sections ?? []).map(({ topic, stories }) => ({
      topic: topic.id,
      label: topic.label,
      stories: stories.length,
    })),
    receipt: edition?.receipt ?? null,
    steps: input.steps,
    sendingSeconds: input.sendingSeconds,
    urls: { ...urls, edition: `${urls.site}${document === null ? '/' : `/editions/${document.id}/`}` },
    skippedPages: pages
      .filter(({ status }) => status !== 'read')
      .map(({ name, status, reason }) => ({ name, status, reason: reason ?? '' })),
    expected: await expectedStories(stores, input.settings, edition?.composedAt ?? null),
    skippedReaders: input.skippedReaders,
    findings: edition?.findings ?? [],
    setAside: edition?.setAside ?? [],
    sources: edition?.sources ?? null,
    older: edition?.older ?? null,
    failure: edition?.status === 'failed' ? (edition.failure ?? null) : null,
  }
  return { summary, document }
}

function documentOf(edition: EditionRecord | null, stores: Stores): Promise<EditionDocument> | null {
  if (edition === null || edition.contentHash === null) return null
  return stores.editions.document(edition.id, edition.contentHash)
}

const sum = (pages: PageRecord[], count: (page: PageRecord) => number): number =>
  pages.reduce((total, page) => total + count(page), 0)
