// Neither a measure nor a picture comes from the machine's fonts: what the tests see is the same on a machine that has
// others, or none. Part of `mails.test.ts`, whose mails and browsers it looks at.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MadeMail } from '../mail/mails.ts'
import { openBrowser } from '../support/browser/browser.ts'
import { oddFonts } from '../support/browser/fonts.ts'
import { aReaderSite } from '../support/worlds/reader-site.ts'
import { fontsOn, takePictures } from './pictures/take.ts'

/** Browsers that others use as well: one with the vendored fonts, one with an odd, wide one. */
interface Browsers {
  browser: Browser
  odd: Browser
}

/** By name: the briefings, two pages of the site, and every kind of letter. */
export async function letterPages(mails: readonly MadeMail[]): Promise<Map<string, string>> {
  const briefings = mails.filter(({ name }) => name.startsWith('briefing'))
  const pages = new Map(briefings.map(({ name, html }) => [name, html]))
  for (const path of ['/', '/?lang=ar']) pages.set(path, await aReaderSite().get(path))
  return pages.set('every kind of letter', everyKind())
}

/** The kinds of fonts that a style sheet can ask for. */
function everyKind(): string {
  const kinds = ['serif', 'sans-serif', 'monospace', 'system-ui', 'cursive', 'fantasy', 'Georgia', 'Arial', 'nonsense']
  const words = ['Sphinx', 'Łódź', 'مرحبا', '1,234'].join(' ')
  const lines = kinds.map((kind) => `<p style="font-family: ${kind}">${words} <b>${words}</b> <i>${words}</i></p>`)
  return `<!doctype html><title>Letters</title>${lines.join('')}<textarea>${words}</textarea><pre>${words}</pre>`
}

/** As a system has it that is configured so. */
async function onAMachineWith(fonts: string): Promise<Browser> {
  const before = process.env['FONTCONFIG_FILE']
  process.env['FONTCONFIG_FILE'] = fonts
  try {
    return await openBrowser()
  } finally {
    if (before === undefined) delete process.env['FONTCONFIG_FILE']
    else process.env['FONTCONFIG_FILE'] = before
  }
}

/** Places and sizes of everything on a page, and its picture. */
async function looksOf(page: Page, html: string): Promise<{ boxes: string; picture: Buffer }> {
  await page.setContent(html)
  const boxes = await page.evaluate<string>(`JSON.stringify([...document.querySelectorAll('body *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [element.tagName, x, y, width, height]
  }))`)
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  return { boxes, picture }
}

const phone = { viewport: { width: 375, height: 640 }, colorScheme: 'light' } as const

/** A picture does not depend on its width in this: the narrowest has the fewest pixels. */
const narrow = [320] as const

export function fontsAreVendored(
  pages: ReadonlyMap<string, string>,
  mails: readonly MadeMail[],
  browsers: () => Browsers,
): void {
  let elsewhere: Browser
  /** One in each browser for everything that is shown: a new one would start a process each time. */
  let here: Page
  let there: Page
  let oddly: Page
  beforeAll(async () => {
    elsewhere = await onAMachineWith(oddFonts())
    const { browser, odd } = browsers()
    here = await browser.newPage(phone)
    there = await elsewhere.newPage(phone)
    oddly = await odd.newPage(phone)
  })
  afterAll(() => elsewhere?.close())

  describe.each([...pages])('%s', (_, html) => {
    it('is drawn with vendored fonts alone', async () => {
      await here.setContent(html)
      const fonts = (await fontsOn(here)).map(({ familyName }) => familyName)
      expect(fonts.length).toBeGreaterThan(0)
      expect(fonts.filter((name) => !/^Noto (Sans( Arabic)?|Serif)$/.test(name))).toEqual([])
    })

    it('measures and looks the same on a machine whose only font is odd and wide', async () => {
      const looks = await looksOf(here, html)
      const same = await looksOf(there, html)
      expect(same.boxes).toBe(looks.boxes)
      expect(same.picture.equals(looks.picture)).toBe(true)
      const other = await looksOf(oddly, html)
      expect(other.boxes).not.toBe(looks.boxes)
      expect(other.picture.equals(looks.picture)).toBe(false)
    })
  })

  it('a golden picture is the same where the machine has only the odd font', async () => {
    const [mail] = mails.filter(({ name }) => name === 'confirmation.ar')
    if (mail === undefined) throw new Error('there is no such mail')
    const { browser, odd } = browsers()
    const [usual, same] = [await takePictures(browser, mail, narrow), await takePictures(odd, mail, narrow)]
    expect(usual.size).toBe(2)
    for (const [name, picture] of usual) expect([name, same.get(name)?.equals(picture)]).toEqual([name, true])
  })
}
