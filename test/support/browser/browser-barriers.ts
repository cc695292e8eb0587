// What prevents people from reading an email, as a browser sees it: axe, small print, text wider than the screen,
// requests to other servers.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page, Request } from 'playwright-core'
import { contrastOf, lowContrastPairs, tooPale } from '../../../infra/mail-checks/accessibility/contrast.ts'
import { parseMail } from '../../../infra/mail-checks/html/mail-document.ts'
import { smallestPrint } from '../../../infra/mail-checks/html/print-size.ts'

/** CSS pixels. */
export interface Screen {
  width: number
  height: number
  scheme: 'light' | 'dark'
}

/** A script for a page. It is half as long as the one that Node would import. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Emails are shown inside another page, which sets the landmarks. */
const rulesForPagesOnly = ['region', 'landmark-one-main']

/**
 * One line each: `<width> <scheme>: <what>`; empty if everyone can read it.
 *
 * @param page a blank one, or one of an earlier email; afterwards it shows this one
 */
export async function browserBarriers(page: Page, html: string, screens: readonly Screen[]): Promise<string[]> {
  const found = paleWords(html)
  const note = (request: Request) => void found.push(`asks for ${request.url()}`)
  page.on('request', note)
  await page.setContent(html)
  for (const { width, height, scheme } of screens) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    const barriers = [
      ...(await axeOn(page, { without: rulesForPagesOnly })),
      ...(await smallPrint(page)),
      ...(await sideways(page)),
    ]
    found.push(...barriers.map((barrier) => `${width} ${scheme}: ${barrier}`))
  }
  page.off('request', note)
  return found
}

/** Computed from the email itself: axe leaves mixed-direction lines undecided. */
function paleWords(html: string): string[] {
  const { light, dark } = contrastOf(parseMail(html))
  return lowContrastPairs([...light, ...dark]).map((pair) => `${tooPale(pair)}: ${pair.sample}`)
}

/** Rules that axe leaves out unless asked: what is tapped is 24 px high and wide, or has that much room around it (WCAG
 * 2.2, 2.5.8). */
const rulesBeyondUsual = [['target-size', { enabled: true }]] as const

/**
 * `<rule> at <element>` for each violation. axe is inserted into a page once, and asked only for violations: describing
 * what passed would take several times as long.
 *
 * @param outside selectors of what is not checked, including frames
 */
export async function axeOn(
  page: Page,
  { without = [], outside = [] }: { without?: readonly string[]; outside?: readonly string[] } = {},
): Promise<string[]> {
  if (await page.evaluate<boolean>("typeof axe === 'undefined'")) await insertAxe(page)
  const context = { exclude: outside.map((selector) => [selector]) }
  const rules = Object.fromEntries([...without.map((id) => [id, { enabled: false }]), ...rulesBeyondUsual])
  const options = JSON.stringify({ resultTypes: ['violations'], rules })
  return page.evaluate<string[]>(`axe.run(${JSON.stringify(context)}, ${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' at ' + target.join(' '))))`)
}

/** By the browser's own call, which keeps what it compiled for the next page of the same process: `evaluate` compiles
 * the script for each page, which takes a quarter as long as checking one. */
async function insertAxe(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression: axe })
  if (exceptionDetails !== undefined) throw new Error(`axe cannot be inserted: ${exceptionDetails.text}`)
  await devtools.detach()
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

async function sideways(page: Page): Promise<string[]> {
  const overflow = await overflowOf(page)
  return overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []
}

/** CSS pixels by which a page is wider than its window, with everything unfolded. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })()`)
}

/** CSS pixels that a finger needs: WCAG 2.2, 2.5.5 (AAA), also required of apps by Apple and Google. */
const smallestTarget = 44

/** Targets too low for a finger. A link in a sentence is as high as its line, and a checkbox has its label. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = []
    for (const target of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden], .trap)')) {
      const boxes = [target, target.closest('label')].flatMap((one) => one === null ? [] : [one.getBoundingClientRect().height])
      const height = Math.max(...boxes)
      const isInline = getComputedStyle(target).display === 'inline'
      if (height === 0 || height > ${smallestTarget - 0.5} || (isInline && isInSentence(target))) continue
      found.push(Math.round(height) + ' px high: ' + (target.textContent.trim() || target.name).slice(0, 40))
    }
    return found

    function isInSentence(link) {
      const block = link.closest('p, li, div, h2, h3, dd, td').cloneNode(true)
      for (const one of block.querySelectorAll('a')) one.remove()
      return /\\p{L}/u.test(block.textContent)
    }
  })()`)
}
