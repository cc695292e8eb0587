// What axe finds on a page, on the narrowest phone and on a desk, in the light and in the dark.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { screens } from './browser.ts'

/** Mails live inside somebody else's page: landmarks are not theirs to set. */
export const rulesForPagesOnly = ['region', 'landmark-one-main']

/** `<screen>: <rule> at <element>`, and `… scrolls sideways` where the page is wider than the screen. */
export async function barriersOn(page: Page, without: string[] = []): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, scheme } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${width} ${scheme}: ${id} at ${target.join(' ')}`))
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (Number(overflow) > 0) found.push(`${width} ${scheme}: the page scrolls sideways by ${overflow} px`)
  }
  return found
}
