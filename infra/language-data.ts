// Data of languages as a bundle carries it. The letter sequences by which languages are told apart: those of the
// recognised languages alone, by column and compressed; as they come, they are 950 KB of 60 languages. English words by
// how often they are used: sorted and compressed, half of 226 KB. Lists of words:
// without what they say of themselves, 10 KB; the long ones compressed, half of 18 KB.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { recognised } from '../functions/content/language/recognised-languages.ts'

/** What `eld` calls its data: scores by language number, by sequence. */
export interface LanguageData {
  type: string
  languages: Record<number, string>
  isSubset: boolean
  ngrams: Record<string, Record<number, number>>
}

export const languageData: Plugin = {
  name: 'language-data',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/ }, async ({ path }) => {
      const { ngramsData } = (await import(pathToFileURL(path).href)) as { ngramsData: LanguageData }
      return { contents: await moduleOf(ngramsData, recognised), loader: 'js' }
    })
    onLoad({ filter: /[\\/]word-frequencies\.json$/ }, async ({ path }) => ({
      contents: `import { brotliDecompressSync } from 'node:zlib'
${unpacking}
export default JSON.parse(brotliDecompressSync(${await bytesOf(sorted(await readFile(path, 'utf8')))}).toString())
`,
      loader: 'js',
    }))
    onLoad({ filter: /[\\/]language[\\/]lists[\\/][a-z-]+\.json$/ }, async ({ path }) => {
      const { about: _, source: __, ...lists } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
      const data = JSON.stringify(lists)
      if (data.length < longList) return { contents: data, loader: 'json' }
      return {
        contents: `import { read } from '${reader}'\nexport default read${await argumentsOf(data)}\n`,
        loader: 'js',
      }
    })
    onResolve({ filter: new RegExp(`^${reader}$`) }, () => ({ path: reader, namespace: reader }))
    onLoad({ filter: /^/, namespace: reader }, () => ({ contents: readerModule, loader: 'js' }))
  },
}

/** The source of a module that gives the same data without all but these languages. */
export async function moduleOf({ type, languages, ngrams }: LanguageData, kept: readonly string[]): Promise<string> {
  const numbers = new Set(
    Object.entries(languages).flatMap(([number, language]) => (kept.includes(language) ? [number] : [])),
  )
  const rows = Object.entries(ngrams)
    .map(([sequence, scores]) => ({ sequence, own: Object.entries(scores).filter(([number]) => numbers.has(number)) }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
  const columns = [
    rows.map(({ sequence }) => sequence),
    rows.map(({ own }) => own.map(([number]) => number).join()),
    rows.map(({ own }) => own.map(([, score]) => score).join()),
  ]
  const text = columns.map((column) => column.join('\n')).join('\n\n')
  return `import { brotliDecompressSync } from 'node:zlib'
${unpacking}
const [sequences, numbers, scores] = brotliDecompressSync(${await bytesOf(text)})
  .toString().split('\\n\\n').map((column) => column.split('\\n'))
const scoresOf = (n) => {
  const points = scores[n].split(',')
  return Object.fromEntries(numbers[n].split(',').map((number, at) => [number, Number(points[at])]))
}
const ngrams = Object.fromEntries(sequences.map((sequence, n) => [sequence, scoresOf(n)]))
export const ngramsData = { type: ${JSON.stringify(type)}, languages: ${JSON.stringify(languages)}, isSubset: true, ngrams }
`
}

/** What is asked of a word is its band: in it neighbours in the alphabet take less room. */
function sorted(text: string): string {
  const { bands, ...about } = JSON.parse(text) as { bands: { zipf: number; words: string }[] }
  return JSON.stringify({
    ...about,
    bands: bands.map(({ zipf, words }) => ({ zipf, words: words.split(' ').sort().join(' ') })),
  })
}

/** Source of what is compressed. Beside the bundler, for it takes a second and a half. */
const bytesOf = async (data: string) => `unpacked${await argumentsOf(data)}`

async function argumentsOf(data: string): Promise<string> {
  const bytes = await compress(data)
  return `(${JSON.stringify(packed(bytes))}, ${bytes.length})`
}

/** Four bytes in five signs, none of which a string must escape (Z85, ZeroMQ RFC 32); base64 takes four signs for
 * three. */
const signs = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'

/** @example packed(Buffer.from([0x86, 0x4f, 0xd2, 0x6f])) // 'Hello' */
export function packed(bytes: Uint8Array): string {
  const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
  padded.set(bytes)
  let text = ''
  for (let at = 0; at < padded.length; at += 4) {
    const value = padded.readUInt32BE(at)
    for (let power = 85 ** 4; power >= 1; power /= 85) text += signs[Math.floor(value / power) % 85]
  }
  return text
}

/** In a bundle: the bytes of such a text, so many of them. */
const unpacking = `const signs = new Map(Array.from(${JSON.stringify(signs)}, (sign, at) => [sign, at]))
const unpacked = (text, length) => {
  const bytes = Buffer.alloc((text.length / 5) * 4)
  for (let at = 0; at < text.length; at += 5) {
    let value = 0
    for (let n = 0; n < 5; n += 1) value = value * 85 + signs.get(text[at + n])
    bytes.writeUInt32BE(value, (at / 5) * 4)
  }
  return bytes.subarray(0, length)
}`

/** Characters from which a list of words is worth compressing. */
const longList = 2_500
const reader = 'packed-lists'
const readerModule = `import { brotliDecompressSync } from 'node:zlib'
${unpacking}
export const read = (text, length) => JSON.parse(brotliDecompressSync(unpacked(text, length)).toString())
`

const packers = { brotli: promisify<string, Buffer>(brotliCompress) }

const folder = fileURLToPath(new URL('../node_modules/.cache/packed', import.meta.url))

/** A second and a half of work that gives the same bytes for the same text: they are kept from build to build, under a
 * hash of all that decides on them. */
async function compress(data: string): Promise<Buffer> {
  const name = createHash('sha256')
    .update(process.versions['brotli'] ?? process.version)
    .update('\0')
    .update(data)
    .digest('hex')
  const file = join(folder, `${name}.br`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return kept
  const bytes = await packers.brotli(data)
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.${process.pid}`, bytes)
  await rename(`${file}.${process.pid}`, file)
  return bytes
}
