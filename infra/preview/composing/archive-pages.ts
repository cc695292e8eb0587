// The files in the bucket of the site: the edition on the web, the lists, the search and the feeds.

import { archiveRendererFor } from '../../../functions/archive/archive-renderer.ts'
import { correctionDates } from '../../../functions/archive/editions/correction-dates.ts'
import { type PlaceOnSite, webEdition } from '../../../functions/archive/editions/web-edition.ts'
import { jsonFeed, rssFeed } from '../../../functions/archive/feeds/feeds.ts'
import { atomFeed, topicJsonFeed } from '../../../functions/archive/feeds/topic-feeds.ts'
import { type ListsIn, listsIn } from '../../../functions/archive/lists/archive-lists.ts'
import { editionIndex } from '../../../functions/archive/lists/edition-index.ts'
import { indexPages } from '../../../functions/archive/lists/list-index.ts'
import { storyListPage } from '../../../functions/archive/lists/story-list-page.ts'
import type { StoryList } from '../../../functions/archive/lists/story-lists.ts'
import type { ListKind } from '../../../functions/archive/places.ts'
import { searchPage } from '../../../functions/archive/search/search-page.ts'
import { publishedOf, topicsOf } from '../../../functions/edition/composition/compose.ts'
import { sourceOf } from '../../../functions/edition/frame/story-view.ts'
import type { Correction, EditionDocument, Templates } from '../../../functions/edition/types.ts'
import type { Settings } from '../../../functions/environment.ts'

interface Facts {
  templates: Templates
  settings: Settings
  language: string
  languages: readonly string[]
  /** `null` in a week without an edition. */
  document: EditionDocument | null
}

export const archivePages: [string, { label: string; type?: string; make: (facts: Facts) => string | null }][] = [
  ['edition', { label: 'Edition on the web', make: (facts) => edition(facts, { later: [], withdrawn: 0 }) }],
  ['edition-corrected', { label: 'Edition on the web: corrected since', make: corrected }],
  ['editions', { label: 'All editions', make: (facts) => archive(facts, editionsPage) }],
  ['topics', { label: 'All topics', make: (facts) => archive(facts, (one) => indexOf('topics', one)) }],
  ['topic', { label: 'A topic over time', make: (facts) => archive(facts, (one) => storiesOf('topics', one)) }],
  [
    'publications',
    { label: 'All publications', make: (facts) => archive(facts, (one) => indexOf('publications', one)) },
  ],
  [
    'publication',
    { label: 'A publication over time', make: (facts) => archive(facts, (one) => storiesOf('publications', one)) },
  ],
  ['search', { label: 'Search', make: (facts) => archive(facts, search) }],
  [
    'rss',
    {
      label: 'Feed (RSS)',
      type: 'text/xml; charset=utf-8',
      make: (facts) => archive(facts, ({ editions, renderer }) => rssFeed(editions, renderer)),
    },
  ],
  [
    'json',
    {
      label: 'Feed (JSON)',
      type: 'application/json',
      make: (facts) => archive(facts, ({ editions, renderer }) => jsonFeed(editions, renderer)),
    },
  ],
  [
    'topic-atom',
    {
      label: 'Feed of a topic (Atom)',
      type: 'text/xml; charset=utf-8',
      make: (facts) => archive(facts, (one) => topicFeed(one, atomFeed)),
    },
  ],
  [
    'topic-json',
    {
      label: 'Feed of a topic (JSON)',
      type: 'application/json',
      make: (facts) => archive(facts, (one) => topicFeed(one, topicJsonFeed)),
    },
  ],
]

function edition(
  { document, templates, settings, language, languages }: Facts,
  since: Pick<PlaceOnSite, 'later' | 'withdrawn'>,
): string | null {
  if (document === null) return null
  const place = {
    languages,
    neighbours: { older: null, newer: null },
    ...since,
    listed: new Set(topicsOf(document).map(({ id }) => id)),
  }
  return webEdition(document, archiveRendererFor(templates, settings, language), place)
}

/** As if its first story had lost a sentence, and another article had been withdrawn. */
function corrected(facts: Facts): string | null {
  const [story] = facts.document?.sections[0]?.stories ?? []
  if (facts.document === null || story === undefined) return null
  const { id, date } = facts.document
  const correction: Correction = {
    ...{ edition: id, date, followedBy: null, story: story.id, topics: story.topics },
    ...{ source: sourceOf(facts.document, story.article), became: 'removed', now: null },
    sentences: story.sentences.slice(0, 1).map(({ text }) => text),
  }
  return edition(facts, { later: [{ correction, toldBy: id, date }], withdrawn: 1 })
}

/** Only of this edition: earlier ones are already on the site. */
function archive(
  { document, templates, settings, language, languages }: Facts,
  made: (archive: ListsIn, languages: readonly string[]) => string | null,
): string | null {
  const facts = ({ id, date }: EditionDocument) => ({ id, date, languages })
  const all =
    document === null ? [] : [{ ...facts(document), published: publishedOf(document), topics: topicsOf(document) }]
  return made(listsIn(all, archiveRendererFor(templates, settings, language)), languages)
}

function editionsPage({ editions, renderer }: ListsIn, languages: readonly string[]): string {
  return editionIndex(editions, null, renderer, languages)
}

function indexOf(kind: ListKind, { lists, renderer }: ListsIn): string | null {
  return indexPages(kind, lists[kind], renderer, [renderer.language])[0]?.body ?? null
}

/** The page of the list with most stories. */
function storiesOf(kind: ListKind, { lists, renderer }: ListsIn): string | null {
  const list = fullest(lists[kind])
  return list === undefined ? null : storyListPage(list, null, renderer, [renderer.language])
}

function topicFeed({ lists, renderer, editions }: ListsIn, made: typeof atomFeed): string | null {
  const list = fullest(lists.topics)
  return list === undefined ? null : made(list, renderer, correctionDates(editions))
}

const fullest = (lists: readonly StoryList[]) => lists.toSorted((a, b) => b.count - a.count)[0]

function search({ editions, lists, renderer }: ListsIn, languages: readonly string[]): string {
  return searchPage(editions, lists.topics, renderer, languages)
}
