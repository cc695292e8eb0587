// Compresses data about languages for a bundle. Letter sequences for language detection: only those of the recognised
// languages, each without what it shares with the previous one, and compressed (uncompressed, they are 950 KB for 60
// languages). English words by frequency, in the same way: a quarter of 226 KB. Word lists: without their descriptions,
// 10 KB; the long ones compressed, half of 18 KB.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { recognised } from '../../functions/content/language/languages/recognised-languages.ts'

/** The data of `eld`: scores by language number, by sequence. */
export interface LanguageData {
  type: string
  languages: Record<number, string>
  isSubset: boolean
  ngrams: Record<string, Record<number, number>>
}

/** Words from the most to the least frequent. */
interface Frequencies {
  bands: { zipf: number; words: string }[]
}

export const languageData: Plugin = {
  name: 'language-data',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/ }, async ({ path }) => {
      const { ngramsData } = (await import(pathToFileURL(path).href)) as { ngramsData: LanguageData }
      return { contents: moduleOfSequences(ngramsData, recognised), loader: 'js' }
    })
    onLoad({ filter: /[\\/]word-frequencies\.json$/ }, async ({ path }) => ({
      contents: moduleOfWords(JSON.parse(await readFile(path, 'utf8')) as Frequencies),
      loader: 'js',
    }))
    onLoad({ filter: /[\\/]language[\\/]lists[\\/][a-z-]+\.json$/ }, async ({ path }) => {
      const { about: _, source: __, ...lists } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
      const data = JSON.stringify(lists)
      if (data.length < longList) return { contents: data, loader: 'json' }
      return { contents: `${readerImport}export default JSON.parse(${unpackedText(data)})\n`, loader: 'js' }
    })
    onResolve({ filter: new RegExp(`^${reader}$`) }, () => ({ path: reader, namespace: reader }))
    onLoad({ filter: /^/, namespace: reader }, () => ({ contents: readerModule, loader: 'js' }))
  },
}

/** The source of a module with the same data for these languages only. */
export function moduleOfSequences({ type, languages, ngrams }: LanguageData, kept: readonly string[]): string {
  const known = new Set(Object.keys(languages).filter((number) => kept.includes(languages[Number(number)] ?? '')))
  const [rows, numbers, points]: [string[], number[], number[]] = [[], [], []]
  for (const [sequence, scores] of Object.entries(ngrams).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = Object.entries(scores).filter(([number]) => known.has(number))
    if (own.length > 0) rows.push(sequence)
    for (const [at, [number, score]] of own.entries()) {
      numbers.push(at === own.length - 1 ? lastOfRow + Number(number) : Number(number))
      points.push(score)
    }
  }
  return `${readerImport}
const sequences = words(${unpackedText(frontCoded(rows))})
const numbers = ${unpackedBytes(numbers)}
const scores = ${unpackedBytes(points)}
let at = 0
const scoresOf = () => {
  const own = {}
  do own[numbers[at] % ${lastOfRow}] = scores[at]
  while (numbers[at++] < ${lastOfRow})
  return own
}
const ngrams = Object.fromEntries(sequences.map((sequence) => [sequence, scoresOf()]))
export const ngramsData = { type: ${JSON.stringify(type)}, languages: ${JSON.stringify(languages)}, isSubset: true, ngrams }
`
}

/** Added to the number of a row's last language; `eld` has 60 languages. */
const lastOfRow = 128

/** The source of a module with the same words. Only the band of a word is needed, so within a band they are sorted
 * alphabetically. */
export function moduleOfWords({ bands }: Frequencies): string {
  const bandOf = new Map(bands.flatMap(({ words }, band) => words.split(' ').map((word) => [word, band])))
  const rows = [...bandOf.keys()].sort()
  return `${readerImport}
const bandOf = ${unpackedBytes(rows.map((word) => bandOf.get(word) ?? 0))}
const bands = ${JSON.stringify(bands.map(({ zipf }) => zipf))}.map((zipf) => ({ zipf, words: [] }))
let at = 0
for (const word of words(${unpackedText(frontCoded(rows))})) bands[bandOf[at++]].words.push(word)
export default { bands: bands.map(({ zipf, words }) => ({ zipf, words: words.join(' ') })) }
`
}

/** Sorted words, each as the number of characters it shares with the previous one, and the rest. No word contains a
 * line feed. @example frontCoded(['tea', 'team']) // '0tea\n3m' */
function frontCoded(words: readonly string[]): string {
  let before = ''
  return words
    .map((word) => {
      let shared = 0
      while (shared < mostShared && shared < word.length && word[shared] === before[shared]) shared += 1
      before = word
      return `${shared}${word.slice(shared)}`
    })
    .join('\n')
}

/** The largest number with one digit. */
const mostShared = 9

function unpackedText(text: string): string {
  if (!text.isWellFormed())
    throw new Error('infra/bundling/language-data.ts cuts a character of two code units in half')
  return `unpacked${argumentsOf(Buffer.from(text))}.toString()`
}

function unpackedBytes(numbers: readonly number[]): string {
  if (numbers.some((number) => !(number >= 0 && number < 256)))
    throw new Error(
      'infra/bundling/language-data.ts packs numbers of one byte each; this version of the data has others',
    )
  return `unpacked${argumentsOf(Buffer.from(numbers))}`
}

/** At level 9: level 11 takes twenty times as long for a twentieth less, while someone waits for each build. */
function argumentsOf(data: Buffer): string {
  const bytes = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return `(${JSON.stringify(packed(bytes))}, ${bytes.length})`
}

/** Four bytes in five characters, none of which needs escaping in a string (Z85, ZeroMQ RFC 32); base64 takes four
 * characters for three. */
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

/** Characters above which a list of words is worth compressing. */
const longList = 2_500

/** In a bundle: restores the bytes of such a text, and the words of a front-coded one. */
export const reader = 'packed-lists'
const readerImport = `import { unpacked, words } from '${reader}'\n`
export const readerModule = `import { brotliDecompressSync } from 'node:zlib'
const signs = new Uint8Array(128)
for (const [at, sign] of Array.from(${JSON.stringify(signs)}).entries()) signs[sign.charCodeAt(0)] = at
export const unpacked = (text, length) => {
  const bytes = Buffer.alloc((text.length / 5) * 4)
  for (let at = 0; at < text.length; at += 5) {
    let value = 0
    for (let n = 0; n < 5; n += 1) value = value * 85 + signs[text.charCodeAt(at + n)]
    bytes.writeUInt32BE(value, (at / 5) * 4)
  }
  return brotliDecompressSync(bytes.subarray(0, length))
}
export const words = (text) => {
  let before = ''
  return text.split('\\n').map((row) => (before = before.slice(0, row.charCodeAt(0) - 48) + row.slice(1)))
}
`
