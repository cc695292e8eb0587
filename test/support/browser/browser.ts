// A real browser for the tests, with only the vendored fonts, so that the machine's own fonts affect no measurement.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium, noChromium } from '../../../infra/preview/pictures/chromium.ts'
import { longestWaitMs } from '../runs/longest-wait.ts'
import type { Screen } from './browser-barriers.ts'
import { vendoredFonts } from './fonts.ts'

/** Why the browser tests cannot run here, or `null`. */
export const noBrowser: string | null = noChromium

/** True for the same browser on every machine; one named by CHROME_PATH renders letters in its own way. */
export const isPackagedBrowser = noChromium === null && process.env['CHROME_PATH'] === undefined

/** @param fonts a fontconfig file that lists all available fonts */
export async function openBrowser(fonts = vendoredFonts()): Promise<Browser> {
  // Pages of one site in one window share a process instead of starting one each.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--process-per-site']
  const browser = await launchChromium({ fonts, args })
  // On a busy machine a page may take longer than Playwright's half minute.
  return browser.on('context', (window) => window.setDefaultTimeout(longestWaitMs))
}

/** `npm run test:browser` (test/browser/vitest.config.ts) uses four widths, `npm test` fewer. */
const isEveryScreen = process.env['EVERY_SCREEN'] === 'yes'

/** For pages: the narrowest phone in light mode and a wide screen in dark mode. Colours do not depend on the width, nor
 * layout on the scheme. */
export const screens: readonly Screen[] = isEveryScreen
  ? inLightAndDark([320, 375, 600, 1024])
  : [
      { width: 320, height: 640, scheme: 'light' },
      { width: 1280, height: 900, scheme: 'dark' },
    ]

/** For emails: a phone, in light and dark mode. */
export const mailScreens: readonly Screen[] = inLightAndDark(isEveryScreen ? [320, 375, 600, 1024] : [375])

function inLightAndDark(widths: readonly number[]): Screen[] {
  return widths.flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, height: width < 400 ? 640 : 900, scheme })),
  )
}

/** A window in which every request to anything but 127.0.0.1 is refused and recorded in `strangers`. */
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

/** A tab beside another one, in its process: to start one for each tab takes as long as two checks of a page. */
export async function openTabBeside(page: Page): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate("void window.open('about:blank')")])
  return tab
}
