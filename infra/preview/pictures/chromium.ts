// A Chromium for pictures and tests: from an npm package on Linux x64, elsewhere the one named in CHROME_PATH.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const named = process.env['CHROME_PATH']

/** Version of glibc in this process, e.g. `2.36`; `undefined` with another C library. */
const { glibcVersionRuntime: glibc } = (process.report.getReport() as { header: { glibcVersionRuntime?: string } })
  .header
const hasPackage = platform() === 'linux' && arch() === 'x64' && glibc !== undefined

/** Why there is no browser here, or `null`. */
export const noChromium: string | null =
  hasPackage || named !== undefined
    ? null
    : `There is no Chromium for ${platform()} ${arch()} in the packages: set CHROME_PATH to a Chrome or Chromium.`

/** Switches. Not the package's own list, which is for Lambda: a single process, and no checks of origins. */
const plainly = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
]

export interface LaunchOptions {
  /** Further switches. */
  args?: string[]
  /** A fontconfig file; if absent, the system's fonts, or the package's own if it has none. */
  fonts?: string
}

export async function launchChromium({ args = [], fonts }: LaunchOptions = {}): Promise<Browser> {
  if (noChromium !== null) throw new Error(noChromium)
  const fontsOf = (unpacked: string) => fonts ?? process.env['FONTCONFIG_FILE'] ?? join(unpacked, 'system-fonts.conf')
  const common = { args: [...plainly, ...args], headless: true, timeout: browserTimeoutMs }
  if (named !== undefined) {
    const env = { ...process.env, ...(fonts === undefined ? {} : { FONTCONFIG_FILE: fonts }) }
    return chromium.launch({ ...common, executablePath: named, env })
  }
  const unpacked = await unpackChromium()
  const env = { ...process.env, ...librariesOf(unpacked), FONTCONFIG_FILE: fontsOf(unpacked) }
  return chromium.launch({ ...common, executablePath: join(unpacked, 'chromium'), env })
}

/** Milliseconds. However busy the machine, a browser starts and shows a page within this time. */
export const browserTimeoutMs = 600_000

/** The package contains what its Chromium needs besides the C library (NSS, NSPR, Expat), built against glibc 2.34;
 * with an older version the system's libraries are needed. */
function librariesOf(unpacked: string): Record<string, string> {
  const [, minor = 0] = (glibc ?? '').split('.').map(Number)
  return minor >= 34 ? { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') } : {}
}

/** Unpacks each version of the package once and returns the folder. The package itself would use a file that another
 * process is still writing, or that another version left behind. */
async function unpackChromium(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const folder = join(cache, `chromium-${versionAbove(main)}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const own = mkdtempSync(join(cache, 'unpacking-'))
  try {
    const code = `import(${JSON.stringify(main)}).then(({ default: chromium }) => chromium.executablePath())`
    // As in a Lambda, where the package unpacks the libraries as well.
    const env = { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
    await promisify(execFile)(process.execPath, ['-e', code], { env })
    writeFileSync(join(own, 'system-fonts.conf'), systemFonts(folder))
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

const cache = fileURLToPath(new URL('../../../node_modules/.cache/broadsheet', import.meta.url))

/** The version in the nearest `package.json` in or above a file's folder. */
function versionAbove(file: string): string {
  const path = join(dirname(file), 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : versionAbove(dirname(file))
}

/** A bare machine has no fonts; then the package's Open Sans is used. */
const systemFonts = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
