// What a reader does on the site's pages without a mouse, in a real browser.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { ReaderSite } from '../support/worlds/reader-site.ts'

interface Visit {
  page: Page
  site: ReaderSite
  open: (path: string) => Promise<unknown>
  /** Opens the subscribe page while requests flood in. */
  flooded: () => Promise<void>
  /** Id of an active reader. */
  reader: string
}

export function keyboardAlone(visit: () => Visit): void {
  /** Tabs on until the element has the focus; every stop on the way must be visible. */
  async function tabTo(selector: string): Promise<void> {
    for (let stop = 0; stop < 80; stop += 1) {
      await visit().page.keyboard.press('Tab')
      const focused = visit().page.locator(':focus')
      const outline = await focused.evaluate('(element) => getComputedStyle(element).outlineStyle')
      expect(outline).not.toBe('none')
      if ((await visit().page.locator(`${selector}:focus`).count()) > 0) return
    }
    throw new Error(`Tab never came to ${selector}`)
  }

  it('subscribes', async () => {
    await visit().open('/')
    await tabTo('input[name=address]')
    await visit().page.keyboard.type('ann@example.com')
    await tabTo('input[name=topics][value=sport]')
    await visit().page.keyboard.press('Space')
    await tabTo('input[name=consent]')
    await visit().page.keyboard.press('Space')
    await tabTo('main form button[type=submit]')
    await visit().page.keyboard.press('Enter')
    await expect.poll(() => visit().site.ports.queue.messages.length).toBe(1)
    expect(visit().site.ports.queue.messages.map(({ body }) => JSON.parse(body))).toMatchObject([
      { kind: 'confirmation', address: 'ann@example.com', topics: ['sport'] },
    ])
  })

  it('subscribes while the form is flooded, once its script has worked out the task', async () => {
    await visit().flooded()
    await visit().page.locator('input[name=address]').fill('ann@example.com')
    await visit().page.locator('input[name=topics]').first().check()
    await visit().page.locator('input[name=consent]').check()
    await visit().page.locator('main form button[type=submit]').click()
    await expect.poll(() => visit().site.ports.queue.messages.length).toBe(1)
    expect(JSON.parse(visit().site.ports.queue.messages[0]?.body ?? '')).toMatchObject({ proof: expect.any(String) })
  })

  it('leaves', async () => {
    await visit().open(visit().site.link('leave', visit().reader))
    await tabTo('main form button[type=submit]')
    await visit().page.keyboard.press('Enter')
    await expect.poll(async () => (await visit().site.ports.subscribers.get(visit().reader))?.status).toBe('left')
  })
}
