// What keeps somebody from reading a mail, as a browser sees it: axe, small print, words that run out of the picture, things
// that are asked for elsewhere.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { contrastOf } from '../../infra/mail-checks/accessibility/contrast.ts'
import { openWindow, type Screen } from '../support/browser.ts'

/** Mails live inside somebody else's page: landmarks are not theirs to set. */
const rulesForPagesOnly = ['region', 'landmark-one-main']

/** CSS pixels; see docs/mail.md. */
const smallestPrint = 13

/** One line each: `<width> <scheme>: <what>`; none where everybody can read it. */
export async function barriersInMail(browser: Browser, html: string, screens: readonly Screen[]): Promise<string[]> {
  const { window } = await openWindow(browser, { width: 375, height: 640, scheme: 'light' })
  const page = await window.newPage()
  const found = paleWords(html)
  page.on('request', (request) => found.push(`asks for ${request.url()}`))
  await page.setContent(html)
  for (const { width, height, scheme } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    const barriers = [...(await axeOn(page)), ...(await smallPrint(page)), ...(await sidewaysScroll(page))]
    found.push(...barriers.map((barrier) => `${width} ${scheme}: ${barrier}`))
  }
  await window.close()
  return found
}

/** Worked out from the mail itself: axe leaves open what stands in a line of mixed directions. */
function paleWords(html: string): string[] {
  const { light, dark } = contrastOf(html)
  return [...light, ...dark]
    .filter(({ ratio, least }) => ratio < least)
    .map(({ ink, ground, ratio, sample }) => `${ink} on ${ground} is ${ratio} : 1: ${sample}`)
}

async function axeOn(page: Page): Promise<string[]> {
  // In its own mode axe opens another page for every run; a mail has no frames that would need it.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().disableRules(rulesForPagesOnly).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`))
}

async function smallPrint(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const small = []
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode
      if (textContent.trim() === '' || parentElement.getClientRects().length === 0) continue
      const size = Number.parseFloat(getComputedStyle(parentElement).fontSize)
      if (size < ${smallestPrint}) small.push(size + ' px: ' + textContent.trim().slice(0, 40))
    }
    return small
  })()`)
}

async function sidewaysScroll(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
    '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
  )
  return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : []
}
