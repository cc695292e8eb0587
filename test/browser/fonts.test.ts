// Neither a measure nor a picture comes from the machine's fonts: what the tests see is the same on a machine that has
// others, or none.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allMails } from '../mail/mails.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { oddFonts } from '../support/browser/fonts.ts'
import { aReaderSite } from '../support/worlds/reader-site.ts'
import { fontsOn, takePictures } from './pictures/take.ts'

const mails = await allMails()
const briefings = mails.filter(({ name }) => name.startsWith('briefing'))
const pages = new Map(briefings.map(({ name, html }) => [name, html]))
for (const path of ['/', '/?lang=ar']) pages.set(path, await aReaderSite().get(path))
pages.set('every kind of letter', everyKind())

/** The kinds of fonts that a style sheet can ask for. */
function everyKind(): string {
  const kinds = ['serif', 'sans-serif', 'monospace', 'system-ui', 'cursive', 'fantasy', 'Georgia', 'Arial', 'nonsense']
  const words = ['Sphinx', 'Łódź', 'مرحبا', '1,234'].join(' ')
  const lines = kinds.map((kind) => `<p style="font-family: ${kind}">${words} <b>${words}</b> <i>${words}</i></p>`)
  return `<!doctype html><title>Letters</title>${lines.join('')}<textarea>${words}</textarea><pre>${words}</pre>`
}

let browser: Browser
let odd: Browser
let elsewhere: Browser

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  browser = await openBrowser()
  odd = await openBrowser(oddFonts())
  elsewhere = await onAMachineWith(oddFonts())
})

afterAll(() => Promise.all([browser, odd, elsewhere].map((one) => one?.close())))

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
async function looksOf(where: Browser, html: string): Promise<{ boxes: string; picture: Buffer }> {
  const page = await shown(where, html)
  const boxes = await page.evaluate<string>(`JSON.stringify([...document.querySelectorAll('body *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [element.tagName, x, y, width, height]
  }))`)
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  await page.close()
  return { boxes, picture }
}

async function shown(where: Browser, html: string): Promise<Page> {
  const page = await where.newPage({ viewport: { width: 375, height: 640 }, colorScheme: 'light' })
  await page.setContent(html)
  return page
}

describe.each([...pages])('%s', (_, html) => {
  it('is drawn with vendored fonts alone', async () => {
    const page = await shown(browser, html)
    const fonts = (await fontsOn(page)).map(({ familyName }) => familyName)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((name) => !/^Noto (Sans( Arabic)?|Serif)$/.test(name))).toEqual([])
    await page.close()
  })

  it('measures and looks the same on a machine whose only font is odd and wide', async () => {
    const here = await looksOf(browser, html)
    const there = await looksOf(elsewhere, html)
    expect(there.boxes).toBe(here.boxes)
    expect(there.picture.equals(here.picture)).toBe(true)
    const used = await looksOf(odd, html)
    expect(used.boxes).not.toBe(here.boxes)
    expect(used.picture.equals(here.picture)).toBe(false)
  })
})

it('a golden picture is the same where the machine has only the odd font', async () => {
  const [mail] = mails.filter(({ name }) => name === 'confirmation.ar')
  if (mail === undefined) throw new Error('there is no such mail')
  const [here, there] = [await takePictures(browser, mail), await takePictures(odd, mail)]
  for (const [name, picture] of here) expect([name, there.get(name)?.equals(picture)]).toEqual([name, true])
})
