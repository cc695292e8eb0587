// Content in buckets: raw pages, what was read from them, settings. On the fake and on S3’s local engine.
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { beforeEach, describe, expect, it } from 'vitest'
import { siteStore } from '../../functions/adapters/archive/site-store.ts'
import { articleStore } from '../../functions/adapters/content/article-store.ts'
import { inbox, pageSource } from '../../functions/adapters/content/page-source.ts'
import { decisionSource } from '../../functions/adapters/edition/decision-source.ts'
import { type Bucket, bucket } from '../../functions/adapters/services/s3.ts'
import type { ReadPage } from '../../functions/content/types.ts'
import { type ArticleStore, type PageRecord, type PageSource, UnreadableObject } from '../../functions/page-ports.ts'
import type { DecisionSource } from '../../functions/ports.ts'
import { FakeArticleStore, FakeDecisionSource, FakePageSource } from '../support/fakes/fake-content.ts'
import { startMessaging } from './engines.ts'

const { emptyBucket, s3 } = await startMessaging()
let content: Bucket
let buckets = 0

beforeEach(() => {
  buckets += 1
  emptyBucket(`content-${buckets}`)
  content = bucket(`content-${buckets}`, { client: s3 })
})

it('an object is replaced only by a writer who knows what it holds', async () => {
  const [key, head] = ['settings/päge (1)+2.json', { contentType: 'application/json' }]
  expect(await content.getTagged(key)).toBeNull()
  expect(await content.replace(key, 'nothing was there', head, '"0"')).toBe(false)
  expect(await content.replace(key, 'a', head, null)).toBe(true)
  const found = await content.getTagged(key)
  expect(found?.text).toBe('a')
  expect(await content.replace(key, 'b', head, null)).toBe(false)
  const both = ['b', 'c'].map((text) => content.replace(key, text, head, found?.tag ?? ''))
  expect((await Promise.all(both)).toSorted()).toEqual([false, true])
  expect(await content.replace(key, 'd', head, found?.tag ?? '')).toBe(false)
  expect(await content.getText(key)).toMatch(/^[bc]$/)
})

const putPage = (name: string, text: string) => content.put(`inbox/${name}`, text, { contentType: 'text/plain' })

async function pagesInMemory() {
  const source = new FakePageSource()
  return { source, put: async (name: string, text: string) => source.put(name, text) }
}

async function pagesInS3() {
  return { source: pageSource(content), put: putPage }
}

describe.each<[string, () => Promise<{ source: PageSource; put: (name: string, text: string) => Promise<void> }>]>([
  ['the fake', pagesInMemory],
  ['S3', pagesInS3],
])('raw pages in %s', (_where, open) => {
  it('are read byte by byte, whatever their name', async () => {
    const { source, put } = await open()
    for (const name of ['a.txt', 'päge (1)+2 & 3%.txt', 'folder/b.txt']) {
      await put(name, `é of ${name}`)
      expect(await source.read(name, 100)).toEqual({ bytes: new TextEncoder().encode(`é of ${name}`) })
    }
  })

  it('are refused when they are larger than the limit, with their size', async () => {
    const { source, put } = await open()
    await put('large.txt', 'x'.repeat(100_001))
    await put('fits.txt', 'x'.repeat(100_000))
    expect(await source.read('large.txt', 100_000)).toEqual({ refused: 'too-large', size: 100_001 })
    expect(await source.read('fits.txt', 100_000)).toHaveProperty('bytes.length', 100_000)
  })

  it('are reported missing when they are gone', async () => {
    const { source } = await open()
    expect(await source.read('gone.txt', 100)).toEqual({ refused: 'missing', size: 0 })
  })
})

it('raw pages in S3 carry what their feed says of them, in any language, as far as there is room', async () => {
  const given = {
    title: 'Økonomi – اقتصاد',
    authors: ['Mara Lind'],
    published: '2026-11-20T08:00:00.000Z',
    url: 'https://example.com/é',
  }
  const source = pageSource(content)
  await inbox(content).put('a.html', '<p>é</p>', given)
  expect(await source.read('a.html', 100)).toEqual({ bytes: new TextEncoder().encode('<p>é</p>'), given })
  await inbox(content).put('long.html', '<p>', { ...given, title: 'ا'.repeat(2_000), publication: 'Gazette' })
  const { title: _title, ...rest } = given
  expect(await source.read('long.html', 100)).toMatchObject({ given: { ...rest, publication: 'Gazette' } })
  await content.put('inbox/odd.html', '<p>', { contentType: 'text/html', metadata: { given: 'bm90IGpzb24' } })
  expect(await source.read('odd.html', 100)).not.toHaveProperty('given')
})

