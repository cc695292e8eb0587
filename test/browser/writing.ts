// A reader who does everything by mail: they write to the list in the inbox, confirm, get a briefing, and leave by the
// address in `List-Unsubscribe`, as a mail program does.
import type { Page } from 'playwright-core'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { RunningStart } from '../support/runs/running-start.ts'

export const writer = 'bo.writer@example.com'

/** @param topic id of one that the subject names */
export function subscribesByMail(running: () => RunningStart, opened: () => Page, topic: string): void {
  it('writes to the list in the inbox, and confirms on a page that has the topic of the subject', async () => {
    const [start, page] = [running(), opened()]
    await write(start, page, null, `Please: ${topic}`)
    await expect.poll(() => start.mailsTo(writer).length).toBe(1)
    await page.goto(/http\S*\/confirm\/[\w.-]+/.exec((await newest(start)).text ?? '')?.[0] ?? '')
    const checked = await page.locator('input[name=topics]:checked').all()
    expect(await Promise.all(checked.map((box) => box.getAttribute('value')))).toEqual([topic])
    for (const box of await page.locator('input[name=topics]').all()) await box.check()
    await page.locator('main form button[type=submit]').first().click()
    await expect.poll(() => start.mailsTo(writer).length).toBe(2)
  })
}

export function leavesByMail(running: () => RunningStart, opened: () => Page): void {
  it('has had a welcome and a briefing, and leaves by the address that it names (R1)', async () => {
    const [start, page] = [running(), opened()]
    const kinds = start.mailsTo(writer).map(({ delivery }) => delivery.split('_')[1])
    expect(kinds).toEqual(['confirmation', 'welcome', 'edition'])
    const { headers, text = '' } = await newest(start)
    const header = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? ''
    const [, to = '', token = ''] = /<mailto:([^?>]+)\?subject=([^>\s]+)>/.exec(header.replace(/\s/g, '')) ?? []
    await write(start, page, to, token)
    const preferences = /http\S*\/preferences\/[\w.-]+/.exec(text)?.[0] ?? ''
    await expect.poll(async () => (await fetch(preferences)).text()).not.toContain('name="topics"')
    expect(start.mailsTo(writer)).toHaveLength(3)
  })
}

/** @param to the address of the form, which is that to subscribe, where it is `null` */
async function write(start: RunningStart, page: Page, to: string | null, subject: string): Promise<void> {
  await page.goto(`${start.inbox}/write`)
  await page.locator('#from').fill(writer)
  if (to !== null) await page.locator('#to').fill(to)
  await page.locator('#subject').fill(subject)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('status').filter({ hasText: 'Sent.' }).waitFor()
}

async function newest(start: RunningStart) {
  const mail = start.mailsTo(writer).at(-1)
  if (mail === undefined) throw new Error('no mail came')
  return PostalMime.parse(start.raw(mail))
}
