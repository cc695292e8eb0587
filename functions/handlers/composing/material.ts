// What an edition is composed from: everything read so far, and what earlier editions printed.
import type { Article, ReadPage } from '../../content/types.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import type { PublishedStory } from '../../edition/types.ts'
import type { Ports } from '../../ports.ts'

/** Pages with the same content were read once and are loaded once. */
export async function readPages(ports: Pick<Ports, 'articles' | 'log'>): Promise<ReadPage[]> {
  const records = await ports.articles.pages()
  const hashes = new Set(records.flatMap(({ status, hash }) => (status === 'read' && hash !== null ? [hash] : [])))
  const pages: ReadPage[] = []
  for (const hash of hashes) {
    const page = await ports.articles.read(hash)
    if (page === null)
      ports.log.warn('A page was read but its articles are gone; put it into the inbox again.', { hash })
    else pages.push(page)
  }
  return pages
}

export function articlesOf(pages: readonly ReadPage[]): Article[] {
  return pages.flatMap(({ articles }) => articles)
}

/** Editions whose stories readers got or are about to get. */
const printing: readonly EditionStatus[] = ['composed', 'launching', 'sending', 'paused', 'stopped', 'sent', 'closed']

export function ledgerOf(records: readonly EditionRecord[]): PublishedStory[] {
  return records.filter(({ status }) => printing.includes(status)).flatMap(({ published }) => published)
}
