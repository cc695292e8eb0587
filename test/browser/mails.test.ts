// Every mail in a real browser: in `npm test` on one phone, in `npm run test:browser` on every screen.
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logoEmail } from '../mail/logo-email.ts'
import { allMails } from '../mail/mails.ts'
import { mailScreens, noBrowser, openBrowser, openWindow } from '../support/browser/browser.ts'
import { browserBarriers, overflowOf } from '../support/browser/browser-barriers.ts'
import { oddFonts } from '../support/browser/fonts.ts'
import { printPagesOnFailure, shownPages } from '../support/browser/shown-pages.ts'
import { fontsAreVendored, letterPages } from './fonts.ts'

const mails = await allMails()
const pages = await letterPages(mails)
const [small = 0] = mailScreens.map(({ width }) => width)
const screen = [{ width: small, height: 640, scheme: 'light' as const }]
let browser: Browser
/** Has but one odd, wide font. */
let odd: Browser
/** One for all: a mail takes the place of the last one, and axe stays. */
let page: Page

printPagesOnFailure(() => [browser, odd])

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  browser = await openBrowser()
  odd = await openBrowser(oddFonts())
  const { window } = await openWindow(browser, { width: small, height: 640, scheme: 'light' })
  page = await window.newPage()
})

afterAll(() => Promise.all([browser?.close(), odd?.close()]))

const widths = [...new Set(mailScreens.map(({ width }) => width))].join(', ')

it.each(mails)(`$name has no barrier at ${widths} px, light and dark, and asks for nothing`, async ({ html }) => {
  expect(await browserBarriers(page, html, mailScreens)).toEqual([])
})

it('no mail is wider than the narrowest phone in an odd, wide font', async () => {
  const page = await odd.newPage({ viewport: { width: 320, height: 640 } })
  const wider: string[] = []
  for (const { name, html } of mails) {
    await page.setContent(html)
    if ((await overflowOf(page)) > 0) wider.push(name)
  }
  expect(wider).toEqual([])
  await page.close()
})

it.each(mails.filter(({ name }) => /^briefing\.\w+$/.test(name)))(
  'the headline of $name that leads to the original can be pressed: nothing lies over it',
  async ({ html }) => {
    await page.setContent(html)
    await page.locator(':is(h2, h3)[id] a').first().click({ trial: true })
  },
)

describe('A logo that is not loaded', () => {
  const listName = 'The Harbour, Railway and Waterworks Letter of Greetstrand'
  it.each([
    ['low', { width: 320, height: 27 }],
    ['as high as may be', { width: 320, height: 56 }],
    ['small', { width: 60, height: 24 }],
  ])('and is %s leaves its place to the whole name of the list', async (_, logo) => {
    await page.setContent(logoEmail('reader', { logo, listName }))
    const hidden = await page.evaluate<number[]>(
      `(({ clientHeight, scrollHeight, clientWidth, scrollWidth }) => [scrollHeight - clientHeight, scrollWidth - clientWidth])(document.querySelector('img.logo'))`,
    )
    // Of the last line only what letters leave empty below them.
    expect(Math.max(...hidden)).toBeLessThan(4)
  })

  it.each([
    ['wide and twice as large as it is shown', [640, 54], [320, 27]],
    ['small, as large as it is', [60, 24], [60, 24]],
    ['high', [300, 300], [56, 56]],
  ])('once it is loaded and is %s, it has the size it is given', async (_, [width = 0, height = 0], shown) => {
    const source = `data:image/png;base64,${PNG.sync.write(new PNG({ width, height })).toString('base64')}`
    const logo = { width: shown[0] ?? 0, height: shown[1] ?? 0 }
    await page.setContent(logoEmail('reader', { logo }).replace(/(?<=<img class="logo" src=")[^"]*/, source))
    const size = `(({ width, height }) => [width, height].map(Math.round))(document.querySelector('img.logo').getBoundingClientRect())`
    await page.setViewportSize({ width: 600, height: 640 })
    expect(await page.evaluate(size)).toEqual(shown)
    await page.setViewportSize({ width: small, height: 640 })
  })
})

const tap = (name: string) =>
  `<a href="https://example.com/${name}" aria-label="${name}" style="display:block;width:20px;height:20px"></a>`

describe('an email is refused', () => {
  const [mail = ''] = mails.map(({ html }) => html)
  const withWords = (words: string) => mail.replace('</body>', `${words}</body>`)

  it.each([
    ['for pale words', '<p style="color:#b8b8b8">pale</p>', 'color-contrast'],
    ['for small print', '<p style="color:#1c1b19;background:#ffffff;font-size:12px">small</p>', '12 px: small'],
    ['for a line that does not break', `<p style="background:#ffffff">${'x'.repeat(400)}</p>`, 'scrolls sideways'],
    ['for a picture without words', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', 'image-alt'],
    ['for links closer together than a finger is wide', `${tap('one')}${tap('two')}`, 'target-size'],
    ['for a picture from elsewhere', '<img alt="" src="https://pixel.example.com/p.gif">', 'asks for https://pixel'],
  ])('%s', async (_, words, barrier) => {
    expect((await browserBarriers(page, withWords(words), screen)).join('\n')).toContain(barrier)
  })
})

it('a failed test says what each page shows and where the focus is', async () => {
  await page.setContent('<h1>Desk</h1><p role="status">Saving</p><button disabled>Apply</button><button>Undo</button>')
  await page.getByRole('button', { name: 'Undo' }).focus()
  const shown = await shownPages(browser)
  for (const said of ['about:blank, in focus: - button "Undo"', 'status: Saving', 'button "Apply" [disabled]'])
    expect(shown).toContain(said)
})

describe('fonts', () => fontsAreVendored(pages, mails, () => ({ browser, odd })))
