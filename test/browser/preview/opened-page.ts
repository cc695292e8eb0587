// What the tests of the preview ask of a page of it: its complaints, and answers that come late.
import type { Page } from 'playwright-core'

export interface Opened {
  page: Page
  complaints: string[]
}

/** Breaches of the content security policy, and everything else that the browser complains of from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** What is asked of these addresses is answered only after the returned function is called. */
export async function holdBack(page: Page, isIt: (url: URL) => boolean): Promise<() => void> {
  const released = Promise.withResolvers<void>()
  await page.route(isIt, async (route) => {
    await released.promise
    await route.continue()
  })
  return released.resolve
}
