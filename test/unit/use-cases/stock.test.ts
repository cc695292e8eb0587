// Editions are composed from the pages of the last weeks, however many older ones there are; what was read by older
// rules is used until the page is read again.
import { expect, it } from 'vitest'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import { readPages } from '../../../functions/use-cases/composing/material.ts'
import { inOrder } from '../../../functions/use-cases/composing/newest-pages.ts'
import { readStock } from '../../../functions/use-cases/composing/stock.ts'
import { ingestPage, ingestPages } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { queueRereading } from '../../../functions/use-cases/ingesting/queue-rereading.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { anEdition } from '../../support/samples/builders.ts'
import { towns } from '../../support/samples/ferry-pages.ts'
import { readingRules } from '../../support/samples/reading-rules.ts'

const rules = readingRules(100_000)
const settings = { stockDays: 60, stockPages: 10_000, freshForDays: 14 }
const dayMs = 86_400_000

const textOn = (town: string) => `How ${town} bought a ferry
By Ann ${town}

The river ferry of ${town} carried forty trucks across the Danube on its first morning. The council of ${town} paid for it with a loan from a bank in Lisbon.

Fishermen of ${town} fear that its pier will drive the sturgeon out of the river. A study found no fewer sturgeon near it than in the year before.`

/** Five pages, one every thirty days, the last one today. */
async function aList(): Promise<FakePorts> {
  const ports = fakePorts('2026-07-30T05:00:00.000Z')
  for (const town of towns) {
    ports.pages.put(`${town}.txt`, textOn(town))
    await ingestPage(ports, `${town}.txt`, rules)
    if (town !== towns.at(-1)) ports.clock.advance(30 * dayMs)
  }
  await queueRereading(ports, settings, rules.version)
  ports.queue.pages.length = 0
  return ports
}

/** The store with some of its methods replaced. */
function changed(store: ArticleStore, methods: Partial<ArticleStore>): ArticleStore {
  const kept = Object.fromEntries(
    (['pages', 'savePage', 'page', 'read', 'save', 'topics', 'stock', 'stockState', 'saveStockState'] as const).map(
      (name) => [name, (store[name] as () => unknown).bind(store)],
    ),
  )
  return { ...(kept as unknown as ArticleStore), ...methods }
}

const stockOf = (ports: FakePorts, stockDays: number | null = 60, records: Parameters<typeof readStock>[2] = []) =>
  readStock(ports, { ...settings, stockDays }, records, '2026-12-03')
const namesOf = ({ pages }: { pages: readonly { page: string }[] }) => pages.map(({ page }) => page.replace('.txt', ''))

it('pages stay for the days that are set, or for ever', async () => {
  const ports = await aList()
  expect(namesOf(await stockOf(ports))).toEqual(['Karlsby', 'Oststein', 'Vilmar'])
  expect(namesOf(await stockOf(ports, 29))).toEqual(['Oststein'])
  expect((await stockOf(ports, null)).pages).toEqual((await readPages(ports)).pages)
})

it('of an archive nothing is read but what is in the stock', async () => {
  const ports = await aList()
  const read: string[] = []
  const articles = changed(ports.articles, {
    read: async (hash) => {
      read.push(hash)
      return ports.articles.read(hash)
    },
    pages: () => Promise.reject(new Error('all records are asked for')),
    page: () => Promise.reject(new Error('a record is asked for')),
  })
  await readStock({ ...ports, articles }, settings, [], '2026-12-03')
  expect(read).toHaveLength(3)
})

it('pages that are read side by side are all in the stock', async () => {
  const ports = await aList()
  const names = Array.from({ length: 20 }, (_, n) => `Port${n}`)
  for (const name of names) ports.pages.put(`${name}.txt`, textOn(name))
  await Promise.all(names.map((name) => ingestPage(ports, `${name}.txt`, rules)))
  expect(namesOf(await stockOf(ports, 1))).toEqual(['Oststein', ...names].sort())
})

