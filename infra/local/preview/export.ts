// `npm run preview -- --export <folder>`: a picture of every view, for a review without the page.
import { mkdirSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Scheme, schemes, wantedQuery, widths } from './query.ts'
import type { Preview } from './server.ts'
import type { Wanted } from './types.ts'

export interface Picture {
  /** e.g. `briefing-2026-W47-375-dark.png` */
  name: string
  wanted: Wanted
  width: number
  scheme: Scheme
}

/** Writes the pictures and answers their names. */
export async function exportPictures(preview: Preview, folder: string, reader: Wanted['reader']): Promise<string[]> {
  const browser = await openBrowser()
  try {
    mkdirSync(folder, { recursive: true })
    const pictures = await picturesOf(preview, reader)
    // One page for all: the packaged Chromium lives in a single process, which ends with its last page.
    const page = await browser.newPage({ javaScriptEnabled: false })
    for (const picture of pictures) await take(page, preview.url, picture, join(folder, picture.name))
    return pictures.map(({ name }) => name)
  } finally {
    await browser.close()
  }
}

/** The briefing of each edition; the other mails, which hardly depend on it, once. */
export async function picturesOf(
  { composer }: Pick<Preview, 'composer'>,
  reader: Wanted['reader'],
): Promise<Picture[]> {
  const { choices, trouble } = await composer.view({ mail: 'briefing', edition: 1, reader })
  if (trouble !== null || choices === null)
    throw new Error(`${trouble?.file}, line ${trouble?.line ?? 'unknown'}: ${trouble?.reason}`)
  const pictures: Picture[] = []
  for (const { id: mail } of choices.mails) {
    for (const { id, number } of choices.editions.slice(0, mail === 'briefing' ? undefined : 1)) {
      const wanted = { mail, edition: number, reader }
      if ((await composer.view(wanted)).shown?.letter == null) continue
      for (const width of widths) {
        for (const scheme of schemes)
          pictures.push({ name: `${mail}-${id}-${width}-${scheme}.png`, wanted, width, scheme })
      }
    }
  }
  return pictures
}

async function take(page: Page, url: string, { wanted, width, scheme }: Picture, file: string): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme: scheme })
  await page.goto(`${url}/mail.html?${wantedQuery(wanted)}`)
  await page.screenshot({ path: file, fullPage: true })
}

/** Chromium out of an npm package on Linux x64, elsewhere the one that CHROME_PATH names. */
async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH']
  if (named !== undefined) return chromium.launch({ executablePath: named })
  if (platform() !== 'linux' || arch() !== 'x64')
    throw new Error(
      `There is no Chromium for ${platform()} ${arch()} in the packages: set CHROME_PATH to a Chrome or Chromium.`,
    )
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
}
