// `npm start -- --demo-feeds` without its week: a source is added by command, sources are fetched through the local
// cloud from the demonstration’s site, their pages are read, an edition is composed and mailed, and its links open.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { type Settings, variable } from '../../../functions/environment.ts'
import { run } from '../../../infra/commands/sources/commands.ts'
import type { Outcome } from '../../../infra/commands/sources/ports.ts'
import { localTarget } from '../../../infra/commands/sources/target.ts'
import { mailWithDemoLinks } from '../../../infra/local/demo/links.ts'
import { type DemoSite, openDemoSite } from '../../../infra/local/demo/site.ts'
import { type Laptop, startLaptop } from '../../../infra/local/laptop.ts'
import { announcementFile, stateFile } from '../../../infra/local/run/announcement.ts'
import { named, openStores, type Stores } from '../../../infra/local/run/stores.ts'
import { synthesize } from '../../../infra/local/template/synthesize.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'
import { freePort } from '../../support/runs/free-port.ts'
import { unusedGrants } from '../../support/runs/unused-grants.ts'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { sampleFolder, sampleTopics, sampleTopicsText } from '../../support/samples/sample.ts'

const root = new URL('../../..', import.meta.url).pathname
const monday = Date.parse('2026-11-16T00:00:00Z')
const composing = Date.parse('2026-11-18T06:00:00Z')
const launching = Date.parse('2026-11-18T10:00:00Z')
/** Seven in the morning in Berlin, on the day of delivery. */
const sending = Date.parse('2026-11-19T06:00:00Z')
/** The day on which an article is taken back. */
const withdrawing = Date.parse('2026-11-19T10:20:00Z')
/** The day before another edition; an article was changed since, and its feed does not say so. */
const checking = Date.parse('2026-11-25T07:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-demo-'))
const sources = ['review', 'bulletin', 'parish'].map((id) => ({
  id,
  url: `https://${id}.example/feed`,
  kind: 'feed',
}))

let demo: DemoSite
let laptop: Laptop
let stores: Stores
let added: Outcome
const clock = new VirtualClock()
let site = ''
let assembly = ''

