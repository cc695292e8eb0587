// What an editor does with a living list: pages come in, the preview shows them, decisions are made on them, applied,
// undone and applied again; and the mail that arrives then.
import type { Browser, Locator, Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { localTarget } from '../../infra/commands/ingest/target.ts'
import { type Preview, startPreview } from '../../infra/preview/server/server.ts'
import { axeOn, overflowOf } from '../support/browser/browser-barriers.ts'
import type { RunningStart } from '../support/runs/running-start.ts'
import { ferries, orchards } from '../support/samples/editors-pages.ts'
import { sampleReadersText } from '../support/samples/sample.ts'

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')

const otherSentences = [
  'The ferry company expects 40,000 passengers in the first summer, a quarter of what it carried before the border was closed.',
  'Tickets for the first month were sold within four hours on Monday, its office in Mirny said.',
]
const ownHeadline = 'Two shores, one boat'

let preview: Preview
let page: Page
let complaints: string[]

const lineOf = (name: string): Locator =>
  page.locator('ol.printed > li', { has: page.locator('h3.name', { hasText: name }) })

async function click(name: string, said: RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator('#applied', { hasText: said }).waitFor()
}

/** @param folder of the run */
export function editorDecides(folder: string, opened: () => Browser): void {
  it('of a living list sees a new page by itself once it has been read, and readers without their addresses', async () => {
    preview = await startPreview({ root, port: 0, folder })
    const window = await opened().newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' })
    page = await window.newPage()
    complaints = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.goto(`${preview.url}/?tab=stories`)
    expect(await page.textContent('#source')).toContain('the running npm start')
    const words = await page.content()
    for (const { address } of JSON.parse(sampleReadersText()) as { address: string }[])
      expect(words).not.toContain(address)
    const target = localTarget(folder)
    for (const [name, text] of [['ferries.txt', ferries] as const, ['orchards.txt', orchards] as const])
      await target.put(name, new TextEncoder().encode(text))
    target.close()
    await lineOf('Ferries return').waitFor()
    await lineOf('Apple growers').waitFor()
  })

  it('moves it, drops another story, writes a headline and chooses other sentences, and the list knows nothing of that yet', async () => {
    const drafted = page.locator('#standing', { hasText: 'not applied yet' })
    await lineOf('Apple growers').locator('.entry').click()
    await lineOf('Apple growers').getByRole('button', { name: 'Drop for good' }).click()
    await drafted.waitFor()
    const ferry = lineOf('Ferries return')
    const id = (await ferry.getAttribute('id')) ?? ''
    const line = page.locator(`#${id}`)
    await line.locator('.entry').click()
    if ((await line.locator('.form.lead').count()) === 0)
      await line.getByRole('button', { name: 'Lead with it' }).click()
    await line.locator('.form.lead').waitFor()
    const last = page.locator('ol.printed > li').last()
    const moved = page.locator(`#${await last.getAttribute('id')}`)
    await moved.getByRole('button', { name: /^Up/ }).click()
    await moved.locator('.mark', { hasText: 'your order' }).waitFor()
    await line.locator('[id^=headline-of-] > summary').click()
    await line.getByLabel('Headline of your own').fill(ownHeadline)
    await page.keyboard.press('Enter')
    await line.locator('.mark', { hasText: 'your headline' }).waitFor()
    await line.getByRole('link', { name: 'Other sentences' }).click()
    const ticked = line.locator('.article :checked')
    await ticked.first().waitFor()
    while ((await ticked.count()) > 0) await ticked.first().uncheck()
    for (const text of otherSentences) await line.getByLabel(text).check()
    await page.locator('.verdict', { hasText: 'They can be printed.' }).waitFor()
    await line.getByRole('button', { name: 'Print these' }).click()
    await line.locator('.mark', { hasText: 'your cut' }).waitFor()
  })

  it('applies the decisions, takes them back and applies them again, and is told each time what happened', async () => {
    await click(
      'Apply',
      /Applied: the list reads them from settings\/decisions\/\d{4}-W\d\d\.json\. .* not composed yet/,
    )
    await page.locator('#standing', { hasText: 'as the list has them' }).waitFor()
    // The button has gone; the keyboard focus is where the next one is.
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Undo what was applied')
    await click('Undo what was applied', /Taken back: .* yours are a draft again\. .* composed without them/)
    await page.locator('#standing', { hasText: 'not applied yet' }).waitFor()
    await click('Apply', /Applied:/)
    expect(complaints).toEqual([])
    await page.goto(`${preview.url}/numbers`)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.getByRole('row', { name: /^readers / }).waitFor()
    expect([await axeOn(page), await overflowOf(page)]).toEqual([[], 0])
    await preview.close()
    await page.context().close()
  })
}

/** @param started has sent the edition since */
export function editorsMailArrives(started: () => RunningStart): void {
  it('of a living list decided what it sent: the order, the dropped story, the headline and the sentences', async () => {
    const mails = await Promise.all(
      started()
        .accepted()
        .slice(-12)
        .map((mail) => PostalMime.parse(started().raw(mail))),
    )
    const texts = mails.map(({ text = '' }) => text.replace(/\s+/g, ' '))
    expect(mails.some(({ subject = '' }) => subject.startsWith(ownHeadline))).toBe(true)
    const ours = texts.filter((text) => text.includes(ownHeadline))
    expect(ours.length).toBeGreaterThan(0)
    for (const text of ours) {
      expect(text).toContain(otherSentences.join(' '))
      expect(text).toContain('Headline by the editor')
    }
    expect(texts.filter((text) => text.includes('Apple growers'))).toEqual([])
  })
}
