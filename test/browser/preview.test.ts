// The editor's preview in a real browser: real colour schemes in the frames, saves that show by themselves, a page that
// needs no mouse and has no barrier.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Preview, startPreview } from '../../infra/preview/server/server.ts'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { axeOn, overflowOf } from '../support/browser/browser-barriers.ts'
import { oddFonts } from '../support/browser/fonts.ts'
import { printPagesOnFailure } from '../support/browser/shown-pages.ts'
import { type CopiedProject, copiedProject } from '../unit/preview/copied-project.ts'
import { listenTo } from '../unit/preview/news.ts'
import { decidesAtTheDesk } from './preview/desk.ts'
import { complaintsOf, holdBack, type Opened } from './preview/opened-page.ts'

let browser: Browser
let project: CopiedProject
let preview: Preview

printPagesOnFailure(() => [browser])

beforeAll(async () => {
  if (noBrowser !== null) throw new Error(noBrowser)
  project = copiedProject()
  preview = await startPreview({ root: project.root, port: 0, folder: project.root, firstWeek: '2026-W47' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await preview?.close()
  project?.remove()
})

/** @param scheme `null`: as the system has it; an emulated scheme would reach into the frames */
async function open(path: string, width = 1280, scheme: 'light' | 'dark' | null = null): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(preview.url + path)
  const isFitted = () =>
    page.evaluate("[...document.querySelectorAll('iframe')].every(({ height }) => height !== '900')")
  await expect.poll(isFitted).toBe(true)
  return { page, complaints }
}

describe('The frames of the preview', () => {
  test('answer prefers-color-scheme as they are labelled, and the mail paints its own dark colours', async () => {
    const { page, complaints } = await open('/?width=375&scheme=light&scheme=dark')
    const inks = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) =>
          frame.evaluate<[boolean, string]>(
            "[matchMedia('(prefers-color-scheme: dark)').matches, getComputedStyle(document.querySelector('h1')).color]",
          ),
        ),
    )
    expect(await page.locator('iframe').nth(1).getAttribute('title')).toBe('Email, 375 px, dark')
    expect(inks).toEqual([
      [false, 'rgb(28, 27, 25)'],
      [true, 'rgb(237, 234, 227)'],
    ])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('are made wider and narrower by their grip, with the mouse and with keys, and the address then says so', async () => {
    const { page, complaints } = await open('/?width=375')
    const release = await holdBack(page, ({ pathname, search }) => pathname === '/' && search.includes('width=435'))
    const grip = page.getByRole('slider')
    // Waits until it stands still: its frame may still be growing.
    await grip.hover({ position: { x: 9, y: 60 } })
    const box = await grip.boundingBox()
    if (box === null) throw new Error('there is no grip')
    await page.mouse.down()
    await page.mouse.move(box.x + 69, box.y + 60, { steps: 4 })
    await expect.poll(() => page.locator('iframe').getAttribute('width')).toBe('435')
    await page.mouse.up()
    await expect.poll(() => new URL(page.url()).search).toContain('width=435')
    await page.getByText('435 px, light').waitFor()
    await grip.focus()
    await page.keyboard.press('ArrowLeft')
    // The page of the new address comes late: neither the focus nor the key is lost.
    release()
    await page.getByRole('checkbox', { name: '435', exact: true }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.frames()[1]?.evaluate<number>('innerWidth')).toBe(415)
    expect(await page.locator('iframe').getAttribute('title')).toBe('Email, 435 px, light')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('a saved file shows in the frame by itself, and the page stays where it was', async () => {
    const { page } = await open('/')
    await page.evaluate('scrollTo(0, 400)')
    const source = project.read('templates/messages/en.json')
    const before = await page.evaluate<number>('scrollY')
    expect(before).toBeGreaterThan(300)
    project.edit('templates/messages/en.json', 'That’s the whole briefing', 'Saved just now')
    await page.getByText(/page updated in \d+ ms/).waitFor()
    const frames = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.getByText('Saved just now').count()),
    )
    expect(frames).toEqual([1, 1])
    expect(await page.evaluate<number>('scrollY')).toBe(before)
    project.save('templates/messages/en.json', source)
    await page.context().close()
  })

  test('what is saved before a new page can hear of it shows as well', async () => {
    const { page } = await open('/')
    const source = project.read('templates/messages/en.json')
    const release = await holdBack(page, ({ pathname }) => pathname === '/events')
    await page.reload()
    const news = await listenTo(preview.url)
    project.edit('templates/messages/en.json', 'That’s the whole briefing', 'Saved unheard')
    await news.next()
    news.close()
    release()
    await page.frameLocator('iframe').first().getByText('Saved unheard').waitFor()
    project.save('templates/messages/en.json', source)
    await page.context().close()
  })

  test('a link of the mail is named, not followed', async () => {
    const { page } = await open('/?width=600')
    await page.frameLocator('iframe').getByText('View online').click()
    await expect.poll(() => page.textContent('#news')).toContain('https://news.example.com/editions/2026-W47/')
    expect(page.url()).toContain(preview.url)
    await page.context().close()
  })
})

