// Fonts out of npm packages in place of the machine's own, so that a picture looks the same wherever it is taken.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** What the mails are written in; a character that is in none of them is found by `strangeFonts`. */
const families = [
  ['vendored latin', '@fontsource/noto-sans/files/noto-sans-latin'],
  ['vendored latin-ext', '@fontsource/noto-sans/files/noto-sans-latin-ext'],
  ['vendored arabic', '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic'],
] as const

/** As the templates use them. */
const weights = [400, 600, 700, 800]

/** A style sheet for the page that takes the pictures; the mail itself names the fonts of its readers. */
export function vendoredFonts(): string {
  const faces = families.flatMap(([family, file]) => weights.map((weight) => face(family, file, weight)))
  const names = families.map(([family]) => `'${family}'`).join(', ')
  return `${faces.join('\n')}\n* { font-family: ${names} !important; }`
}

function face(family: string, file: string, weight: number): string {
  const data = readFileSync(resolve(`${file}-${weight}-normal.woff2`)).toString('base64')
  return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`
}
