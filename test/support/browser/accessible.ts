// What axe finds on a page, on every screen, in light and dark mode.
import type { Page } from 'playwright-core'
import { screens } from './browser.ts'
import { axeOn, overflowOf, smallTargets } from './browser-barriers.ts'

/** Hand-held screens, in CSS pixels. */
const widestPhone = 480

/** `<screen>: <rule> at <element>`, `… scrolls sideways` if the page is wider than the screen, and targets too small
 * for a finger. */
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
