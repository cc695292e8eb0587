// Fonts from npm packages instead of the machine's own, so that a page has the same measurements everywhere.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sfntOf } from './woff.ts'

const { resolve } = createRequire(import.meta.url)
const cache = fileURLToPath(new URL('../../../node_modules/.cache/broadsheet', import.meta.url))

/** Contains every character of pages and emails; `strangeFonts` finds one that is missing. */
const noto = [
  'noto-sans/files/noto-sans-latin',
  'noto-sans/files/noto-sans-latin-ext',
  'noto-sans-arabic/files/noto-sans-arabic-arabic',
  'noto-serif/files/noto-serif-latin',
  'noto-serif/files/noto-serif-latin-ext',
]
const vendored = noto.flatMap((name) => [`${name}-400-normal.woff`, `${name}-700-normal.woff`])

/** Every letter is as wide as it is high, so half as much fits on a line. */
const wide = ['press-start-2p/files/press-start-2p-latin-400-normal.woff']

/** Fontconfig files, each with only these fonts. */
export const vendoredFonts = (): string => configurationOf(vendored)
export const oddFonts = (): string => configurationOf(wide)

function configurationOf(names: readonly string[]): string {
  const files = names.map((name) => resolve(`@fontsource/${name}`))
  const bytes = files.map((file) => sfntOf(readFileSync(file)))
  const folder = join(cache, `fonts-${digestOf([...bytes, Buffer.from(configuration(''))])}`)
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    const own = mkdtempSync(join(cache, 'fonts-of-'))
    for (const [at, file] of files.entries())
      writeFileSync(join(own, basename(file).replace('.woff', '.ttf')), bytes[at] ?? '')
    writeFileSync(join(own, 'fonts.conf'), configuration(folder))
    moveTo(folder, own)
  }
  return join(folder, 'fonts.conf')
}

function digestOf(parts: readonly Uint8Array[]): string {
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 16)
}

/** If another process was faster, its folder is the same. */
function moveTo(folder: string, own: string): void {
  try {
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Families of the theme, and the fonts they are rendered with. If none of these exists, as in `oddFonts`, whatever
 * there is. */
const drawn = [
  ['Georgia', 'Noto Serif'],
  ['Times New Roman', 'Noto Serif'],
  ['serif', 'Noto Serif'],
  ['Helvetica', 'Noto Sans'],
  ['Arial', 'Noto Sans'],
  ['sans-serif', 'Noto Sans'],
] as const

const configuration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
  ${drawn.map(([family, font]) => alias(family, font)).join('\n  ')}
</fontconfig>
`

function alias(family: string, font: string): string {
  return `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`
}
