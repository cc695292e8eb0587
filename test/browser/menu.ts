// The menu of the archive on phones, in a real browser: it stays whole whatever font the reader has.
import type { Browser } from 'playwright-core'
import { expect, it } from 'vitest'
import type { AnsweredFile } from '../support/browser/archive-of-site.ts'

/** How many links are on each line of the menu, on phones and with wider and wider letters. */
const linesOfMenu = `(() => {
  const menu = document.querySelector('.places')
  const found = []
  for (let width = 288; width <= 390; width += 6) {
    for (let spacing = 0; spacing <= 0.3; spacing += 0.02) {
      menu.style.width = width + 'px'
      menu.style.letterSpacing = spacing + 'em'
      const tops = [...menu.querySelectorAll('a')].map((link) => link.getBoundingClientRect().top)
      found.push([...new Set(tops)].map((top) => tops.filter((one) => one === top).length))
    }
  }
  return found
})()`

/** @param browsers with different fonts */
export function menuStaysWhole(files: () => Map<string, AnsweredFile>, browsers: () => readonly Browser[]): void {
  it.each(['/editions/index.html', '/ar/editions/index.html'])(
    'no link of it on %s is left alone on a last line, in any font',
    async (path) => {
      for (const browser of browsers()) {
        const page = await browser.newPage({ viewport: { width: 375, height: 640 } })
        await page.setContent(files().get(path)?.body ?? '')
        const lines = await page.evaluate<number[][]>(linesOfMenu)
        expect(lines.some((one) => one.length > 1)).toBe(true)
        expect(lines.filter((one) => one.length > 1 && one.at(-1) === 1 && (one.at(-2) ?? 0) > 1)).toEqual([])
        await page.close()
      }
    },
  )
}
