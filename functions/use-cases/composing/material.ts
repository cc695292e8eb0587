// What an edition is composed from: everything read so far, and what earlier editions printed.

import { fitsItsPage } from '../../content/story/kept-judgement.ts'
import type { KnownMatter } from '../../content/story/matter-groups.ts'
import type { SetAside } from '../../content/story/set-aside.ts'
import type { Article, ReadPage } from '../../content/types.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import { shownBy } from '../../edition/corrections.ts'
import { latestOf } from '../../edition/matters.ts'
import type { PublishedStory } from '../../edition/types.ts'
import { type Ports, UnreadableObject } from '../../ports.ts'

export interface Loaded {
  pages: ReadPage[]
  /** Pages whose articles are kept in a form that cannot be read. */
  setAside: SetAside[]
  /** Names of the pages that the operator took out. */
  withdrawn: string[]
  /** Names of those that were refused. */
  refused: string[]
  /** Page name → hashes of what was read of it before, the oldest first; none of pages that never changed. */
  before: ReadonlyMap<string, readonly string[]>
}

/** Pages with the same content were read once and are loaded once. */
export async function readPages(ports: Pick<Ports, 'articles'> & { log: Pick<Ports['log'], 'warn'> }): Promise<Loaded> {
  const records = await ports.articles.pages()
  const named = records.flatMap(({ status, hash, name }) => (status === 'read' && hash !== null ? [[hash, name]] : []))
  const unreadable = records.filter(({ status }) => status === 'unreadable')
  const aside = unreadable.map(({ name }) => ({ article: name, stage: 'loading' as const, reason: broken }))
  const withdrawn = records.flatMap(({ status, name }) => (status === 'withdrawn' ? [name] : []))
  const refused = records.flatMap(({ status, name }) => (status === 'refused' ? [name] : []))
  const before = new Map(records.flatMap(({ name, before }) => (before === undefined ? [] : [[name, before] as const])))
  const loaded: Loaded = { pages: [], setAside: aside, withdrawn, refused, before }
  const distinct = [...new Map(named.map((one) => [one[0], one])).values()]
  const read = await readAll(
    ports,
    distinct.map(([hash = '']) => hash),
  )
  for (const [at, [hash, name = '']] of distinct.entries()) {
    const page = read[at] ?? null
    if (page === null)
      ports.log.warn('A page was read but its articles are gone; put it into the inbox again.', { hash })
    else if (page === 'broken') loaded.setAside.push({ article: name, stage: 'loading', reason: broken })
    else loaded.pages.push(asItFits(ports, page))
  }
  return loaded
}

/** What was judged of a page when it was read is judged anew where what is kept of it cannot be used. */
function asItFits({ log }: { log: Pick<Ports['log'], 'warn'> }, page: ReadPage): ReadPage {
  if (page.judged === undefined || fitsItsPage(page)) return page
  log.warn('What was judged of a page cannot be used; it is judged anew.', { page: page.page })
  const { judged: _, ...rest } = page
  return rest
}

/** One after the other they are 20 ms each from S3: 11,000 pages filled the five minutes of composing. */
const readers = 16

/** In the order of the hashes. */
async function readAll(
  ports: Pick<Ports, 'articles'>,
  hashes: readonly string[],
): Promise<(ReadPage | 'broken' | null)[]> {
  const read: (ReadPage | 'broken' | null)[] = new Array(hashes.length).fill(null)
  const waiting = hashes.entries()
  const worker = async () => {
    for (const [at, hash] of waiting) read[at] = await readPage(ports, hash)
  }
  await Promise.all(Array.from({ length: readers }, worker))
  return read
}

const broken = 'what was read of this page cannot be used; put the page into the inbox again'

/** What is no JSON, or not the shape of a page, is a fault of that page; a store that does not answer is none. */
export async function readPage(
  { articles }: Pick<Ports, 'articles'>,
  hash: string,
): Promise<ReadPage | 'broken' | null> {
  try {
    const page = await articles.read(hash)
    return page === null || isWhole(page) ? page : 'broken'
  } catch (error) {
    if (error instanceof UnreadableObject) return 'broken'
    throw error
  }
}

function isWhole({ page, articles, dropped, cited }: Partial<ReadPage>): boolean {
  const named = Array.isArray(articles) && articles.every((one) => typeof one?.id === 'string')
  return named && typeof page === 'string' && Array.isArray(dropped) && typeof cited === 'object' && cited !== null
}

/** The pages without articles that were set aside. */
export function withoutArticles(pages: readonly ReadPage[], aside: ReadonlySet<string>): ReadPage[] {
  if (aside.size === 0) return [...pages]
  return pages.map((page) => ({ ...page, articles: page.articles.filter(({ id }) => !aside.has(id)) }))
}

export function articlesOf(pages: readonly ReadPage[]): Article[] {
  return pages.flatMap(({ articles }) => articles)
}

/** Editions whose stories readers got or are about to get. */
const printing: readonly EditionStatus[] = ['composed', 'launching', 'sending', 'paused', 'stopped', 'sent', 'closed']

export const isPrinting = ({ status }: EditionRecord): boolean => printing.includes(status)

/** As the latest edition that told it left each. */
export function earlierMatters(records: readonly EditionRecord[]): KnownMatter[] {
  return latestOf(records.filter(isPrinting).flatMap(({ matters = [] }) => matters))
}

export function ledgerOf(records: readonly EditionRecord[]): PublishedStory[] {
  return records
    .filter(isPrinting)
    .flatMap(({ published, date, correctedTo = [] }) => [
      ...published.map((story) => ({ printedOn: date, ...story })),
      ...shownBy(correctedTo.map((now) => ({ now }))),
    ])
}

/** When the last edition was composed that its readers got or are about to get; `null` where there is none. */
export function lastComposed(records: readonly EditionRecord[]): string | null {
  const composed = records.filter(isPrinting).map(({ composedAt }) => composedAt)
  return composed.sort().at(-1) ?? null
}

/** When stories that leave the stock were counted last: as an edition of an earlier week was composed. */
export function lastCounted(records: readonly EditionRecord[], week: string): string | null {
  const counted = records.filter((one) => one.expired !== undefined && one.week < week)
  return (
    counted
      .map(({ composedAt }) => composedAt)
      .sort()
      .at(-1) ?? null
  )
}

/** Article id → ISO instant at which its page was first read. */
export function readTimes(pages: readonly ReadPage[]): Map<string, string> {
  return new Map(
    pages.flatMap(({ articles, readAt }) =>
      readAt === undefined ? [] : articles.map(({ id }) => [id, readAt] as const),
    ),
  )
}
