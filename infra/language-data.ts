// Data of languages as a bundle carries it. The letter sequences by which languages are told apart: those of the
// recognised languages alone, by column and compressed; as they come, they are 950 KB of 60 languages. English words by
// how often they are used: sorted and compressed, half of 226 KB. Lists of words:
// without what they say of themselves, 10 KB.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
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
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/ }, async ({ path }) => {
      const { ngramsData } = (await import(pathToFileURL(path).href)) as { ngramsData: LanguageData }
      return { contents: await moduleOf(ngramsData, recognised), loader: 'js' }
    })
    onLoad({ filter: /[\\/]word-frequencies\.json$/ }, async ({ path }) => ({
      contents: `import { brotliDecompressSync } from 'node:zlib'
export default JSON.parse(brotliDecompressSync(${await bytesOf(sorted(await readFile(path, 'utf8')))}).toString())
`,
      loader: 'js',
    }))
    onLoad({ filter: /[\\/]language[\\/]lists[\\/][a-z-]+\.json$/ }, async ({ path }) => {
      const { about: _, ...lists } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
      return { contents: JSON.stringify(lists), loader: 'json' }
    })
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
async function bytesOf(data: string): Promise<string> {
  return `Buffer.from(${JSON.stringify((await compress(data)).toString('base64'))}, 'base64')`
}

const compress = promisify<string, Buffer>(brotliCompress)
