// `npm run screenshots:editor`: what docs/editor-session.md shows, done anew. An editor's quarter of an hour with the
// preview of a running `npm start`: a page comes in, is ordered, headed, cut and noted; applied, taken back, applied;
// and the mail that arrives. It stops where a step does not do what the document says.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { startPreview } from '../../infra/preview/server/server.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { freePort } from '../support/runs/free-port.ts'
import { RunningStart } from '../support/runs/running-start.ts'
import { ferries, orchards } from '../support/samples/editors-pages.ts'

if (noBrowser !== null) throw new Error(noBrowser)
const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')
const target = join(root, 'docs/images')
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-editor-'))
const ownHeadline = 'Two shores, one boat'
const otherSentences = [
  'The ferry company expects 40,000 passengers in the first summer, a quarter of what it carried before the border was closed.',
  'Tickets for the first month were sold within four hours on Monday, its office in Mirny said.',
]
/** What follows the window would lie across a picture that is higher. The page's policy allows no style element. */
const inPlace = `const sheet = new CSSStyleSheet()
  sheet.replaceSync('.standing.waits, #news { position: static !important }')
  document.adoptedStyleSheets = [sheet]`
mkdirSync(target, { recursive: true })
const start = new RunningStart(await freePort(), folder)
const browser = await openBrowser()
try {
  await start.line(/Press n, then Enter/)
  const preview = await startPreview({ root, port: 0, folder })
  await decide(await aPage(1100), preview.url)
  await preview.close()
  await start.next()
  await showMail(await aPage(390))
} finally {
  await browser.close()
  await start.end()
  rmSync(folder, { recursive: true, force: true })
}

async function aPage(width: number): Promise<Page> {
  const window = await browser.newContext({ viewport: { width, height: 780 }, colorScheme: 'light' })
  await window.addInitScript(inPlace)
  return window.newPage()
}

async function take(what: Page | Locator, name: string): Promise<void> {
  await what.screenshot({ path: join(target, `editor-${name}.jpg`), type: 'jpeg', quality: 60 })
}

/** For a reader who gets the story. */
async function decide(page: Page, url: string): Promise<void> {
  const lineOf = (name: string) => page.locator('ol.printed > li', { has: page.locator('h3.name', { hasText: name }) })
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(`${url}/?tab=stories&reader=made&topic=belarus&topic=central-asia`)
  for (const [name, text] of [['ferries.txt', ferries] as const, ['orchards.txt', orchards] as const]) {
    writeFileSync(join(folder, name), text)
    console.log(ingest(join(folder, name)))
  }
  await lineOf('Ferries return').waitFor()
  await lineOf('Apple growers').waitFor()
  await page.waitForLoadState('networkidle')
  await take(page, 'stories')
  await lineOf('Apple growers').locator('.entry').click()
  await lineOf('Apple growers').getByRole('button', { name: 'Hold for next week' }).click()
  await page.locator('h2', { hasText: 'set aside by you' }).waitFor()
  const ferry = page.locator(`#${await lineOf('Ferries return').getAttribute('id')}`)
  await ferry.locator('.entry').click()
  const lead = ferry.getByRole('button', { name: 'Lead with it' })
  if ((await lead.count()) > 0) await lead.click()
  await ferry.locator('.form.lead').waitFor()
  // By the keyboard alone: the second line one place down.
  const second = page.locator('ol.printed > li').nth(1)
  const moved = page.locator(`#${await second.getAttribute('id')}`)
  await moved.locator('.entry').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await moved.locator('.mark', { hasText: 'your order' }).waitFor()
  await ferry.locator('[id^=headline-of-] > summary').click()
  await ferry.getByLabel('Headline of your own').fill(ownHeadline)
  await page.keyboard.press('Enter')
  await ferry.locator('.mark', { hasText: 'your headline' }).waitFor()
  await ferry.locator('[id^=note-of-] > summary').click()
  await ferry.getByLabel('Note in English').fill('We asked the harbour for its figures.')
  await ferry.getByRole('button', { name: 'Save note' }).click()
  await ferry.locator('.mark', { hasText: 'note' }).waitFor()
  await ferry.getByRole('link', { name: 'Other sentences' }).click()
  const ticked = ferry.locator('.article :checked')
  await ticked.first().waitFor()
  while ((await ticked.count()) > 0) await ticked.first().uncheck()
  for (const text of otherSentences) await ferry.getByLabel(text).check()
  await page.locator('.verdict', { hasText: 'They can be printed.' }).waitFor()
  await take(ferry, 'sentences')
  await ferry.getByRole('button', { name: 'Print these' }).click()
  await ferry.locator('.mark', { hasText: 'your cut' }).waitFor()
  await page.locator('summary', { hasText: 'Introduction' }).first().click()
  await page.getByLabel('Introduction in English').fill('A quiet week on the rivers, and a loud one in the ports.')
  await click('Save introduction')
  await page.locator('summary', { hasText: 'A quiet week' }).waitFor()
  await page.locator('summary', { hasText: 'Subject and preheader' }).click()
  await page.getByLabel('Subject in English').fill('The ferries are back')
  await page.getByLabel('Preheader in English').fill('And what the tickets cost')
  await click('Save subject and preheader')
  await page.locator('.inbox-row .subject', { hasText: 'The ferries are back' }).waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await take(page, 'draft')
  const said = (words: RegExp) => page.locator('#applied', { hasText: words }).waitFor()
  await click('Apply')
  await said(/^Applied:/)
  await click('Undo what was applied')
  await said(/^Taken back:/)
  await click('Apply')
  await said(/^Applied:/)
  await page.getByLabel('Send a test to').fill('editor@example.com')
  await page.locator('form.test button').click()
  await page.getByText('The test to editor@example.com is in the inbox').waitFor()
  await take(page, 'applied')
}

function ingest(file: string): string {
  const command = join(root, 'infra/commands/ingest/start.ts')
  return execFileSync(process.execPath, [command, file, '--folder', folder], { encoding: 'utf8' })
}

async function showMail(page: Page): Promise<void> {
  for (const mail of start.accepted().toReversed()) {
    const { html = '', subject = '' } = await PostalMime.parse(start.raw(mail))
    if (!html.includes(ownHeadline) || !mail.delivery.includes('_edition_')) continue
    console.log(`arrived: ${subject}`)
    await page.setContent(html)
    return take(page, 'mail')
  }
  throw new Error(`no mail with “${ownHeadline}” arrived`)
}