it('a page that was updated is there as it is now; one that was withdrawn or is refused is not', async () => {
  const ports = await aList()
  ports.pages.put('Vilmar.txt', `${textOn('Vilmar')}\n\nNobody had thought so.`)
  await ingestPage(ports, 'Vilmar.txt', rules)
  ports.pages.put('Oststein.txt', 'Menu')
  await ingestPage(ports, 'Oststein.txt', rules)
  const { pages } = await stockOf(ports)
  expect(namesOf({ pages })).toEqual(['Karlsby', 'Vilmar'])
  expect(pages[1]?.articles[0]?.paragraphs.at(-1)?.text).toContain('Nobody had thought so')
  const record = await ports.articles.page('Karlsby.txt')
  if (record) await ports.articles.savePage({ ...record, status: 'withdrawn', reason: 'withdrawn on 2026-11-27' })
  expect(namesOf(await stockOf(ports))).toEqual(['Vilmar'])
})

it('a page whose reading was killed anywhere is there once it was read again, once', async () => {
  for (const step of ['save', 'savePage'] as const) {
    const ports = await aList()
    ports.pages.put('Elbe.txt', textOn('Elbe'))
    const killed = changed(ports.articles, { [step]: () => Promise.reject(new Error('killed')) })
    await expect(ingestPage({ ...ports, articles: killed }, 'Elbe.txt', rules)).rejects.toThrow('killed')
    await ingestPage(ports, 'Elbe.txt', rules)
    expect(namesOf(await stockOf(ports, 1))).toEqual(['Elbe', 'Oststein'])
  }
})

it('of more pages than are allowed the newest are read, by the day of their publication, and the others counted', async () => {
  const ports = await aList()
  const names = ['feed/2026-08-02-Elbe.txt', 'feed/2026-11-26-Oder.txt', 'Rhine.txt']
  for (const name of names) {
    ports.pages.put(name, textOn(name.slice(-8, -4)))
    await ingestPage(ports, name, rules)
  }
  const stays = await ports.articles.page('Vilmar.txt')
  if (stays) await ports.articles.savePage({ ...stays, stockDay: null })
  const read: string[] = []
  const articles = changed(ports.articles, {
    read: async (hash) => {
      read.push(hash)
      return ports.articles.read(hash)
    },
  })
  const newest = (stockPages: number) =>
    readStock({ ...ports, articles }, { ...settings, stockPages }, [], '2026-12-03')
  const few = await newest(4)
  expect([namesOf(few), few.older]).toEqual([['Oststein', 'Rhine', 'Vilmar', 'feed/2026-11-26-Oder'], 2])
  expect(read).toHaveLength(4)
  expect(namesOf(await newest(5))).toContain('Karlsby')
  expect(await newest(6)).toMatchObject({ older: 0, pages: { length: 6 } })
  ports.articles.state = null
  expect(namesOf(await newest(4))).toEqual(namesOf(few))
})

it('a source that brings little keeps its newest pages beside those that bring much', () => {
  const page = (source: string, day: number) => {
    const date = `2026-11-${String(day).padStart(2, '0')}`
    return { name: `${source}/${date}-x${day}.html`, day: date }
  }
  const busy = Array.from({ length: 28 }, (_, n) => page('busy', n + 1))
  const slow = [2, 16, 18].map((day) => page('slow', day))
  const taken = (most: number, oldest: string | null = '2026-11-14') =>
    inOrder([...slow, ...busy], most, oldest)
      .slice(0, most)
      .filter(({ name }) => name.startsWith('slow'))
      .map(({ day }) => day)
  expect(taken(8)).toEqual(['2026-11-18'])
  expect(taken(16)).toEqual(['2026-11-18', '2026-11-16'])
  expect([taken(24), taken(24, null)]).toEqual([
    ['2026-11-18', '2026-11-16'],
    ['2026-11-18', '2026-11-16', '2026-11-02'],
  ])
  // Too few places to deal out: the newest of all.
  expect(taken(7)).toEqual([])
})

