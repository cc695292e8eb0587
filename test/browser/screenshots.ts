// `npm run screenshots`: the pictures of the README, taken from `npm start` as it runs: every page of the site and the mails, on
// a phone in the light and in the dark.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { noBrowser, openBrowser, openWindow } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { type AcceptedMail, RunningStart } from '../support/running-start.ts'

if (noBrowser !== null) throw new Error(noBrowser)
const target = new URL('../../docs/images/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'))
const ann = 'ann.reader@example.com'
mkdirSync(target, { recursive: true })
const start = new RunningStart(await freePort(), folder)
const browser = await openBrowser()
try {
  await start.line(/n \+ Enter/)
  for (const scheme of ['light', 'dark'] as const) {
    const { window } = await openWindow(browser, { width: 390, height: 780, scheme })
    await takeAll(await window.newPage(), scheme)
    await window.close()
  }
} finally {
  await browser.close()
  await start.end()
  rmSync(folder, { recursive: true, force: true })
}

async function takeAll(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  const take = (name: string) =>
    page.screenshot({ path: join(target, `${name}-${scheme}.jpg`), type: 'jpeg', quality: 82 })
  const reader = ann.replace('@', `.${scheme}@`)
  await page.goto(start.site)
  await take('subscribe')
  await page.locator('input[name=address]').fill(reader)
  for (const box of (await page.locator('input[name=topics]').all()).slice(0, 4)) await box.check()
  await page.locator('input[name=consent]').check()
  await page.locator('main form button[type=submit]').click()
  await take('sent')
  await showMail(page, reader, 1)
  await take('confirmation')
  await page.goto((await page.locator('a[href*="/confirm/"]').first().getAttribute('href')) ?? '')
  await take('confirm')
  await page.getByRole('button').click()
  await take('confirmed')
  await showMail(page, reader, 2)
  await take('welcome')
  const preferences = (await page.locator('a[href*="/preferences/"]').first().getAttribute('href')) ?? ''
  await page.goto(preferences)
  await take('preferences')
  await page
    .getByRole('link', { name: /leave|unsubscribe/i })
    .last()
    .click()
  await take('leave')
  const briefings = start.accepted().filter(({ delivery }) => delivery.includes('_edition_'))
  const english = []
  for (const mail of briefings) if (await isEnglish(mail)) english.push(mail)
  const [fullest] = english.sort((a, b) => start.raw(b).length - start.raw(a).length)
  if (fullest === undefined) throw new Error('no briefing was accepted')
  await show(page, fullest)
  await take('briefing')
  await page.goto(`${start.site}/editions/${start.json<{ id: string }>('edition.json').id}/`)
  await take('edition')
}

async function showMail(page: Page, reader: string, count: number): Promise<void> {
  for (;;) {
    const mail = start.mailsTo(reader)[count - 1]
    if (mail !== undefined) return show(page, mail)
    await page.waitForTimeout(100)
  }
}

/** On an empty page: the policy of the page before would hold for the mail too. */
async function show(page: Page, mail: AcceptedMail): Promise<void> {
  await page.goto('about:blank')
  await page.setContent((await PostalMime.parse(start.raw(mail))).html ?? '')
}

async function isEnglish(mail: AcceptedMail): Promise<boolean> {
  return /<html[^>]* lang="en"/.test((await PostalMime.parse(start.raw(mail))).html ?? '')
}
