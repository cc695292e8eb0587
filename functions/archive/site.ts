// All files of the public site that editions give rise to. The front page is the API's: it has a form.
import { defaultLanguage, messagesOf, sayIn } from '../edition/messages.ts'
import type { EditionDocument, Templates } from '../edition/types.ts'
import { editionIndex, type PublishedEdition } from './edition-index.ts'
import { jsonFeed, rssFeed } from './feeds.ts'
import { type ListFacts, pageRenderer } from './page.ts'
import { type Press, webEdition } from './web-edition.ts'

export interface SiteFile {
  /** Path without a leading slash. */
  key: string
  body: string
  contentType: string
  cacheSeconds: number
}

/** A published edition does not change, but its look may; lists change weekly. */
const cache = { edition: 3600, list: 300 } as const

/**
 * @param editions every launched edition, newest first: what the lists and feeds name
 * @param document the edition whose own page is wanted
 */
export function siteFiles(
  editions: readonly PublishedEdition[],
  document: EditionDocument,
  templates: Templates,
  list: ListFacts,
): SiteFile[] {
  const press = pressFor(templates, list)
  const html = 'text/html; charset=utf-8'
  const index = editionIndex(editions, press)
  return [
    file(`editions/${document.id}/index.html`, webEdition(document, press), html, cache.edition),
    file('editions/index.html', index, html, cache.list),
    file('feed.xml', rssFeed(editions, press), 'application/rss+xml; charset=utf-8', cache.list),
    file('feed.json', jsonFeed(editions, press), 'application/feed+json; charset=utf-8', cache.list),
  ]
}

function file(key: string, body: string, contentType: string, cacheSeconds: number): SiteFile {
  return { key, body, contentType, cacheSeconds }
}

function pressFor(templates: Templates, list: ListFacts): Press {
  const say = sayIn(defaultLanguage, messagesOf(templates, defaultLanguage))
  const wording = (date: string) => ({ language: defaultLanguage, say, date })
  return { list, render: pageRenderer(templates, list), theme: templates.theme, wording }
}
