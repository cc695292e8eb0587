// A real browser for the tests, with the vendored fonts and no others: the machine's own are not to show in any
// measure.
import type { Browser, BrowserContext } from 'playwright-core'
import { browserTimeoutMs, launchChromium, noChromium } from '../../infra/preview/chromium.ts'
import type { Screen } from './browser-barriers.ts'
import { vendoredFonts } from './fonts.ts'

/** Why the browser tests cannot run here, or `null`. */
export const noBrowser: string | null = noChromium

/** The same browser wherever the tests run; one that CHROME_PATH names draws letters in its own way. */
export const isPackagedBrowser = noChromium === null && process.env['CHROME_PATH'] === undefined

/** @param fonts a configuration of fontconfig: all the fonts there are */
export async function openBrowser(fonts = vendoredFonts()): Promise<Browser> {
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
  const browser = await launchChromium({ fonts, args })
  // On a busy machine a page may take longer than the half minute that Playwright allows.
  return browser.on('context', (window) => window.setDefaultTimeout(browserTimeoutMs))
}

/** `npm run test:browser` (test/browser/vitest.config.ts) looks at four widths, `npm test` at fewer. */
const isEveryScreen = process.env['EVERY_SCREEN'] === 'yes'

/** For pages: the narrowest phone in the light and a wide screen in the dark. Colours know no width, and places no
 * scheme. */
export const screens: readonly Screen[] = isEveryScreen
  ? inLightAndDark([320, 375, 600, 1024])
  : [
      { width: 320, height: 640, scheme: 'light' },
      { width: 1280, height: 900, scheme: 'dark' },
    ]

/** For mails: a phone, in the light and in the dark. */
export const mailScreens: readonly Screen[] = inLightAndDark(isEveryScreen ? [320, 375, 600, 1024] : [375])

function inLightAndDark(widths: readonly number[]): Screen[] {
  return widths.flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, height: width < 400 ? 640 : 900, scheme })),
  )
}

/** A window in which every request that does not go to 127.0.0.1 is refused and remembered in `strangers`. */
export async function openWindow(
  browser: Browser,
  { width, height, scheme }: Screen,
): Promise<{ window: BrowserContext; strangers: string[] }> {
  const window = await browser.newContext({ viewport: { width, height }, colorScheme: scheme })
  const strangers: string[] = []
  await window.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      strangers.push(route.request().url())
      return route.abort()
    },
  )
  return { window, strangers }
}
