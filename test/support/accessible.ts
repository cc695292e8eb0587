// What axe finds on a page, on every screen, in the light and in the dark.
import type { Page } from 'playwright-core'
import { screens } from './browser.ts'
import { axeOn, overflowOf, smallTargets } from './browser-barriers.ts'

/** Screens that are held in a hand, in CSS pixels. */
const widestPhone = 480

/** `<screen>: <rule> at <element>`, `… scrolls sideways` where the page is wider than the screen, and what a finger
 * would miss. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, scheme } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    found.push(...(await axeOn(page)).map((barrier) => `${width} ${scheme}: ${barrier}`))
    const overflow = await overflowOf(page)
    if (width <= widestPhone) found.push(...(await smallTargets(page)).map((target) => `${width} ${scheme}: ${target}`))
    if (overflow > 0) found.push(`${width} ${scheme}: the page scrolls sideways by ${overflow} px`)
  }
  return found
}