describe('The desk', () => decidesAtTheDesk(open, () => project))

describe('The page of the preview has no barrier', () => {
  const places = ['/', '/?tab=stories', '/?tab=checks', '/?tab=site', '/?reader=made']
  const looks: ['light' | 'dark', number, string[]][] = [
    ['light', 320, [...places, '/?tab=text', '/?tab=headers']],
    ['dark', 1280, places],
  ]

  test.each(looks)('by axe, %s at %d px', async (scheme, width, tabs) => {
    const found: string[] = []
    const { page, complaints } = await open('/', width, scheme)
    for (const place of tabs) {
      await page.goto(preview.url + place)
      const article = page.locator('a.opener').first()
      if ((await article.count()) > 0) await page.goto(preview.url + (await article.getAttribute('href')))
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      // The mail in the frames has its own checks, and runs no script.
      const barriers = await axeOn(page, { outside: ['iframe'] })
      found.push(...barriers.map((barrier) => `${place}: ${barrier}`))
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('by keyboard alone: another reader, another tab', async () => {
    const { page } = await open('/')
    await page.focus('#choose-reader')
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(/reader=2/)
    await page.locator('#choose-reader:focus').waitFor()
    await page.focus('#tab-stories')
    await page.keyboard.press('Enter')
    await page.waitForURL(/tab=stories/)
    await page.waitForSelector('.entry')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('tab-stories')
    await page.context().close()
  })
})

describe('A small phone with one odd, wide font', () => {
  const mails = ['briefing', 'confirmation', 'welcome', 'notice', 'links', 'proof', 'alert'].map(
    (mail) => `/?mail=${mail}`,
  )
  const tabs = ['text', 'source', 'headers', 'site', 'stories', 'checks'].map((tab) => `/?tab=${tab}`)

  let wide: Browser
  beforeAll(async () => {
    wide = await openBrowser(oddFonts())
  })
  afterAll(() => wide?.close())

  test('has room for everything but the email, which scrolls in its own box', async () => {
    const page = await wide.newPage({ viewport: { width: 320, height: 640 } })
    const wider: string[] = []
    for (const place of [...mails, ...tabs, '/?mail=proof&tab=checks', '/?reader=made']) {
      await page.goto(preview.url + place)
      if ((await overflowOf(page)) > 0) wider.push(place)
    }
    expect(wider).toEqual([])
  })

  test('shows words of any length whole', async () => {
    const page = await wide.newPage({ viewport: { width: 320, height: 640 } })
    await page.goto(`${preview.url}/?tab=stories`)
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3)
    await page.evaluate(
      `for (const words of document.querySelectorAll('h3, p, dd, .entry span, .state, label, .mark')) words.append('${long}')`,
    )
    expect(await overflowOf(page)).toBe(0)
  })
})
