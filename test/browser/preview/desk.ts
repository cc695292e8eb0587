// What an editor does at the desk of the preview: stories moved, dropped and dragged, words and sentences of their own,
// each shown at once, and nothing lost while the page changes.
import { expect, test } from 'vitest'
import { type CopiedProject, projectFiles } from '../../unit/preview/copied-project.ts'
import type { Opened } from './opened-page.ts'

/** @param open a page of the preview, by its path; @param project whose files it shows */
export function decidesAtTheDesk(
  open: (path: string, width?: number) => Promise<Opened>,
  project: () => CopiedProject,
): void {
  test('what is decided at the desk shows at once, and the page stays where it was', async () => {
    const { page, complaints } = await open('/?tab=stories')
    const second = page.locator('ol.printed > li').nth(1)
    const headline = await second.locator('.name').innerText()
    await second.locator('.entry').click()
    await second.getByRole('button', { name: 'Drop for good' }).click()
    // The message is visible in the window, however far down the page the editor is.
    const said = page.getByRole('status').filter({ hasText: `Saved. “${headline}” is dropped for good.` })
    await said.waitFor()
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await expect.poll(async () => ((await said.boundingBox())?.y ?? 0) > 600).toBe(true)
    await expect.poll(() => page.locator('ol.printed .name').allInnerTexts()).not.toContain(headline)
    await page.getByRole('button', { name: 'Undo the last decision' }).click()
    await page.getByRole('status').filter({ hasText: 'Undone.' }).waitFor()
    await expect.poll(() => second.locator('.name').innerText()).toBe(headline)
    await second.locator('.entry').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText(`Saved. “${headline}” is number 1 of`).waitFor()
    await page.getByText('1 decision in seeds/decisions').waitFor()
    await page.getByRole('button', { name: 'Undo the last decision' }).click()
    await expect.poll(() => second.locator('.name').innerText()).toBe(headline)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('what is pressed while a changed page arrives is clicked when it is let go', async () => {
    const { page } = await open('/?tab=stories')
    const second = page.locator('ol.printed > li').nth(1)
    await second.locator('.entry').hover()
    await page.mouse.down()
    const topics = project().read(projectFiles.topics)
    const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/')
    project().save(projectFiles.topics, topics.replaceAll('"label": "', '"label": "New: '))
    await (await answered).finished()
    await page.mouse.up()
    await second.getByText('New: ').first().waitFor()
    expect(await second.locator('details[open]').count()).toBe(1)
    project().save(projectFiles.topics, topics)
    await page.context().close()
  })

  test('what is pressed while the head of the page comes into sight is clicked as well', async () => {
    const { page } = await open('/?tab=stories', 600)
    const second = page.locator('ol.printed > li').nth(1)
    await second.locator('.entry').click()
    await second.getByRole('button', { name: 'Drop for good' }).click()
    await page.getByRole('status').filter({ hasText: 'is dropped for good.' }).waitFor()
    // The news, which takes a line of the head, is at the edge of the window as long as the head is out of sight.
    await page.evaluate("scrollTo(0, document.querySelector('.bar h1').getBoundingClientRect().bottom + scrollY + 3)")
    await page.locator('.scrolled').waitFor({ state: 'attached' })
    const undo = page.getByRole('button', { name: 'Undo the last decision' })
    await undo.hover()
    await page.mouse.down()
    await page.evaluate('scrollBy(0, -6)')
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    await page.mouse.up()
    await page.getByRole('status').filter({ hasText: 'Undone.' }).waitFor()
    await page.context().close()
  })

  test('a story is dragged to another place by its rank, and its line does not open', async () => {
    const { page, complaints } = await open('/?tab=stories')
    const names = () => page.locator('ol.printed .name').allInnerTexts()
    const before = await names()
    const [from, to] = [page.locator('.rank').nth(2), page.locator('.rank').nth(0)]
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (start === null || end === null) throw new Error('there is no rank to draw by')
    await page.mouse.move(start.x + 6, start.y + 6)
    await page.mouse.down()
    await page.mouse.move(end.x + 6, end.y - 4, { steps: 6 })
    await page.mouse.up()
    await expect.poll(async () => (await names())[0]).toBe(before[2])
    expect(await page.locator('ol.printed details[open]').count()).toBe(0)
    await page.getByRole('button', { name: 'Undo the last decision' }).click()
    await expect.poll(names).toEqual(before)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('the editor writes an introduction, a headline and a note and chooses other sentences, and the email has all four', async () => {
    const { page, complaints } = await open('/?tab=stories')
    const lead = page.locator('ol.printed > li').first()
    const wait = (mark: string) => lead.locator('.mark', { hasText: mark }).waitFor()
    await page.locator('#desk-introduction > summary').click()
    await page.getByLabel('Introduction in English').fill('word '.repeat(61))
    await page.getByText('61 of at most 60 words: 1 too many').waitFor()
    await page.getByLabel('Introduction in English').fill('A quiet week on the rivers.')
    await lead.locator('.entry').click()
    await lead.locator('[id^=note-of-] > summary').click()
    await lead.getByLabel('Note in English').fill('We asked the port.')
    await page.getByRole('button', { name: 'Save introduction' }).click()
    await page.getByText('“A quiet week on the rivers.”').waitFor()
    expect(await lead.getByLabel('Note in English').inputValue(), 'what is not saved yet stays').toBe(
      'We asked the port.',
    )
    await lead.getByRole('button', { name: 'Save note' }).click()
    await wait('note')
    await lead.locator('[id^=headline-of-] > summary').click()
    await lead.getByLabel('Headline of your own').fill('long '.repeat(23))
    await page.getByText('114 of at most 110 characters: 4 too many').waitFor()
    await lead.getByLabel('Headline of your own').fill('Two towns, one bridge')
    await page.keyboard.press('Enter')
    await wait('your headline')
    await lead.getByRole('link', { name: 'Other sentences' }).click()
    const printed = lead.locator('.article :checked')
    await printed.first().waitFor()
    while ((await printed.count()) > 1) await printed.last().uncheck()
    await page.locator('.verdict.refused', { hasText: 'tick two to four sentences' }).waitFor()
    await lead.locator('.article .tick:has(:checked) + .tick').click()
    await page.locator('.verdict:not(.refused)', { hasText: 'They can be printed.' }).waitFor()
    const texts = await lead.locator('.article .tick:has(:checked) [dir]').allInnerTexts()
    await lead.getByRole('button', { name: 'Print these' }).click()
    await wait('your cut')
    await page.locator('#tab-mail').click()
    const mail = page.frameLocator('iframe').first().locator('body')
    const words = ['From the editor: A quiet week on the rivers.', 'Headline by the editor', 'Two towns, one bridge']
    for (const one of [...words, 'Editor’s note: We asked the port.', texts.join(' ')])
      await expect.poll(async () => (await mail.innerText()).replace(/\s+/g, ' ')).toContain(one)
    await page.locator('#tab-stories').click()
    await page.getByRole('button', { name: 'Undo all decisions' }).click()
    await page.getByText('Nothing is decided yet').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each([
    [1280, 900, 2],
    [375, 667, 4],
  ])('at %d × %d px shows nine stories on %d screens, from the top of the page on', async (width, height, most) => {
    const { page } = await open('/?tab=stories', width)
    await page.setViewportSize({ width, height })
    const ninth = page.locator('ol.printed > li').nth(8)
    await ninth.waitFor()
    const box = await ninth.boundingBox()
    expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThan(most * height)
    await page.context().close()
  })
}
