// What is known about the sources when an edition is composed. If it cannot be read, the edition is composed all the
// same.

import type { ReadPage, SourceRules } from '../../content/types.ts'
import type { SourceMaterial } from '../../edition/reports/source-figures.ts'
import type { Ports } from '../../ports.ts'
import type { SourceList, SourceStore } from '../../source-ports.ts'
import { rulesOf } from '../../sources/entry-page.ts'
import { sourceOfPage } from '../../sources/page-name.ts'
import type { Source } from '../../sources/types.ts'

export interface SourcesOfList {
  list: SourceList
  sources: Pick<SourceStore, 'states'>
}

/** `null` if there are no sources, or the list cannot be read. */
export async function sourcesOf(
  { list, sources, log }: SourcesOfList & Pick<Ports, 'log'>,
  refused: readonly string[],
): Promise<SourceMaterial | null> {
  try {
    const found = await list.read()
    if (found.sources.length + found.mistakes.length === 0) return null
    return { ...found, states: await sources.states(), refused }
  } catch (error) {
    log.error('What the sources gave cannot be told: their list or their states cannot be read.', {
      error: String(error),
    })
    return null
  }
}

/** Applies the list's present rules for sources, because pages were read with the rules of that time. A page whose
 * source is no longer listed keeps its own. */
export function byCurrentRules(pages: readonly ReadPage[], sources: readonly Source[]): ReadPage[] {
  const rules = new Map(sources.map((source) => [source.id, rulesOf(source)]))
  return pages.map((page) => {
    const now = rules.get(sourceOfPage(page.page))
    if (now === undefined || page.articles.every((article) => isSame(article.sourceRules ?? null, now))) return page
    const articles = page.articles.map(({ sourceRules: _, ...article }) =>
      now === null ? article : { ...article, sourceRules: now },
    )
    // Its excerpts were judged by how much could be quoted then.
    const { judged: _, ...rest } = page
    return { ...rest, articles }
  })
}

function isSame(one: SourceRules | null, other: SourceRules | null): boolean {
  return (
    one?.quote === other?.quote &&
    one?.freshForDays === other?.freshForDays &&
    (one?.topics ?? []).join() === (other?.topics ?? []).join()
  )
}
