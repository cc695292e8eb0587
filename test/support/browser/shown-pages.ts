// What every open page shows, printed where a test fails: a wait in vain says what was awaited, not what was there.
import type { Browser } from 'playwright-core'
import { afterEach } from 'vitest'

/** @param opened the browsers of a file of tests, as far as they are open */
export function printPagesOnFailure(opened: () => readonly (Browser | undefined)[]): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const shown = await Promise.all(opened().map((browser) => (browser === undefined ? '' : shownPages(browser))))
    console.error(`When “${task.name}” failed, there was:\n${shown.join('')}`)
  })
}

/** Characters of a page: its head with what it says of itself, and more than a screen. Chosen, not measured. */
const mostOfPage = 6_000

/** Address, element in focus and what a screen reader finds, of each page. */
export async function shownPages(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((window) => window.pages())
  const told = pages.map(async (page) => {
    // A snapshot would wait for minutes where nothing is in focus.
    const seen = async (selector: string) => {
      const found = page.locator(selector).first()
      return (await found.count()) === 0 ? 'nothing' : found.ariaSnapshot().catch(() => 'nothing to be had')
    }
    const [body, focus] = [await seen('body'), await seen(':focus')]
    return `\n${page.url()}, in focus: ${focus}\n${body.slice(0, mostOfPage)}\n`
  })
  return (await Promise.all(told)).join('')
}