it('a page is taken out of S3 for its source once it has been read, and not before', async () => {
  const store = articleStore(content)
  expect(await inbox(content).withdraw('a.html', 'withdrawn')).toBe(false)
  await store.savePage(aRecord('a.html'))
  await store.savePage(aRecord('b.html', { status: 'refused', reason: 'empty' }))
  expect(await inbox(content).withdraw('a.html', 'withdrawn on 2026-11-20')).toBe(true)
  expect(await inbox(content).withdraw('b.html', 'withdrawn on 2026-11-20')).toBe(true)
  expect(await store.page('a.html')).toMatchObject({ status: 'withdrawn', reason: 'withdrawn on 2026-11-20' })
  expect(await store.page('b.html')).toMatchObject({ status: 'refused', reason: 'empty' })
})

function aRecord(name: string, changes: Partial<PageRecord> = {}): PageRecord {
  return { name, hash: 'abc', status: 'read', reason: null, articles: 1, passages: 2, dropped: 3, ...changes }
}

const readPage: ReadPage = { page: 'a.txt', hash: 'abc', articles: [], passages: [], dropped: [], cited: {} }

describe.each<[string, () => ArticleStore]>([
  ['the fake', () => new FakeArticleStore()],
  ['S3', () => articleStore(content)],
])('articles in %s', (_where, open) => {
  it('keep one record for each page name, the latest', async () => {
    const store = open()
    await store.savePage(aRecord('b.txt'))
    await store.savePage(aRecord('a/ä+b.txt'))
    await store.savePage(aRecord('b.txt', { status: 'refused', reason: 'empty' }))
    expect(await store.page('a/ä+b.txt')).toEqual(aRecord('a/ä+b.txt'))
    expect(await store.page('c.txt')).toBeNull()
    expect(await store.pages()).toEqual([
      aRecord('a/ä+b.txt'),
      aRecord('b.txt', { status: 'refused', reason: 'empty' }),
    ])
  })

  it('keep a record for a page whose name is as long as S3 allows', async () => {
    const store = open()
    const name = `${'ü'.repeat(500)}.txt`
    await store.savePage(aRecord(name))
    expect(await store.page(name)).toEqual(aRecord(name))
    expect(await store.pages()).toEqual([aRecord(name)])
  })

  it('are in the stock under the day on which their page was first read, as long as days are kept', async () => {
    const store = open()
    const long = `${'ü'.repeat(500)}.txt`
    await store.savePage(aRecord('old.txt', { stockDay: '2026-09-01', hash: 'a' }))
    await store.savePage(aRecord('edge.txt', { stockDay: '2026-09-22', hash: 'b' }))
    await store.savePage(aRecord('a/ä+b.txt', { stockDay: '2026-11-20', hash: 'c' }))
    await store.savePage(aRecord('a/ä+b.txt', { stockDay: '2026-11-20', hash: 'c' }))
    await store.savePage(aRecord(long, { stockDay: '2026-11-21', hash: 'd' }))
    await store.savePage(aRecord('gone.txt', { stockDay: '2026-11-20', hash: 'e', status: 'withdrawn' }))
    await store.savePage(aRecord('undated.txt', { stockDay: null, hash: 'f' }))
    await store.savePage(aRecord('never.txt', { hash: 'g' }))
    const entries = async (days?: { from: string; to: string }) =>
      (await store.stock(days)).map(({ name, hash }) => `${name} ${hash}`).sort()
    const kept = ['a/ä+b.txt c', 'gone.txt null', 'undated.txt f', `${long} d`]
    expect(await entries({ from: '2026-09-23', to: '2026-11-21' })).toEqual(kept)
    expect(await entries({ from: '2026-09-22', to: '2026-11-21' })).toEqual([...kept, 'edge.txt b'].sort())
    expect(await entries()).toEqual([...kept, 'edge.txt b', 'old.txt a'].sort())
  })

  it('have a stock whose state is unknown until it is written down', async () => {
    const store = open()
    await store.saveStockState({ rules: 'one' })
    expect(await store.stockState()).toEqual({ rules: 'one' })
  })

  it('are found by the hash of their page', async () => {
    const store = open()
    expect(await store.read('abc')).toBeNull()
    await store.save(readPage)
    expect(await store.read('abc')).toEqual(readPage)
  })
})

async function decisionsInMemory() {
  const source = new FakeDecisionSource()
  return { source, put: async (name: string, text: string) => void source.byName.set(name, text) }
}

