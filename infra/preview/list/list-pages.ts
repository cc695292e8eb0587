// Reads the pages of a living list as composing does, but without leaving a trace: nothing is written, nothing queued.
import type { ReadPage } from '../../../functions/content/types.ts'
import { olderPagesLine } from '../../../functions/edition/reports/older-pages.ts'
import type { Correction } from '../../../functions/edition/types.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { Log, Queue } from '../../../functions/ports.ts'
import { correctionsIn } from '../../../functions/use-cases/composing/corrections.ts'
import { readStock } from '../../../functions/use-cases/composing/stock.ts'
import type { ListPast } from './list-past.ts'
import type { LivingList } from './living-list.ts'

export interface ListPages {
  read: ReadPage[]
  refused: { page: string; reason: string }[]
  older: string | null
  corrections: Correction[]
}

/** What was read from pages, by the hash of their bytes. */
export type KnownPages = Map<string, ReadPage>

export async function listPages(
  list: LivingList,
  { records, first }: ListPast,
  settings: Settings,
  known: KnownPages,
): Promise<ListPages> {
  const articles = remembering(list.articles, known)
  const ports = { articles, editions: list.editions, clock: list.clock, log: silent, queue: noQueue }
  const loaded = await readStock(ports, settings, records, first)
  const refused = await Promise.all(loaded.refused.map(async (name) => ({ name, record: await articles.page(name) })))
  return {
    read: loaded.pages,
    refused: [
      ...refused.map(({ name, record }) => ({ page: name, reason: record?.reason ?? 'refused' })),
      ...loaded.setAside.map(({ article, reason }) => ({ page: article, reason })),
    ],
    older: loaded.older === 0 ? null : olderPagesLine({ pages: loaded.older, limit: settings.stockPages }),
    corrections: await correctionsIn(ports, records, loaded, first),
  }
}

function remembering(articles: ArticleStore, known: KnownPages): ArticleStore {
  return {
    ...articles,
    read: async (hash) => {
      const page = known.get(hash) ?? (await articles.read(hash))
      if (page !== null) known.set(hash, page)
      return page
    },
  }
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, count: () => {} }

/** A page that cannot be used is read again when the list itself finds it. */
const noQueue = { reread: async () => {} } as unknown as Queue
