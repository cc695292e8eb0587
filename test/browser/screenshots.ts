// `npm run screenshots`: the pictures of the README, taken from `npm start` as it runs: every page of the site and the
// mails, on a phone in the light and in the dark.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { noBrowser, openBrowser, openWindow } from '../support/browser/browser.ts'
import { freePort } from '../support/runs/free-port.ts'
import { type AcceptedMail, RunningStart } from '../support/runs/running-start.ts'

if (noBrowser !== null) throw new Error(noBrowser)
const target = new URL('../../docs/images/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'))
const editionCommand = [new URL('../../infra/commands/edition/start.ts', import.meta.url).pathname]
const ann = 'ann.reader@example.com'
mkdirSync(target, { recursive: true })
const start = new RunningStart(await freePort(), folder)
const browser = await openBrowser()
try {
  await start.line(/Press n, then Enter/)
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
  await show(page, await fullestBriefing('en'))
  await take('briefing')
  await show(page, await fullestBriefing('ar'))
  await take('briefing-ar')
  const { id } = start.json<{ id: string }>('edition.json')
  await page.goto(`${start.site}/editions/${id}/`)
  await take('edition')
  await page.goto(`${start.site}/?lang=ar`)
  await take('subscribe-ar')
  execFileSync(process.execPath, [...editionCommand, 'proof', id, '--folder', folder])
  await show(page, await proof())
  await take('proof')
}

async function proof(): Promise<AcceptedMail> {
  for (;;) {
    const mail = start.accepted().find(({ delivery }) => delivery.includes('_proof_'))
    if (mail !== undefined) return mail
    await setTimeout(100)
  }
}

/** The longest of the briefings in that language. */
async function fullestBriefing(language: string): Promise<AcceptedMail> {
  const briefings = []
  for (const mail of start.accepted()) {
    if (mail.delivery.includes('_edition_') && (await isIn(language, mail))) briefings.push(mail)
  }
  const [fullest] = briefings.sort((a, b) => start.raw(b).length - start.raw(a).length)
  if (fullest === undefined) throw new Error(`no briefing in "${language}" was accepted`)
  return fullest
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

async function isIn(language: string, mail: AcceptedMail): Promise<boolean> {
  return new RegExp(`<html[^>]* lang="${language}"`).test((await PostalMime.parse(start.raw(mail))).html ?? '')
}
