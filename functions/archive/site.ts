// All files of the public site that editions give rise to. The front page is the API's: it has a form.
import type { LanguageTag } from '../content/types.ts'
import { frameLanguages } from '../edition/messages.ts'
import { editionPath, languageOnSite } from '../edition/site-url.ts'
import type { EditionDocument, Templates } from '../edition/types.ts'
import { publishedWithout, withoutWithdrawn } from '../edition/withdrawn.ts'
import { archiveKey, languageFolder } from '../environment.ts'
import { type ArchiveRenderer, archiveRendererFor } from './archive-renderer.ts'
import { editionIndex, type PublishedEdition } from './edition-index.ts'
import { jsonFeed, rssFeed } from './feeds.ts'
import { neighboursOf } from './neighbours.ts'
import type { ListFacts } from './page.ts'
import { webEdition } from './web-edition.ts'

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
 * The edition's page in each language that it is framed in first, then lists and feeds in every language: these must
 * not name what is not there.
 *
 * @param editions every launched edition, newest first: what the lists and feeds name
 * @param document the edition whose own pages are wanted
 * @param renderers one for each language of the frame
 */
export function siteFiles(
  editions: readonly PublishedEdition[],
  document: EditionDocument,
  renderers: readonly ArchiveRenderer[],
): SiteFile[] {
  const known = renderers.map(({ language }) => language)
  return [
    ...editionPages(editions, document, renderers),
    ...renderers.flatMap((renderer) => listFiles(editions, renderer, known)),
  ]
}

/** One for each language of the frame. */
export function renderersFor(templates: Templates, list: ListFacts): ArchiveRenderer[] {
  return frameLanguages(templates).map((language) => archiveRendererFor(templates, list, language))
}

/** The edition's page in each language that it is framed in.
 *
 * @param editions every launched edition, newest first: its neighbours are among them */
export function editionPages(
  editions: readonly PublishedEdition[],
  document: EditionDocument,
  renderers: readonly ArchiveRenderer[],
): SiteFile[] {
  const { withdrawn, languages: framed } = editions.find(({ id }) => id === document.id) ?? {}
  const shown = withoutWithdrawn(document, withdrawn)
  const own = renderers.filter(({ language }) => languageOnSite(framed, language) === language)
  const languages = own.map(({ language }) => language)
  return own.map((renderer) => {
    const neighbours = neighboursOf(editions, document.id, renderer.language)
    const place = { languages, neighbours, withdrawn: withdrawn?.articles.length ?? 0 }
    return page(editionPath(document.id, renderer.language), webEdition(shown, renderer, place))
  })
}

function isIn({ language }: ArchiveRenderer): (edition: PublishedEdition) => boolean {
  return ({ languages }) => languageOnSite(languages, language) === language
}

/** The list of editions and the feeds in one language; good ones too where there is no edition.
 *
 * @param all newest first
 * @param languages that have a list */
export function listFiles(
  all: readonly PublishedEdition[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): SiteFile[] {
  const editions = all
    .filter(isIn(renderer))
    .map((one) => ({ ...one, published: publishedWithout(one.published, one.withdrawn) }))
  const folder = languageFolder(renderer.language)
  const { editions: index, rss, json } = archiveKey
  return [
    file(`${folder}${index}index.html`, editionIndex(editions, renderer, languages), html, cache.list),
    file(folder + rss, rssFeed(editions, renderer), 'application/rss+xml; charset=utf-8', cache.list),
    file(folder + json, jsonFeed(editions, renderer), 'application/feed+json; charset=utf-8', cache.list),
  ]
}

const html = 'text/html; charset=utf-8'

/** @param path with slashes around it */
function page(path: string, body: string): SiteFile {
  return file(`${path.slice(1)}index.html`, body, html, cache.edition)
}

function file(key: string, body: string, contentType: string, cacheSeconds: number): SiteFile {
  return { key, body, contentType, cacheSeconds }
}
