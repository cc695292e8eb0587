// The mail checks' browser rules, in a window of its own for each email.
import type { Browser } from 'playwright-core'
import { openWindow } from '../support/browser/browser.ts'
import { browserBarriers, type Screen } from '../support/browser/browser-barriers.ts'

export async function barriersInMail(browser: Browser, html: string, screens: readonly Screen[]): Promise<string[]> {
  const { window } = await openWindow(browser, { width: 375, height: 640, scheme: 'light' })
  const found = await browserBarriers(await window.newPage(), html, screens)
  await window.close()
  return found
}