async function decisionsInS3() {
  const put = (name: string, text: string) =>
    content.put(`settings/decisions/${name}`, text, { contentType: 'application/json' })
  return { source: decisionSource(content), put }
}

describe.each<[string, () => Promise<{ source: DecisionSource; put: (name: string, text: string) => Promise<void> }>]>([
  ['the fake', decisionsInMemory],
  ['S3', decisionsInS3],
])('decisions in %s', (_where, open) => {
  it('are absent as long as nobody has decided anything', async () => {
    const { source } = await open()
    expect(await source.files()).toEqual([])
  })

  it('come week by week, as they were written', async () => {
    const { source, put } = await open()
    await put('2026-W48.json', '{ "drop": [] }')
    await put('2026-W47.json', 'no JSON')
    expect(await source.files()).toEqual([
      { name: '2026-W47.json', text: 'no JSON' },
      { name: '2026-W48.json', text: '{ "drop": [] }' },
    ])
  })
})

describe('what was deployed and what was changed since', () => {
  const put = (key: string, text: string) => content.put(key, text, { contentType: 'application/json' })

  it('resolve file by file: a changed week stands for the deployed one whole, and touches no other', async () => {
    await put('defaults/decisions/2026-W46.json', 'deployed 46')
    await put('defaults/decisions/2026-W47.json', 'deployed 47')
    await put('settings/decisions/2026-W47.json', 'changed 47')
    await put('settings/decisions/2026-W48.json', 'changed 48')
    expect(await decisionSource(content).files()).toEqual([
      { name: '2026-W46.json', text: 'deployed 46' },
      { name: '2026-W47.json', text: 'changed 47' },
      { name: '2026-W48.json', text: 'changed 48' },
    ])
  })

  it('give the deployed topics until they were changed, and the changed ones after any deployment', async () => {
    const topics = (id: string) =>
      JSON.stringify([{ id, label: 'Energy', definition: 'Oil', terms: [{ text: 'oil' }] }])
    const ids = async () => (await articleStore(content).topics()).map(({ id }) => id)
    await put('defaults/topics.json', topics('first'))
    expect(await ids()).toEqual(['first'])
    await put('settings/topics.json', topics('second'))
    expect(await ids()).toEqual(['second'])
    await put('defaults/topics.json', topics('third'))
    expect(await ids()).toEqual(['second'])
  })
})

describe('the content bucket', () => {
  it('lists more pages than fit in one answer of S3', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']
    const store = articleStore(bucket(`content-${buckets}`, { client: s3, pageSize: 2 }))
    for (const name of names) await store.savePage(aRecord(name))
    expect((await store.pages()).map(({ name }) => name)).toEqual(names)
  })

  it('names the object that is not JSON', async () => {
    await content.put('articles/abc.json', '{', { contentType: 'application/json' })
    await expect(articleStore(content).read('abc')).rejects.toThrow('articles/abc.json is not JSON')
    await expect(articleStore(content).read('abc')).rejects.toBeInstanceOf(UnreadableObject)
  })

  it('lists a page whose record is not JSON as unreadable, beside the others', async () => {
    const store = articleStore(content)
    await store.savePage(aRecord('whole.txt'))
    await content.put('pages/torn.txt.json', '{', { contentType: 'application/json' })
    const found = (await store.pages()).filter(({ name }) => name === 'whole.txt' || name === 'torn.txt')
    expect(found.map(({ name, status }) => [name, status])).toEqual([
      ['torn.txt', 'unreadable'],
      ['whole.txt', 'read'],
    ])
  })

  it('gives the operator’s taxonomy, and says so when it is missing', async () => {
    const store = articleStore(content)
    await expect(store.topics()).rejects.toThrow(/topics/)
    const topic = { id: 'energy', label: 'Energy', definition: 'Oil and gas', terms: [{ text: 'oil' }] }
    await content.putJson('settings/topics.json', [topic])
    expect(await store.topics()).toMatchObject([{ id: 'energy', label: 'Energy' }])
  })
})

describe('the public site', () => {
  it('puts a page with its type and how long it may be kept', async () => {
    await siteStore(content).put('feed.xml', '<rss/>', 'application/rss+xml', 300)
    const stored = await s3.send(new GetObjectCommand({ Bucket: `content-${buckets}`, Key: 'feed.xml' }))
    expect(await stored.Body?.transformToString()).toBe('<rss/>')
    expect([stored.ContentType, stored.CacheControl]).toEqual(['application/rss+xml', 'public, max-age=300'])
    expect(await siteStore(content).get('feed.xml')).toBe('<rss/>')
    expect(await siteStore(content).get('not-there.txt')).toBeNull()
  })
})
