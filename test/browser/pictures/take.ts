// Pictures of the mails, taken so that nothing of the machine shows in them.
import type { Browser, Page } from 'playwright-core'
import type { MadeMail } from '../../mail/mails.ts'
import { openWindow } from '../../support/browser/browser.ts'
import { inFewColours, readPng, writePng } from './few-colours.ts'
import { vendoredFonts } from './vendored-fonts.ts'

export const pictureWidths = [320, 600, 1024] as const
export const pictureSchemes = ['light', 'dark'] as const

/** File name → PNG, e.g. `briefing.ar.320.dark.png`; the whole mail, however long it is. */
export async function takePictures(
  browser: Browser,
  mail: MadeMail,
  widths: readonly number[] = pictureWidths,
): Promise<Map<string, Buffer>> {
  const page = await pageWith(browser, mail)
  const pictures = new Map<string, Buffer>()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    for (const scheme of pictureSchemes) {
      await page.emulateMedia({ colorScheme: scheme })
      const taken = await page.screenshot({ fullPage: true, animations: 'disabled' })
      pictures.set(`${mail.name}.${width}.${scheme}.png`, writePng(inFewColours(readPng(taken))))
    }
  }
  await page.context().close()
  return pictures
}

async function pageWith(browser: Browser, { html }: MadeMail): Promise<Page> {
  const { window } = await openWindow(browser, { width: 600, height: 800, scheme: 'light' })
  const page = await window.newPage()
  await page.setContent(html)
  await page.addStyleTag({ content: vendoredFonts() })
  await page.evaluate('document.fonts.ready')
  return page
}

/** Fonts that some character of the mail is drawn with and that its pictures do not bring: none. */
export async function strangeFonts(browser: Browser, mail: MadeMail): Promise<string[]> {
  const page = await pageWith(browser, mail)
  const fonts = await fontsOn(page)
  await page.context().close()
  return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
}

/** Every font that a page is drawn with, once. */
export async function fontsOn(page: Page): Promise<{ familyName: string; isCustomFont: boolean }[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' })
  const drawn = new Map<string, { familyName: string; isCustomFont: boolean }>()
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
    for (const font of fonts) drawn.set(`${font.isCustomFont} ${font.familyName}`, font)
  }
  await devtools.detach()
  return [...drawn.values()]
}
