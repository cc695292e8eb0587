// What the site has of an edition that was cancelled once it was there: in the place of its page a notice for readers
// who come by a link in their email; in lists, feeds and search nothing.
import { editionPath, languageOnSite } from '../../edition/site-url.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { notice } from '../forms/notice-page.ts'
import { keyAt } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { listFile, type SiteFile } from '../site-file.ts'

/** As the lists see it that named it: they are made again, without a story of it. */
export function emptied<Edition extends PublishedEdition>(edition: Edition): Edition {
  const articles = edition.published.flatMap(({ quotes, views = [] }) => [...quotes, ...views])
  return {
    ...edition,
    isCancelled: true,
    corrected: [],
    correctedTo: [],
    withdrawn: { articles: articles.map(({ article }) => article), onSite: true },
  }
}

/** In each language that its page was in. */
export function cancelledPages(
  { id, languages }: Pick<PublishedEdition, 'id' | 'languages'>,
  renderers: readonly ArchiveRenderer[],
): SiteFile[] {
  return renderers
    .filter(({ language }) => languageOnSite(languages, language) === language)
    .map((renderer) => listFile(keyAt(editionPath(id, renderer.language)), notice(renderer, 'cancelled')))
}
