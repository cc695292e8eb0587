// The pages of an edition and all files that name it, in the order in which publishing puts them on the site.
import type { ArchiveRenderer } from '../../../functions/archive/archive-renderer.ts'
import type { LaterCorrection } from '../../../functions/archive/editions/later-corrections.ts'
import type { PublishedEdition } from '../../../functions/archive/published-edition.ts'
import { editionPages, siteLists } from '../../../functions/archive/site/site.ts'
import type { SiteFile } from '../../../functions/archive/site-file.ts'
import type { EditionDocument } from '../../../functions/edition/types.ts'

export function siteFiles(
  editions: readonly PublishedEdition[],
  document: EditionDocument,
  renderers: readonly ArchiveRenderer[],
  later: readonly LaterCorrection[] = [],
): SiteFile[] {
  return [
    ...editionPages(editions, { document, later }, renderers),
    ...siteLists(editions, renderers, { edition: document.id }),
  ]
}
