// `npm run preview -- --export <folder>`: writes a picture of every view, for a review without the page.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Scheme, schemes, type Treatment, treatments, widths } from '../frame-choices.ts'
import { wantedQuery } from '../query.ts'
import type { Preview } from '../server/server.ts'
import type { Wanted } from '../types.ts'
import { browserTimeoutMs, launchChromium } from './chromium.ts'

export interface Picture {
  /** e.g. `briefing-2026-W47-375-dark.png` */
  name: string
  /** Path on the preview's server. */
  path: string
  width: number
  scheme: Scheme
  /** Selector of the part of the page to show; `null` for the whole page. */
  part: string | null
}

/** Writes the pictures and resolves to their names. */
export async function exportPictures(preview: Preview, folder: string, reader: Wanted['reader']): Promise<string[]> {
  const browser = await launchChromium()
  try {
    mkdirSync(folder, { recursive: true })
    const pictures = await picturesOf(preview, reader)
    const page = await browser.newPage({ javaScriptEnabled: false })
    page.setDefaultTimeout(browserTimeoutMs)
    for (const picture of pictures) await take(page, preview.url, picture, join(folder, picture.name))
    return pictures.map(({ name }) => name)
  } finally {
    await browser.close()
  }
}

/** The briefing of each edition; once the other emails, which hardly depend on it, and the views of limited clients. */
export async function picturesOf(
  { composer }: Pick<Preview, 'composer'>,
  reader: Wanted['reader'],
): Promise<Picture[]> {
  const { choices, problem } = await composer.view({ mail: 'briefing', edition: 1, reader })
  if (problem !== null || choices === null)
    throw new Error(`${problem?.file}, line ${problem?.line ?? 'unknown'}: ${problem?.reason}`)
  const pictures: Picture[] = []
  for (const { id: mail } of choices.mails) {
    for (const { id, number } of choices.editions.slice(0, mail === 'briefing' ? undefined : 1)) {
      const wanted = { mail, edition: number, reader }
      if ((await composer.view(wanted)).shown?.email == null) continue
      const hardships = number === 1 ? treatments.slice(1) : []
      pictures.push(...picturesOfMail(`${mail}-${id}`, wantedQuery(wanted), hardships))
    }
  }
  return pictures
}

/** Every width in each colour scheme and as limited clients show it; the text part; the row of an inbox, light and
 * dark. */
function picturesOfMail(mail: string, query: URLSearchParams, hardships: readonly Treatment[]): Picture[] {
  const looks = [
    ...schemes.map((scheme) => ({ look: scheme as string, scheme, treatment: 'as sent' })),
    ...hardships.map((treatment) => ({ look: treatment, scheme: 'light' as const, treatment })),
  ]
  const mails = looks.flatMap(({ look, scheme, treatment }) =>
    widths.map((width) => ({
      name: `${mail}-${width}-${look.replaceAll(' ', '-')}.png`,
      path: `/mail.html?${query}&treatment=${encodeURIComponent(treatment)}`,
      width,
      scheme,
      part: null,
    })),
  )
  const onThePage = { width: windowWidth, scheme: 'light' as const }
  return [
    ...mails,
    { name: `${mail}-text.png`, path: `/?${query}&tab=text`, ...onThePage, part: 'pre.text' },
    { name: `${mail}-inbox-row.png`, path: `/?${query}&tab=text`, ...onThePage, part: '.inbox-rows' },
  ]
}

/** CSS pixels: pictures are as high as the page, so this only matters while the page is drawn. */
const windowHeight = 800

/** CSS pixels: room for both rows of the inbox side by side. */
const windowWidth = 1280

async function take(page: Page, url: string, { path, width, scheme, part }: Picture, file: string): Promise<void> {
  await page.setViewportSize({ width, height: windowHeight })
  await page.emulateMedia({ colorScheme: scheme })
  await page.goto(url + path)
  if (part === null) await page.screenshot({ path: file, fullPage: true })
  else await page.locator(part).screenshot({ path: file })
}