beforeAll(async () => {
  assembly = (await synthesize(root, sampleFolder)).folder
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
  // By the list that was deployed; from then on by the one that the command writes.
  await laptop.call('fetch-sources', { scheduledTime: new Date(clock.now()).toISOString() })
  await laptop.quiet()
  announce()
  added = await addByCommand('https://gazette.example/')
  await stores.subscribers.create(aSubscriber({ id: 'Ann', topics: sampleTopics().map(({ id }) => id) }))
  await stores.editions.setListState(true, new Date(clock.now()).toISOString())
  let fired: number | null = clock.now()
  while (fired !== null) {
    fired = await laptop.fireNext(fired, composing)
    await laptop.quiet()
  }
  for (const [at, name] of [
    [launching, 'launch-edition'],
    [sending, 'tick-waves'],
  ] as const) {
    clock.advanceTo(at)
    await laptop.call(name, { scheduledTime: new Date(at).toISOString() })
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

/** As a running `npm start` does, for the commands. */
function announce(): void {
  const where = {
    ...{ pid: process.pid, gateway: laptop.gateway, demoSite: demo.url, tables: laptop.tables.url },
    contentBucket: named(laptop, variable.contentBucket),
    editionsTable: named(laptop, variable.editionsTable),
  }
  writeFileSync(join(folder, announcementFile), JSON.stringify(where))
  writeFileSync(join(folder, stateFile), JSON.stringify({ clock: clock.now() }))
}

async function addByCommand(address: string): Promise<Outcome> {
  const target = localTarget(folder)
  const nothing = { read: () => '', write: () => undefined }
  const ports = { ...target, topics: [], settings: someSettings(), files: nothing, agree: async () => true, say() {} }
  const outcome = await run(ports, { command: 'add', address, details: { id: 'gazette' } })
  target.close()
  return outcome
}

it('a source is added by command, and the list that was deployed stays in front of it', async () => {
  expect(added).toMatchObject({ ok: true, lines: [expect.stringContaining('now holds 4 sources'), expect.anything()] })
})

it('the headline of the mail leads to the original, which says what is printed, and neither asks anybody else', async () => {
  const mail = laptop.journal.entries.find(({ delivery }) => delivery === '2026-W47_edition_Ann')
  const raw = mailWithDemoLinks(readFileSync(join(folder, mail?.file ?? '')), demo.url)
  const { document: letter } = parseHTML((await PostalMime.parse(raw)).html ?? '')
  const lead = letter.querySelector(':is(h2, h3)[id] a')
  const headline = lead?.textContent
  const { contentHash, id = '' } = (await stores.editions.list())[0] ?? {}
  const { sections } = await stores.editions.document(id, contentHash ?? '')
  const story = sections.flatMap(({ stories }) => stories).find((one) => one.headline === headline)
  const answer = await fetch(lead?.getAttribute('href') ?? '')
  expect([answer.status, answer.url.startsWith(`${demo.url}/`)]).toEqual([200, true])
  expect(new URL(answer.url).pathname).toMatch(/^\/[^/]+\.example\/articles\/[^/]+$/)
  const { document: page } = parseHTML(await answer.text())
  const original = page.querySelector('article')?.textContent ?? ''
  expect(story?.sentences.length).toBeGreaterThan(0)
  for (const { text } of story?.sentences ?? []) expect(original).toContain(text)
  const loaded = [letter, page].flatMap((one) => [...one.querySelectorAll('[src], link[rel=stylesheet]')])
  const from = loaded.map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '')
  expect(from.filter((url) => !url.startsWith(demo.url) && !/^(?:data:|\/(?!\/))/.test(url))).toEqual([])
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

it('a reader subscribes, leaves and comes back to nothing by mail, and a newsletter comes in, through the rules of the templates', async () => {
  const { mailDomain = '' } = JSON.parse(named(laptop, variable.settings)) as Settings
  const smtp = createTransport({ host: '127.0.0.1', port: laptop.mailPort ?? 0, ignoreTLS: true })
  onTestFinished(() => smtp.close())
  const write = async (from: string, to: string, subject: string, text = 'Hello') => {
    await smtp.sendMail({ envelope: { from, to }, from, to, subject, text })
    await laptop.quiet()
  }
  const newest = () => {
    const entry = laptop.journal.entries.at(-1)
    if (entry === undefined) throw new Error('nothing was mailed')
    return {
      to: entry.recipient,
      raw: laptop.journal.read(entry).toString().replace(/=\r\n/g, '').replace(/=3D/g, '='),
    }
  }
  const [topic] = sampleTopics()
  await write('new@example.com', `subscribe@${mailDomain}`, `please: ${topic?.id}`)
  const confirmation = newest()
  expect([confirmation.to, /^Auto-Submitted: (.*)\r$/m.exec(confirmation.raw)?.[1]]).toEqual([
    'new@example.com',
    'auto-replied',
  ])
  const link = new RegExp(`${site}/confirm/[\\w.-]+`).exec(confirmation.raw)?.[0] ?? ''
  expect(await (await fetch(link)).text()).toMatch(new RegExp(`value="${topic?.id}"[^>]* checked`))
  await fetch(link, { method: 'POST', body: new URLSearchParams({ topics: topic?.id ?? '' }) })
  await laptop.quiet()
  const welcome = newest().raw.replace(/\r\n[ \t]/g, '')
  const [, leave = '', token = ''] = /<mailto:([^?>]+)\?subject=([^>]+)>/.exec(welcome) ?? []
  expect(leave).toBe(`unsubscribe@${mailDomain}`)
  await write('new@example.com', leave, 'let me out')
  expect(newest().raw).toContain(`/leave/${token}`)
  await write('new@example.com', leave, token)
  const pointer = await stores.subscribers.findByAddress('new@example.com')
  expect((await stores.subscribers.get(pointer?.id ?? ''))?.status).toBe('left')
  const before = laptop.journal.entries.length
  await write('new@example.com', leave, 'once more')
  expect(laptop.journal.entries).toHaveLength(before)
  await expect(write('new@example.com', 'anybody@example.org', '')).rejects.toThrow('550')

  const box = `in+harbour-0123456789abcdef@${mailDomain}`
  const entry = { id: 'harbour', url: `mailto:${box}`, kind: 'mail', senders: ['example.net'] }
  const bucket = named(laptop, variable.contentBucket)
  laptop.messaging.put(bucket, 'settings/sources.json', Buffer.from(JSON.stringify([entry])), 'application/json')
  await write(
    'Harbour <letter@example.net>',
    box,
    'Ferries',
    'The ferry to Norhaven sails twice a day from March. '.repeat(12),
  )
  await write('letter@example.org', box, 'Forged')
  expect((await stores.articles.pages()).filter(({ name }) => name.startsWith('harbour/'))).toHaveLength(1)
})

it('the functions that fetch, and the one that mail comes in by, ask for all that their roles allow (O2)', () => {
  const unused = unusedGrants(assembly, folder).filter((grant) => /^(?:fetch-source|receive-mail)/.test(grant))
  // A check that takes longer than the function may goes on in another message.
  // Of the list that was deployed, the one that a command wrote has taken the place.
  const late = /fetch-source: .*sqs:SendMessage|receive-mail: .*defaults\/sources\.json/
  expect(
    unused.filter((grant) => !/ logs:| xray:| s3:ListBucket| on .*FailedRuns/.test(grant) && !late.test(grant)),
  ).toEqual([])
})
