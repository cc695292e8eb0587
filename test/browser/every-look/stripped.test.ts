// Mails as limited clients show them: no style sheet, no pictures. What is left must still be readable.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { treated } from '../../../infra/preview/treatment.ts'
import { allMails } from '../../mail/mails.ts'
import { mailScreens, noBrowser, openBrowser } from '../../support/browser/browser.ts'
import { barriersInMail } from '../mail-barriers.ts'

const mails = await allMails()
let browser: Browser

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  browser = await openBrowser()
})

afterAll(() => browser?.close())

it.each(mails)('$name has no barrier without its style sheets', async ({ html }) => {
  const stripped = treated(html, 'styles stripped')
  expect(stripped).not.toContain('<style')
  expect(await barriersInMail(browser, stripped, mailScreens)).toEqual([])
})

it.each(mails)('$name says the same words without style sheets and without pictures', async ({ html }) => {
  const page = await browser.newPage()
  const words = async (shown: string) => {
    await page.setContent(shown)
    return (await page.locator('body').innerText()).split(/\s+/).join(' ')
  }
  const asSent = await words(html)
  const bare = treated(html, 'styles stripped').replace(/<img\b[^>]*>/g, '')
  expect(asSent.length).toBeGreaterThan(100)
  expect(await words(bare)).toBe(asSent)
  await page.close()
})
