// Loads what an edition is composed from: the pages that were read, and what earlier editions printed.
import pMap from 'p-map'
import { fitsItsPage } from '../../content/story/excerpts/kept-judgement.ts'
import type { KnownMatter } from '../../content/story/matters/matter-groups.ts'
import type { SetAside } from '../../content/story/stories/set-aside.ts'
import type { Article, ReadPage } from '../../content/types.ts'
import { isToReachReaders } from '../../delivery/edition-status.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { latestOf } from '../../edition/choosing/matters.ts'
import { shownBy } from '../../edition/composition/corrections.ts'
import type { PublishedStory } from '../../edition/types.ts'
import { UnreadableObject } from '../../page-ports.ts'
import type { Ports } from '../../ports.ts'
import { compare, inOrder } from './newest-pages.ts'

export interface Loaded {
  pages: ReadPage[]
  /** Pages whose stored articles cannot be read. */
  setAside: SetAside[]
  /** Names of the pages that the operator withdrew. */
  withdrawn: string[]
  /** Names of the pages that were refused. */
  refused: string[]
  /** Page name → hashes of earlier readings, oldest first; absent for pages that never changed. */
  before: ReadonlyMap<string, readonly string[]>
  /** Changed pages that have left the stock but are quoted in an edition that may still be corrected. */
  left: ReadPage[]
  /** How many readable pages are left out, because there are more than an edition is composed from. */
  older: number
}

/** A page by its name, and the hash of its content. */
export interface NamedHash {
  name: string
  hash: string
}

type Needs = Pick<Ports, 'articles'> & { log: Pick<Ports['log'], 'warn'>; queue?: Pick<Ports['queue'], 'reread'> }

export interface StockLimit {
  /** Most pages that composing has memory for. */
  most: number
  /** ISO date before which nothing is printed any more; `null`: no limit. */
  oldest: string | null
}

const unlimited: StockLimit = { most: Number.POSITIVE_INFINITY, oldest: null }

/** Everything that was ever read, within the limit. */
export async function readPages(ports: Needs, { most, oldest }: StockLimit = unlimited): Promise<Loaded> {
  const records = await ports.articles.pages()
  const read = records.flatMap(({ status, hash, name, stockDay: day = null }) =>
    status === 'read' && hash !== null ? [{ name, hash, day }] : [],
  )
  const taken = inOrder(read, most, oldest).slice(0, most)
  const unreadable = records.filter(({ status }) => status === 'unreadable')
  const aside = unreadable.map(({ name }) => ({ article: name, stage: 'loading' as const, reason: broken }))
  const loaded = await readNamed(
    ports,
    taken.sort((a, b) => compare(a.name, b.name)),
  )
  return {
    pages: loaded.pages,
    setAside: [...aside, ...loaded.setAside],
    withdrawn: records.flatMap(({ status, name }) => (status === 'withdrawn' ? [name] : [])),
    refused: records.flatMap(({ status, name }) => (status === 'refused' ? [name] : [])),
    before: new Map(records.flatMap(({ name, before }) => (before === undefined ? [] : [[name, before] as const]))),
    left: [],
    older: read.length - taken.length,
  }
}

/** Pages with the same content were read once and are loaded once. A stored page that cannot be used is read again. */
export async function readNamed(
  ports: Needs,
  named: readonly NamedHash[],
): Promise<Pick<Loaded, 'pages' | 'setAside'>> {
  const distinct = [...new Map(named.map((one) => [one.hash, one])).values()]
  const read = await inParallel(distinct, ({ hash }) => readPage(ports, hash))
  const loaded: Pick<Loaded, 'pages' | 'setAside'> = { pages: [], setAside: [] }
  const unfit: string[] = []
  for (const [at, { hash, name }] of distinct.entries()) {
    const page = read[at] ?? null
    if (page === null)
      ports.log.warn('A page was read but its articles are gone; put it into the inbox again.', { hash })
    else if (page === 'broken') loaded.setAside.push({ article: name, stage: 'loading', reason: broken })
    else loaded.pages.push(asItFits(page))
    if (page === null || page === 'broken' || isUnfit(page)) unfit.push(name)
  }
  if (unfit.length > 0) {
    ports.log.warn('What was read of pages cannot be used; they are read again.', {
      pages: unfit.slice(0, mostNamed),
      count: unfit.length,
    })
    await ports.queue?.reread(unfit)
  }
  return loaded
}

/** Most names in one line of the log. Chosen, not measured. */
const mostNamed = 20

const isUnfit = (page: ReadPage) => page.judged !== undefined && !fitsItsPage(page)

/** Judges a page again if its stored judgement cannot be used. */
function asItFits(page: ReadPage): ReadPage {
  if (!isUnfit(page)) return page
  const { judged: _, ...rest } = page
  return rest
}

/** One after another they take 20 ms each from S3: 11,000 pages took up the five minutes of composing. */
const readers = 16

/** Results are in the order of the items. */
export function inParallel<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  return pMap(items, read, { concurrency: readers })
}

const broken = 'what was read of this page cannot be used; put the page into the inbox again'

/** If the stored object is not JSON, or not a page, that page is at fault; if the store does not answer, it throws. */
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

/** The pages without the articles that were set aside. */
export function withoutArticles(pages: readonly ReadPage[], aside: ReadonlySet<string>): ReadPage[] {
  if (aside.size === 0) return [...pages]
  return pages.map((page) => ({ ...page, articles: page.articles.filter(({ id }) => !aside.has(id)) }))
}

export function articlesOf(pages: readonly ReadPage[]): Article[] {
  return pages.flatMap(({ articles }) => articles)
}

/** A cancelled edition counts from the moment its emails could go out until it is certain that no one had any of it,
 * since readers mailed before the operator intervened must not get its stories again. */
export const isPrinting = ({ status, frozenAt, reachedNobody }: EditionRecord): boolean =>
  isToReachReaders(status) || (status === 'cancelled' && frozenAt !== null && reachedNobody !== true)

/** Each matter as the latest edition that covered it left it. */
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

/** When the last edition that readers have or are about to get was composed; `null` if there is none. */
export function lastComposed(records: readonly EditionRecord[]): string | null {
  const composed = records.filter(isPrinting).map(({ composedAt }) => composedAt)
  return composed.sort().at(-1) ?? null
}

/** When stories leaving the stock were last counted: when an edition of an earlier week was composed. */
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
