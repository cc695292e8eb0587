// The main job and a reader's whole life in a real browser, in one run of `npm start` as it is on a laptop: the first
// edition; then subscribe, confirm, read, choose, leave; and nothing that is opened changes anything by being opened.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Receipt } from '../../functions/delivery/types.ts'
import type { EditionDocument } from '../../functions/edition/types.ts'
import { assemblyFolder } from '../../infra/local/template/synthesize.ts'
import { noBrowser, openBrowser, openWindow } from '../support/browser/browser.ts'
import { printPagesOnFailure } from '../support/browser/shown-pages.ts'
import { freePort } from '../support/runs/free-port.ts'
import { type AcceptedMail, RunningStart } from '../support/runs/running-start.ts'
import { unusedGrants } from '../support/runs/unused-grants.ts'
import { sampleFolder, sampleTopics } from '../support/samples/sample.ts'
import { topicsOfEditions } from '../support/samples/seed-editions.ts'
import { changesAddress } from './changing-address.ts'
import { editorDecides, editorsMailArrives } from './editors-day.ts'
import { erasesThemselves } from './erasing.ts'
import { firstRun, quotesOf } from './first-run.ts'
import { storiesOf } from './mail-content.ts'
import { opensEveryLink } from './opened-links.ts'
import { spareGrants } from './spare-grants.ts'
import { leavesByMail, subscribesByMail, writer } from './writing.ts'

const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-life-'))
const ann = 'ann.reader@example.com'
const topics = sampleTopics()
const labelOf = (id: string) => topics.find((topic) => topic.id === id)?.label ?? id

let browser: Browser
let start: RunningStart
let page: Page
let strangers: string[]

printPagesOnFailure(() => [browser])
/** Each step begins where the one before ended: after one that failed, the others would wait in vain. */
let hasFailed = false
beforeEach(({ skip }) => skip(hasFailed, 'a step before it failed'))
afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return
  hasFailed = true
  console.error(start?.said)
})

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  start = new RunningStart(await freePort(), folder)
  browser = await openBrowser()
  const opened = await openWindow(browser, { width: 390, height: 844, scheme: 'dark' })
  strangers = opened.strangers
  page = await opened.window.newPage()
  await start.line(/^\s+Inbox\s/)
})

afterAll(async () => {
  await browser?.close()
  await start?.end()
  rmSync(folder, { recursive: true, force: true })
})

/** The newest mail to Ann, once it is in the inbox, opened there. */
async function openNewest(count: number): Promise<AcceptedMail> {
  const mail = await untilMails(count)
  const { messageId } = await parse(mail)
  await expect.poll(async () => (await inboxIds()).get(messageId ?? '')).toBeDefined()
  // The inbox is one page: coming from another mail, it would show that one for a moment.
  await page.goto('about:blank')
  await page.goto(`${start.inbox}/#/email/${(await inboxIds()).get(messageId ?? '')}`)
  await letter().locator('h1').waitFor()
  await (await page.locator('iframe').elementHandle())?.contentFrame().then((frame) => frame?.waitForLoadState())
  return mail
}

async function untilMails(count: number): Promise<AcceptedMail> {
  await expect.poll(() => start.mailsTo(ann).length).toBe(count)
  return start.mailsTo(ann).at(-1) ?? noMail()
}

function noMail(): never {
  throw new Error('no mail came')
}

async function inboxIds(): Promise<Map<string, string>> {
  const mails = (await (await fetch(`${start.inbox}/api/email`)).json()) as {
    id: string
    headers: Record<string, string>
  }[]
  return new Map(mails.map(({ id, headers }) => [headers['message-id'] ?? '', id]))
}

const parse = (mail: AcceptedMail): Promise<Email> => PostalMime.parse(start.raw(mail))
const letter = () => page.frameLocator('iframe')
/** Topics over the mail's stories, each once. The inbox may draw the frame a second time while it is read: then it is
 * read again. */
