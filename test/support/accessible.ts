// What axe finds on a page, on every screen, in the light and in the dark.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { screens } from './browser.ts'

/** `<screen>: <rule> at <element>`, and `… scrolls sideways` where the page is wider than the screen. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, scheme } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    // In its own mode axe opens another page for every run; no page of the site has frames that would need it.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${width} ${scheme}: ${id} at ${target.join(' ')}`))
    const overflow = await overflowOf(page)
    if (overflow > 0) found.push(`${width} ${scheme}: the page scrolls sideways by ${overflow} px`)
  }
  return found
}

/** CSS pixels by which a page is wider than its window, with all that it can fold out. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })()`)
}
