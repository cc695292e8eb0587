// All files of the public site that depend on editions. The front page belongs to the API, because it has a form.
import type { LanguageTag } from '../../content/types.ts'
import { editionPath, languageOnSite } from '../../edition/site-url.ts'
import type { EditionDocument, Templates } from '../../edition/types.ts'
import { withoutWithdrawn } from '../../edition/withdrawn.ts'
import { frameLanguages } from '../../edition/words/messages.ts'
import { archiveKey, languageFolder } from '../../environment.ts'
import { type ArchiveRenderer, archiveRendererFor } from '../archive-renderer.ts'
import type { LaterCorrection } from '../editions/later-corrections.ts'
import { neighboursOf } from '../editions/neighbours.ts'
import { webEdition } from '../editions/web-edition.ts'
import { jsonFeed, rssFeed } from '../feeds/feeds.ts'
import { listsIn } from '../lists/archive-lists.ts'
import { editionIndex } from '../lists/edition-index.ts'
import { periodsChangedBy } from '../period.ts'
import { editionsPath, keyAt } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { isOnSiteIn } from '../remaining-stories.ts'
import type { ListFacts } from '../render-page.ts'
import { editionFile, listFile, type SiteFile } from '../site-file.ts'
import { archiveFiles, type Changed } from './archive-files.ts'

/** One for each language of the frame. */
export function renderersFor(templates: Templates, list: ListFacts): readonly ArchiveRenderer[] {
  const known = made.get(templates)
  if (known?.list === list) return known.renderers
  const renderers = frameLanguages(templates).map((language) => archiveRendererFor(templates, list, language))
  made.set(templates, { list, renderers })
  return renderers
}

/** Compiling the templates takes longer than most of the rendering, and a warm process still has them. */
const made = new WeakMap<Templates, { list: ListFacts; renderers: readonly ArchiveRenderer[] }>()

/** What is shown of an edition. */
export interface ShownEdition {
  document: EditionDocument
  /** Its corrections in later editions, oldest first. */
  later: readonly LaterCorrection[]
}

/** The edition's page in each language that it has a frame in.
 *
 * @param editions every launched edition, newest first, including its neighbours */
export function editionPages(
  editions: readonly PublishedEdition[],
  { document, later }: ShownEdition,
  renderers: readonly ArchiveRenderer[],
): SiteFile[] {
  const { withdrawn, languages: framed, topics } = editions.find(({ id }) => id === document.id) ?? {}
  const shown = withoutWithdrawn(document, withdrawn)
  const own = renderers.filter(({ language }) => languageOnSite(framed, language) === language)
  const languages = own.map(({ language }) => language)
  return own.map((renderer) => {
    const { language } = renderer
    const neighbours = neighboursOf(editions, document.id, language)
    const listed = new Set(topics?.map(({ id }) => id))
    const place = { languages, neighbours, withdrawn: withdrawn?.articles.length ?? 0, later, listed }
    return editionFile(keyAt(editionPath(document.id, language)), webEdition(shown, renderer, place))
  })
}

/** All lists, indexes and feeds in every language, and the sitemap: those that name an edition, or all. They must not
 * name missing files, so the pages of editions are written before them, and the list of editions last in its language.
 *
 * @param editions every launched edition, newest first; also one that was cancelled since, for the lists that named
 * it */
export function siteLists(
  editions: readonly PublishedEdition[],
  renderers: readonly ArchiveRenderer[],
  changed: Changed,
): SiteFile[] {
  const known = renderers.map(({ language }) => language)
  const there = editions.filter(({ isCancelled }) => isCancelled !== true)
  return [
    ...archiveFiles(
      renderers.map((renderer) => listsIn(editions, renderer)),
      changed,
    ),
    ...renderers.flatMap((renderer) => [
      ...periodFiles(editions, renderer, changed),
      ...listFiles(there, renderer, known),
    ]),
  ]
}

function periodFiles(all: readonly PublishedEdition[], renderer: ArchiveRenderer, changed: Changed): SiteFile[] {
  const { language } = renderer
  const editions = all.filter(isOnSiteIn(language))
  const there = editions.filter(({ isCancelled }) => isCancelled !== true)
  return periodsChangedBy(editions, changed === 'all' ? null : changed.edition).map((period) =>
    listFile(keyAt(editionsPath(language, period)), editionIndex(there, period, renderer, [language])),
  )
}

/** The list of editions and the feeds in one language; also valid without any edition.
 *
 * @param all newest first
 * @param languages that have a list */
export function listFiles(
  all: readonly PublishedEdition[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): SiteFile[] {
  const { language } = renderer
  const editions = all.filter(isOnSiteIn(language))
  const folder = languageFolder(language)
  return [
    listFile(keyAt(editionsPath(language)), editionIndex(editions, null, renderer, languages)),
    listFile(folder + archiveKey.rss, rssFeed(editions, renderer), 'rss'),
    listFile(folder + archiveKey.json, jsonFeed(editions, renderer), 'jsonFeed'),
  ]
}