async function sections(): Promise<string[]> {
  let shown = null as string[] | null
  await expect.poll(async () => (shown = await sectionsOf(letter()).catch(() => null))).not.toBeNull()
  return shown ?? []
}
async function sectionsOf(mail: Page | FrameLocator): Promise<string[]> {
  const labels = await mail.locator('.topic').allTextContents()
  return [...new Set(labels.map((label) => label.replace('Lead story · ', '')))]
}
/** Readers of the newest edition other than the two above: one each for a change of address, an erasure, a leaving. */
const [mover, eraser, leaverByPost] = [0, 1, 2].map((n) => () => {
  const isOf = ({ delivery }: AcceptedMail) => delivery.startsWith(`${edition().id}_edition_`)
  const readers = start
    .accepted()
    .filter(isOf)
    .map(({ recipient }) => recipient)
  return readers.filter((one) => one !== ann && one !== writer)[n] ?? noMail()
}) as [() => string, () => string, () => string]
const proofs = () => start.accepted().filter(({ delivery }) => delivery.includes('_proof_'))
const receipt = () => start.json<{ receipt: Receipt }>('run.json').receipt
const edition = () => start.json<EditionDocument>('edition.json')
const choose = async (ids: string[]) => {
  for (const box of await page.locator('input[name=topics]').all()) {
    await box.setChecked(ids.includes((await box.getAttribute('value')) ?? ''))
  }
}

/** `npm start -- --once` in the same folder, after the run that stayed up has ended. */
function startAgain(...more: string[]) {
  const where = ['--folder', folder, '--port', String(start.port), '--seeds', sampleFolder]
  const line = ['infra/local/start.ts', '--once', ...where, ...more]
  return spawnSync(process.execPath, line, { cwd: root, encoding: 'utf8' })
}

describe('npm start', () => firstRun(folder, () => start))

