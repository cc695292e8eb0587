// Every page of the site in a real browser: axe, size, nothing from elsewhere, and the keyboard alone. The API runs
// over fakes here; the same pages against the laptop's cloud are in `life.test.ts`.
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../functions/subscription/requests/leave.ts'
import { barriersOn } from '../support/browser/accessible.ts'
import { archiveOfSite } from '../support/browser/archive-of-site.ts'
import { noBrowser, openBrowser, openTabBeside, openWindow, screens } from '../support/browser/browser.ts'
import { overflowOf } from '../support/browser/browser-barriers.ts'
import { oddFonts } from '../support/browser/fonts.ts'
import { ownDataWays } from '../support/browser/own-data-ways.ts'
import { printPagesOnFailure } from '../support/browser/shown-pages.ts'
import { listening, siteServer } from '../support/browser/site-server.ts'
import { anEdition, aSubscriber } from '../support/samples/builders.ts'
import { seedEdition } from '../support/samples/seed-editions.ts'
import { aReaderSite, type ReaderSite } from '../support/worlds/reader-site.ts'
import { keyboardAlone } from './keyboard.ts'
import { menuStaysWhole } from './menu.ts'

const reader = aSubscriber({ topics: ['energy', 'arts'] })
const request = { id: 'Q1', at: '2026-11-18T07:50:00.000Z', topics: ['sport', 'arts'], words: 'Yes.' }
const pending = aSubscriber({
  id: 'PendingReaderPending01',
  address: 'bo@example.com',
  status: 'pending',
  requests: [request],
})
const paused = aSubscriber({
  id: 'PausedReaderPaused0001',
  address: 'cy@example.com',
  pausedUntil: '2026-12-02T08:00:00.000Z',
})
const arabic = aSubscriber({ id: 'ArabicReaderArabic0001', address: 'layla@example.com', language: 'ar' })
const gone = leave(aSubscriber({ id: 'GoneReaderGoneReader01', address: 'di@example.com' }), request.at, 'one-click')
const inTwoDays = Math.floor(Date.parse('2026-11-20T07:50:00.000Z') / 1000)

let site: ReaderSite
let files: Awaited<ReturnType<typeof archiveOfSite>>
let server: Server
let origin: string
let browser: Browser
/** In a browser that has but one odd, wide font: the narrowest phone. */
let wide: Page
/** Stays open while the tests have a tab each, so that all share its process. */
let first: Page
let page: Page
let strangers: string[]
let bytes: Map<string, number>

printPagesOnFailure(() => [browser])

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  files = await archiveOfSite()
  server = siteServer(files, (path, init) => site.request(path, init))
  origin = await listening(server)
  browser = await openBrowser()
  wide = await (await openBrowser(oddFonts())).newPage({ viewport: { width: 320, height: 640 } })
  const opened = await openWindow(browser, { width: 320, height: 640, scheme: 'light' })
  first = await opened.window.newPage()
  await first.goto(`${origin}/editions/`)
  strangers = opened.strangers
})

