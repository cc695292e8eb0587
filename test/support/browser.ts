// A real browser for the tests: Chromium out of an npm package on Linux x64, elsewhere the one that CHROME_PATH names.
import { arch, platform } from 'node:os'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'

const hasPackage = platform() === 'linux' && arch() === 'x64'

/** Why the browser tests cannot run here, or `null`. */
export const noBrowser: string | null =
  hasPackage || process.env['CHROME_PATH'] !== undefined
    ? null
    : `there is no Chromium for ${platform()} ${arch()} in the packages: set CHROME_PATH to one and run them again`

/** The same browser wherever the tests run; one that CHROME_PATH names draws letters in its own way. */
export const isPackagedBrowser = hasPackage && process.env['CHROME_PATH'] === undefined

/** Not the package's own list, which is for Lambda: one process for everything, and a browser that checks no origins. */
const plainly = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath())
  return playwright.launch({ executablePath, args: plainly, headless: true })
}

export interface Screen {
  width: number
  height: number
  scheme: 'light' | 'dark'
}

/** `npm run test:browser` (test/browser/vitest.config.ts) looks at four widths, `npm test` at fewer. */
const isEveryScreen = process.env['EVERY_SCREEN'] === 'yes'

/** For pages: the narrowest phone and a desk, in the light and in the dark. */
export const screens: readonly Screen[] = inLightAndDark(isEveryScreen ? [320, 375, 600, 1024] : [320, 1280])

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
