// Pages with what people say is their text: `--texts <file or folder>`. A file has one page a line, gzipped or not, as
// `TextPage` says (`html` in place of `bytes`). A folder may be one of four public benchmarks, as they come.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Whole extracts, or passages that belong and do not belong to the text. */
export interface TextPage {
  id: string
  bytes: Uint8Array
  /** The text line by line; several where a page has several versions: the one that fits best counts. */
  extracts?: { title: string | null; lines: string[] }[]
  with?: string[]
  without?: string[]
}

export function readTextPages(path: string): TextPage[] {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`)
  if (/\.jsonl(?:\.gz)?$/.test(path)) return pagesOfLines(unzipped(path).toString('utf8'))
  if (existsSync(join(path, 'evaldata.json'))) return pagesWithPassages(path)
  if (existsSync(join(path, 'ground-truth.json'))) return pagesWithBodies(path)
  if (existsSync(join(path, 'ground-truth'))) return pagesWithRecords(path)
  return pagesOfPublishers(path)
}

const unzipped = (file: string): Buffer => {
  const bytes = readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

const pagesOfLines = (text: string): TextPage[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ html, ...page }) => ({ ...page, bytes: new TextEncoder().encode(html) }))

/** `evaldata.json`, of the tests of trafilatura: passages by address, pages in `eval` and `cache`. */
function pagesWithPassages(folder: string): TextPage[] {
  const records: [string, { file: string; with: string[]; without: string[] }][] = Object.entries(
    json(join(folder, 'evaldata.json')),
  )
  return records.flatMap(([id, record]) => {
    const file = ['eval', 'cache'].map((name) => join(folder, name, record.file)).find((one) => existsSync(one))
    return file === undefined ? [] : [{ id, bytes: readFileSync(file), with: record.with, without: record.without }]
  })
}

/** `ground-truth.json`, of the benchmark for extracting articles: bodies by id, pages in `html`. */
function pagesWithBodies(folder: string): TextPage[] {
  const records: [string, { articleBody: string }][] = Object.entries(json(join(folder, 'ground-truth.json')))
  return records.map(([id, { articleBody }]) => ({
    id,
    bytes: unzipped(join(folder, 'html', `${id}.html.gz`)),
    extracts: [{ title: null, lines: articleBody.split('\n') }],
  }))
}

/** `ground-truth/<id>.json`, of WCXB: whole texts of pages of several types, of which only articles are read. */
function pagesWithRecords(folder: string): TextPage[] {
  return readdirSync(join(folder, 'ground-truth')).flatMap((name) => {
    const record = json(join(folder, 'ground-truth', name))
    if (record._internal.page_type.primary !== 'article') return []
    const { title, main_content: text } = record.ground_truth
    const id = name.replace(/\.json$/, '')
    const bytes = unzipped(join(folder, 'html', `${id}.html.gz`))
    return [{ id: `${id} ${record.url}`, bytes, extracts: [{ title, lines: (text ?? '').split('\n') }] }]
  })
}

interface PublishedBody {
  summary?: string[]
  sections?: { headline: string[]; paragraphs: string[] }[]
}

/** A folder a country, as in the tests of Fundus: `<Publisher>.json`, and pages `<Publisher>_<year>_….html.gz`. */
function pagesOfPublishers(folder: string): TextPage[] {
  const countries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return countries.flatMap(({ name: country }) =>
    readdirSync(join(folder, country)).flatMap((file) => {
      const publisher = /^(.+?)_\d{4}_\d\d_\d\d.*\.html\.gz$/.exec(file)?.[1]
      const told = join(folder, country, `${publisher}.json`)
      if (publisher === undefined || !existsSync(told)) return []
      const versions: { title?: string | null; body?: PublishedBody }[] = Object.values(json(told))
      const extracts = versions.map(({ title = null, body }) => ({ title, lines: linesOfBody(body ?? {}) }))
      return [{ id: `${country}/${file}`, bytes: unzipped(join(folder, country, file)), extracts }]
    }),
  )
}

const linesOfBody = ({ summary, sections }: PublishedBody) => [
  ...(summary ?? []),
  ...(sections ?? []).flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs]),
]