afterAll(async () => {
  await wide?.context().browser()?.close()
  await browser?.close()
  server?.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

beforeEach(async () => {
  site = aReaderSite(undefined, { mailDomain: 'mail.news.example.com' })
  for (const one of [reader, pending, paused, arabic, gone]) if (one !== null) await site.ports.subscribers.create(one)
  const before = anEdition({ id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' })
  await site.ports.editions.create(before)
  page = await openTabBeside(first)
  strangers.length = 0
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  const sizes = new Map<string, number>()
  bytes = sizes
  page.on('response', async (response) => {
    if (response.status() < 300 || response.status() >= 400)
      sizes.set(response.url(), (await response.body().catch(() => Buffer.alloc(0))).length)
  })
  return async () => {
    await page.close()
    expect(errors).toEqual([])
  }
})

const open = (path: string) => page.goto(`${origin}${path}`)
const click = (name: RegExp) => page.getByRole('button', { name }).first().click()
const confirmation = (expiresAt = inTwoDays) =>
  `/confirm/${site.timed('confirm', { subscriber: pending.id, request: request.id, expiresAt })}`

/** How to come to each page. */
const ways: [string, () => Promise<unknown>][] = [
  ['the subscribe page', () => open('/')],
  [
    'the subscribe page with what is to be corrected',
    () => open('/').then(() => page.locator('main form button[type=submit]').click()),
  ],
  ['the subscribe page while it is flooded', () => flooded()],
  ['the answer to a request', () => subscribe()],
  ['the page that confirms', () => open(confirmation())],
  ['the page after confirming', () => open(confirmation()).then(() => page.getByRole('button').click())],
  [
    'a confirmation that was used',
    () =>
      open(confirmation())
        .then(() => page.getByRole('button').click())
        .then(() => open(confirmation())),
  ],
  ['a time that was saved right after confirming', () => confirmTime()],
  ['a confirmation that is too old', () => open(confirmation(Math.floor(Date.parse(request.at) / 1000)))],
  ['a link that is not whole', () => open('/confirm/k1.broken')],
  ['the preferences', () => open(site.link('preferences', reader.id))],
  ['the preferences of a reader who pauses', () => open(site.link('preferences', paused.id))],
  ['what a change does', () => open(site.link('preferences', reader.id)).then(send)],
  ...ownDataWays(() => ({ site, open, send, reader, arabic })),
  ['the way out', () => open(site.link('leave', reader.id))],
  ['the page after leaving', () => open(site.link('leave', reader.id)).then(() => click(/unsubscribe/i))],
  ['the preferences of a reader who left', () => open(site.link('preferences', gone?.id ?? ''))],
  ['an expired link to the preferences', () => open(expired())],
  ['the answer to asking for a new one', () => open(expired()).then(send)],
  ['the answer to renewing the links', () => open(site.link('preferences', reader.id)).then(() => click(/renew/i))],
  ['an undo that is too late', () => undoTooLate()],
  ['an address without a page', () => open('/nothing/here')],
  ['an edition', async () => open(`/editions/${seedEdition().id}/`)],
  ['the list of editions', () => open('/editions/')],
  ['the subscribe page in Arabic', () => open('/?lang=ar')],
  ['the subscribe page in Arabic with what is to be corrected', () => open('/?lang=ar').then(send)],
  ['the answer to a request in Arabic', () => subscribe('/?lang=ar')],
  ['the preferences in Arabic', () => open(site.link('preferences', arabic.id))],
  ['what a change does, in Arabic', () => open(site.link('preferences', arabic.id)).then(send)],
  ['the way out in Arabic', () => open(site.link('leave', arabic.id))],
  ['an expired link to the preferences in Arabic', () => open(expired(arabic.id))],
  ['the notice for everybody, in every language', () => open('/not-found')],
  ['an edition in Arabic', () => open(`/ar/editions/${seedEdition().id}/`)],
  ['the list of editions in Arabic', () => open('/ar/editions/')],
  ['a topic over time', () => open('/topics/topic-0/')],
  ['a topic in a quarter, in Arabic', () => open('/ar/topics/topic-0/2023-Q1/')],
  ['all publications', () => open('/publications/')],
  ['all topics in Arabic', () => open('/ar/topics/')],
  ['what is found', () => find('/search/')],
  ['what is found in Arabic', () => find('/ar/search/')],
]

async function find(path: string): Promise<void> {
  await open(path)
  await page.locator('#words').fill('example author')
  await page.locator('#found li').first().waitFor()
}

const send = () => page.locator('main form button[type=submit]').first().click()

function expired(id = reader.id): string {
  const path = site.link('preferences', id)
  site.ports.clock.advance(181 * 86_400_000)
  return path
}

async function confirmTime(): Promise<void> {
  await open(confirmation())
  await page.getByRole('button').click()
  await page.locator('select[name=hour]').selectOption('9')
  await send()
}

async function undoTooLate(): Promise<void> {
  await open(site.link('preferences', reader.id))
  await click(/pause/i)
  site.ports.clock.advance(3_600_000)
  await click(/undo/i)
}

async function flooded(): Promise<void> {
  for (let n = 0; n < 130; n += 1) await site.ports.limits.countRequest()
  await open('/')
  await page.locator('main form button[type=submit]:enabled').waitFor()
}

async function subscribe(path = '/'): Promise<void> {
  await open(path)
  await page.locator('input[name=address]').fill('ann@example.com')
  await page.locator('input[name=topics]').first().check()
  await page.locator('input[name=consent]').check()
  await page.locator('main form button[type=submit]').click()
}

const looks = screens.map(({ width, scheme }) => `${width} px ${scheme}`).join(', ')

describe.each(ways)('%s', (_, come) => {
  it(`has no barrier at ${looks}, nor in an odd, wide font, weighs under 40 KB and asks nobody else`, async () => {
    await come()
    expect(await barriersOn(page)).toEqual([])
    expect([...bytes.values()].reduce((sum, size) => sum + size, 0)).toBeGreaterThan(500)
    for (const [url, size] of [...bytes].filter(([url]) => !/search\/.*json$/.test(url)))
      expect([url.slice(origin.length, origin.length + 12), size < 40 * 1024]).toEqual([expect.anything(), true])
    expect(strangers).toEqual([])
    await wide.setContent(await page.content())
    expect(await overflowOf(wide)).toBe(0)
  })
})

it('a reader goes from one language to the other by a link, on every page that stands in both, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  for (const path of ['/', '/editions/', `/editions/${seedEdition().id}/`]) {
    await plain.goto(origin + path)
    await plain.getByRole('link', { name: 'العربية' }).click()
    expect(await plain.locator('html').getAttribute('dir')).toBe('rtl')
    await plain.getByRole('link', { name: 'English' }).click()
    expect(await plain.locator('html').getAttribute('lang')).toBe('en')
  }
  await context.close()
})

it('a reader finds a story by its words with the keyboard alone, is told how many there are, and can pass the address on', async () => {
  await open('/search/')
  await page.locator('#words').focus()
  await page.keyboard.type('example author 2')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#status').textContent()).toMatch(/^\d+ stories found$/)
  expect(page.url()).toBe(`${origin}/search/#q=example%20author%202`)
  await page.reload()
  await page.locator('#found li').first().waitFor()
  expect(await page.locator('#found li .quiet').first().textContent()).toMatch(
    /Example Review \d+.* · edition of \d+ \w+ 2023/,
  )
  expect(await page.locator('#found a').first().getAttribute('href')).toMatch(
    /^\/editions\/2023-W\d+\/#2023-W\d+-s\d+$/,
  )
  await page.locator('#words').fill('nothingofthekind')
  await expect.poll(() => page.locator('#status').textContent()).toMatch(/No story has all/)
})

it('search says without a script that it needs one, and leads to the topics', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${origin}/search/`)
  expect(await plain.locator('#without').isVisible()).toBe(true)
  expect(await plain.locator('#search').isVisible()).toBe(false)
  await plain.getByRole('link', { name: 'Topic 0' }).click()
  expect(new URL(plain.url()).pathname).toBe('/topics/topic-0/')
  await context.close()
})

it('an edition is printed black on white, with the addresses of its sources and nothing to press', async () => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await open(`/editions/${seedEdition().id}/`)
  const styleOf = (selector: string, part: string, name: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}'), '${part}').${name}`)
  expect(await styleOf('body', '', 'backgroundColor')).toBe('rgb(255, 255, 255)')
  expect(await styleOf('h3 a', '', 'color')).toBe('rgb(0, 0, 0)')
  await page.evaluate(`document.querySelector('article p').innerHTML = '<a href="https://example.com/story">Read</a>'`)
  expect(await styleOf('article p a', '::after', 'content')).toContain('https://example.com/story')
  expect(await page.locator('nav:visible').count()).toBe(0)
})

describe('the keyboard alone', () => keyboardAlone(() => ({ page, site, open, flooded, reader: reader.id })))

describe('the menu of the archive', () =>
  menuStaysWhole(
    () => files,
    () => [browser, wide.context().browser() ?? browser],
  ))