it('a page that was taken out takes no place among the newest', async () => {
  const ports = await aList()
  const record = await ports.articles.page('Oststein.txt')
  if (record) await ports.articles.savePage({ ...record, status: 'withdrawn', reason: 'withdrawn on 2026-11-27' })
  const found = await readStock(ports, { ...settings, stockPages: 1 }, [], '2026-12-03')
  expect([namesOf(found), found.older]).toEqual([['Vilmar'], 1])
})

it('what was printed of a page that left the stock is still held against what it says now', async () => {
  const ports = await aList()
  const quote = { text: 'It was.', article: 'Elmstadt-A1', paragraph: 0 }
  const printed = {
    ...anEdition({ date: '2026-11-12', status: 'closed' }),
    published: [{ id: 's', headline: null, quotes: [quote] }],
  }
  ports.pages.put('Elmstadt.txt', `${textOn('Elmstadt')}\n\nNobody had thought so.`)
  await ingestPage(ports, 'Elmstadt.txt', rules)
  const { pages, left, before } = await stockOf(ports, 60, [printed])
  expect([namesOf({ pages }), namesOf({ pages: left })]).toEqual([['Karlsby', 'Oststein', 'Vilmar'], ['Elmstadt']])
  expect(before.get('Elmstadt.txt')).toHaveLength(1)
  expect((await stockOf(ports, 60, [{ ...printed, date: '2026-08-01' }])).left).toEqual([])
})

it('pages that were read before there was a stock are all composed from, until the last has entered it', async () => {
  const ports = await aList()
  ports.articles.state = null
  const { stockDay: _, ...record } = (await ports.articles.page('Elmstadt.txt')) ?? { stockDay: null }
  await ports.articles.savePage(record as never)
  await queueRereading(ports, settings, rules.version)
  expect(ports.queue.pages).toHaveLength(5)
  expect(namesOf(await stockOf(ports))).toHaveLength(5)
  await work(ports)
  await queueRereading(ports, settings, rules.version)
  expect(namesOf(await stockOf(ports))).toHaveLength(3)
})

/** As the queue has them done. */
async function work(ports: FakePorts, by = rules): Promise<void> {
  const messages = ports.queue.pages
    .splice(0)
    .map((reread) => ({ messageId: reread, body: JSON.stringify({ reread }) }))
  expect(await ingestPages(ports, messages, by)).toEqual({ failed: [] })
}

const versions = async (ports: FakePorts) => (await stockOf(ports)).pages.map(({ judged }) => judged?.rules)

it('older readings serve once the rules have changed; each page in the stock is read again, once', async () => {
  const ports = await aList()
  const newer = readingRules(100_000, 'two')
  const before = await stockOf(ports)
  expect(await queueRereading(ports, settings, newer.version)).toEqual({ queued: 3 })
  expect(await queueRereading(ports, settings, newer.version)).toEqual({ queued: 0 })
  expect(await stockOf(ports)).toEqual(before)
  ports.pages.files.delete('Vilmar.txt')
  await work(ports, newer)
  expect(await versions(ports)).toEqual(['two', 'two', 'two'])
  const first = (await stockOf(ports)).pages
  expect(first.map(({ readAt }) => readAt)).toEqual(before.pages.map(({ readAt }) => readAt))
  ports.queue.pages.push('Karlsby.txt', 'Karlsby.txt')
  await work(ports, newer)
  expect((await stockOf(ports)).pages).toEqual(first)
})

it('a broken reading is reported, judged again for this edition, and read again for the next', async () => {
  const ports = await aList()
  const [page] = (await stockOf(ports)).pages
  if (page === undefined) throw new Error('the stock is empty')
  await ports.articles.save({ ...page, judged: { rules: 'one', caps: [1, 2, 3], articles: 'lost' } as never })
  const { pages } = await stockOf(ports)
  expect(pages[0]?.judged).toBeUndefined()
  expect(ports.log.lines.at(-1)).toMatchObject({ level: 'warn', fields: { pages: ['Karlsby.txt'], count: 1 } })
  expect(ports.queue.pages).toEqual(['Karlsby.txt'])
  await work(ports)
  expect((await stockOf(ports)).pages[0]).toEqual(page)
})