describe('a reader', () => {
  const [, second = [], third = []] = topicsOfEditions(3)
  const first = second.filter((id) => !third.includes(id)).slice(-2)
  const later = third.slice(0, 1)

  it('subscribes with an address, two topics and consent, on one page', async () => {
    expect(first).toHaveLength(2)
    await page.goto(start.site)
    await page.getByRole('textbox').fill(ann)
    await choose(first)
    await page.locator('input[name=consent]').check()
    await page.locator('main form button[type=submit]').click()
    expect(await page.locator('main').textContent()).toMatch(/spam/i)
  })

  it('finds the confirmation in the inbox and confirms with one button', async () => {
    await openNewest(1)
    const link = letter().locator('a[href*="/confirm/"]').first()
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
    await tab.waitForURL(/confirm/)
    const confirmed = new URL(tab.url()).pathname
    await tab.close()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.goto(start.site + confirmed)
    await page.getByRole('button').click()
    await page.locator('select[name=hour]').selectOption('9')
    expect(await page.locator('select[name=zone], input[name=zone]').inputValue()).not.toBe('')
    await page.locator('main form button[type=submit]').first().click()
    expect(await page.locator('main').textContent()).toMatch(/9/)
  })

  it('is welcomed once, with stories of these topics at most', async () => {
    await openNewest(2)
    for (const label of await sections()) expect(first.map(labelOf)).toContain(label)
  })

  describe('a writer', () =>
    subscribesByMail(
      () => start,
      () => page,
      first[0] ?? '',
    ))

  it('gets the next edition with just these topics', async () => {
    const before = quotesOf(edition()).map(({ text }) => text)
    await start.next()
    await openNewest(3)
    const repeated = quotesOf(edition()).filter(({ text }) => before.includes(text))
    expect(repeated).toEqual([])
    const shown = await sections()
    expect(shown.length).toBeGreaterThan(0)
    for (const label of shown) expect(first.map(labelOf)).toContain(label)
  })

  it('finds no way to the preferences on the page that unsubscribes, asks for a link, and is mailed one that opens them', async () => {
    const href = await letter().locator('a[href*="/leave/"]').first().getAttribute('href')
    await page.goto(href ?? '')
    expect(await page.content()).not.toContain('/preferences/')
    await page.locator('main section button').click()
    await openNewest(4)
    const link = await letter().locator('a[href*="/preferences/"]').first().getAttribute('href')
    await page.goto(link ?? '')
    expect(await page.locator('input[name=topics]:checked').count()).toBe(first.length)
  })

  it('is in nobody’s proof: the operator asks for one, and gets it once', async () => {
    const { edition: id } = receipt()
    const command = ['--disable-warning=ExperimentalWarning', `${root}infra/commands/edition/start.ts`]
    for (let asked = 0; asked < 2; asked += 1) {
      const said = execFileSync(process.execPath, [...command, 'proof', id, '--folder', folder], {
        encoding: 'utf8',
      })
      expect(said).toContain(`The proof of ${id} is on its way to the operator`)
    }
    await expect.poll(() => proofs().length).toBe(1)
    const [proof] = await Promise.all(proofs().map(parse))
    expect(proof?.text).toContain('Proof of the edition of')
    expect(`${proof?.text}${proof?.html}`).not.toContain('/leave/')
  })

  describe('who opens everything', () => opensEveryLink(() => start, ann))

  it('finds a story of it in the archive', async () => {
    await page.goto(`${start.site}/search/`)
    await page.locator('#words').fill(edition().sections[0]?.stories[0]?.name ?? '')
    expect(await page.locator('#found a').first().getAttribute('href')).toContain(`/editions/${edition().id}/#`)
  })

  it('changes topics by the link in the mail', async () => {
    const { html = '' } = await parse(await untilMails(4))
    await page.goto(/href="([^"]*\/preferences\/[^"]*)"/.exec(html)?.[1] ?? '')
    await choose(later)
    await page.locator('main form button[type=submit]').first().click()
    expect(await page.locator('main').textContent()).toContain(labelOf(later[0] ?? ''))
  })

  describe('an editor', () => editorDecides(folder, () => browser))
  describe('a writer', () =>
    leavesByMail(
      () => start,
      () => page,
    ))
  describe('another reader', () => changesAddress(() => start, mover))
  describe('a third', () => erasesThemselves(() => start, eraser))

  it('leaves by the one-click POST of a mailbox provider, and the next edition skips them with the reason (R1, D4)', async () => {
    const leaver = leaverByPost()
    const newest = await parse(start.mailsTo(leaver).at(-1) ?? noMail())
    const header = newest.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? ''
    const [, url = ''] = /<(http[^>]+)>/.exec(header) ?? []
    const before = receipt().skippedBy.left ?? 0
    const [had, mailed] = [start.mailsTo(leaver).length, start.accepted().length]
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    await start.end()
    // In an account that may run one function at a time, fewer than any on AWS: what is throttled is tried again (D2).
    const throttled = startAgain('--next', '--concurrency', '1')
    expect(throttled.status).toBe(0)
    expect(throttled.stdout).toMatch(/Throttled +\d+ calls/)
    expect(receipt()).toMatchObject({ complete: true, failed: 0, unresolved: 0 })
    expect(receipt().skippedBy.left).toBe(before + 2)
    expect(start.accepted().length).toBeGreaterThan(mailed)
    expect(start.mailsTo(leaver)).toHaveLength(had)
  })

  it('gets the new topics by the edition after they were changed', async () => {
    const { html = '' } = await parse(await untilMails(5))
    await page.setContent(html)
    expect((await sectionsOf(page)).toSorted()).toEqual(later.map(labelOf).toSorted())
  })

  it('never got a story twice, welcome included (C4)', async () => {
    const stories = await Promise.all(start.mailsTo(ann).map(async (mail) => storiesOf(await parse(mail))))
    const all = stories.flat()
    expect(all.length).toBeGreaterThan(1)
    expect(new Set(all).size).toBe(all.length)
  })

  describe('an editor', () => editorsMailArrives(() => start))

  it('sends nobody a second email when it is run again, and says so (D1)', () => {
    const before = start.accepted()
    const again = startAgain()
    expect(again.status).toBe(0)
    expect(again.stdout).toMatch(new RegExp(`${edition().id} is done; \\d+ (?:stories wait|story waits)`))
    expect(again.stdout).toContain('no one')
    expect(start.accepted()).toEqual(before)
  })

  it('was shown nothing from anywhere else on the way', () => {
    expect(strangers).toEqual([])
  })

  it('made every function do what its role allows, but for a list with reasons (O2)', () => {
    const unused = unusedGrants(assemblyFolder(root, sampleFolder), folder)
    expect(unused.filter((grant) => !spareGrants.some(({ what }) => what.test(grant)))).toEqual([])
    const always = spareGrants.filter(({ sometimes }) => sometimes !== true)
    expect(always.filter(({ what }) => !unused.some((grant) => what.test(grant)))).toEqual([])
  })
})
