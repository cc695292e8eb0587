// `npm start -- --demo-feeds` without its week: sources are fetched through the local cloud from the demonstration's
// site, their pages are read and an edition is composed of them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { variable } from '../../functions/environment.ts'
import { type DemoSite, openDemoSite } from '../../infra/local/demo/site.ts'
import { type Laptop, startLaptop } from '../../infra/local/laptop.ts'
import { named, openStores, type Stores } from '../../infra/local/run/stores.ts'
import { synthesize } from '../../infra/local/template/synthesize.ts'
import { VirtualClock } from '../../infra/local/virtual-clock.ts'
import { freePort } from '../support/free-port.ts'
import { sampleFolder, sampleTopicsText } from '../support/sample.ts'
import { unusedGrants } from '../support/unused-grants.ts'

const root = new URL('../..', import.meta.url).pathname
const monday = Date.parse('2026-11-16T00:00:00Z')
const composing = Date.parse('2026-11-18T06:00:00Z')
/** The day on which an article is taken back. */
const withdrawing = Date.parse('2026-11-19T10:20:00Z')
/** The day before another edition; an article was changed since, and its feed does not say so. */
const checking = Date.parse('2026-11-25T07:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-demo-'))
const sources = ['gazette', 'review', 'bulletin', 'parish'].map((id) => ({
  id,
  url: `https://${id}.example/feed`,
  kind: 'feed',
}))

let demo: DemoSite
let laptop: Laptop
let stores: Stores
let site = ''
let assembly = ''

beforeAll(async () => {
  assembly = (await synthesize(root, sampleFolder)).folder
  const clock = new VirtualClock()
  clock.startAt(composing - 45 * 60_000)
  const from = { folder: join(root, 'test/fixtures/demo'), from: monday, now: () => clock.now() }
  demo = await openDemoSite({ ...from, port: 0, say: () => undefined })
  const sitePort = await freePort()
  site = `http://127.0.0.1:${sitePort}`
  mkdirSync(join(folder, 'engines'))
  laptop = await startLaptop({
    assembly,
    file: (name) => join(folder, name),
    clock,
    sitePort,
    demoSite: demo.url,
    limits: { maxPerSecond: 100, maxPerDay: 1000 },
    show: () => undefined,
    onCrash: () => undefined,
  })
  stores = openStores(laptop)
  const bucket = named(laptop, variable.contentBucket)
  laptop.messaging.put(bucket, 'defaults/topics.json', Buffer.from(sampleTopicsText()), 'application/json')
  laptop.messaging.put(bucket, 'defaults/sources.json', Buffer.from(JSON.stringify(sources)), 'application/json')
  let fired: number | null = clock.now()
  while (fired !== null) {
    fired = await laptop.fireNext(fired, composing)
    await laptop.quiet()
  }
  clock.advanceTo(withdrawing)
  await laptop.call('fetch-sources', { scheduledTime: new Date(withdrawing).toISOString() })
  await laptop.quiet()
  clock.advanceTo(checking)
  await laptop.call('fetch-sources', { checkTime: new Date(checking).toISOString() })
  await laptop.quiet()
})

afterAll(async () => {
  stores?.close()
  await laptop?.close()
  await demo?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('an edition is composed of what was fetched, each story with the address of its article', async () => {
  const [edition] = await stores.editions.list()
  const { contentHash, id = '' } = edition ?? {}
  const document = await stores.editions.document(id, contentHash ?? '')
  const urls = Object.values(document.sources).map(({ url, publication }) => [publication, url])
  expect(urls).toContainEqual(['The Gazette', 'https://gazette.example/articles/gas-pipeline-under-the-bay'])
  for (const [, url] of urls) expect(url).toMatch(/^https:\/\/(?:gazette|review)\.example\/articles\//)
  expect(document.sections.flatMap(({ stories }) => stories).length).toBeGreaterThan(0)
})

it('a page leaves when its publication takes the article back', async () => {
  const pages = await stores.articles.pages()
  expect(pages.map(({ name, status }) => [name.slice(0, name.indexOf('/')), status]).sort()).toEqual([
    ['gazette', 'read'],
    ['review', 'withdrawn'],
  ])
})

it('an article that was changed without a word of its feed is read again before an edition', async () => {
  const [page] = await stores.articles.pages()
  expect(page).toMatchObject({
    name: expect.stringMatching(/^gazette\//),
    status: 'read',
    before: [expect.any(String)],
  })
  const read = await stores.articles.read(page?.hash ?? '')
  expect(JSON.stringify(read)).toContain('replaced by April and not by May')
})

it('every link to an article opens on this machine', async () => {
  const article = await fetch(`${demo.url}/gazette.example/articles/gas-pipeline-under-the-bay`)
  expect([article.status, await article.text()]).toEqual([200, expect.stringContaining('By Orla Finch')])
  laptop.messaging.put(
    named(laptop, variable.siteBucket),
    'editions/a/index.html',
    Buffer.from('<a href="https://gazette.example/a">'),
    'text/html',
  )
  expect(await (await fetch(`${site}/editions/a/`)).text()).toBe(`<a href="${demo.url}/gazette.example/a">`)
})

it('the functions that fetch ask for all that their roles allow (O2)', () => {
  const unused = unusedGrants(assembly, folder).filter((grant) => grant.startsWith('fetch-source'))
  // A check that takes longer than the function may goes on in another message.
  const late = /fetch-source: .*sqs:SendMessage/
  expect(unused.filter((grant) => !/ logs:| xray:| on .*FailedRuns/.test(grant) && !late.test(grant))).toEqual([])
})
