// The archive on the web: what adding one more edition writes and how long it takes, and the same for making all lists
// anew, at 25 to 200 editions of 24 stories under 8 topics in two languages. Beside it the simplest other way, which
// makes every list each time, and a search that reads every word of the same files.
import { gzipSync } from 'node:zlib'
import { largestFile } from '../../functions/archive/page-size.ts'
import type { PublishedEdition } from '../../functions/archive/published-edition.ts'
import type { SearchFile } from '../../functions/archive/search/search-index.ts'
import { searchIn } from '../../functions/archive/search/search-query.ts'
import { renderersFor, siteLists } from '../../functions/archive/site/site.ts'
import type { SiteFile } from '../../functions/archive/site-file.ts'
import { someSettings } from '../support/samples/builders.ts'
import { manyEditions, recordOf } from '../support/samples/many-editions.ts'
import { readTemplates } from '../support/samples/templates.ts'

const limits = { bytes: largestFile, files: 200 }

const renderers = renderersFor(readTemplates(), someSettings())
const all = manyEditions(200).map((document) => recordOf(document))
const bytesOf = ({ body }: SiteFile) => Buffer.byteLength(body)
const isPage = ({ contentType }: SiteFile) => contentType.startsWith('text/html')
const isFeed = ({ key }: SiteFile) => /(^|\/)feed\.(xml|json)$/.test(key)
const largestOf = (files: readonly SiteFile[]) => Math.max(...files.map(bytesOf))
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const sum = (files: readonly SiteFile[]) => files.reduce((total, file) => total + bytesOf(file), 0)

function timed<T>(work: () => T): { result: T; seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

const listsOf = (editions: readonly PublishedEdition[], edition: string | null) =>
  siteLists(editions, renderers, edition === null ? 'all' : { edition })

// Templates are compiled at their first use.
listsOf(all.slice(-2), null)
console.log(
  'editions   one more: files       KB   processor   all lists: files       KB   processor   largest page   largest feed',
)
let failed = false
for (const count of [25, 100, 200]) {
  const editions = all.slice(-count)
  const one = timed(() => listsOf(editions, editions[0]?.id ?? ''))
  const every = timed(() => listsOf(editions, null))
  const [page, feed] = [isPage, isFeed].map((kind) => largestOf(every.result.filter(kind)))
  failed ||= Math.max(page ?? 0, feed ?? 0) > limits.bytes || one.result.length > limits.files
  const cells = [
    String(count).padStart(8),
    String(one.result.length).padStart(18),
    (sum(one.result) / 1024).toFixed(0).padStart(9),
    `${one.seconds.toFixed(2)} s`.padStart(12),
    String(every.result.length).padStart(19),
    (sum(every.result) / 1024).toFixed(0).padStart(9),
    `${every.seconds.toFixed(2)} s`.padStart(12),
    kilobytes(page ?? 0).padStart(15),
    kilobytes(feed ?? 0).padStart(15),
  ]
  console.log(cells.join(''))
}

const files = listsOf(all, null).filter(({ key }) => /^search\/.*\.json$/.test(key))
const packed = files.map(({ body }) => gzipSync(body).length)
const known = files.map(({ body }) => JSON.parse(body) as SearchFile)
const opened = timed(() => known.map((file) => searchIn(file)))
const query = all[150]?.published[3]?.quotes[0]?.text.split(' ').slice(2, 4).join(' ') ?? ''
const asked = timed(() => opened.result.flatMap((ask) => ask(query)))
const scanned = timed(() =>
  all.flatMap(({ published }) =>
    published.filter(({ quotes }) => query.split(' ').every((one) => JSON.stringify(quotes).includes(one))),
  ),
)
console.log(
  `search: ${files.length} files, the largest ${(Math.max(...files.map(bytesOf)) / 1024).toFixed(0)} KB, ${(Math.max(...packed) / 1024).toFixed(0)} KB packed; ` +
    `all of them ${(packed.reduce((a, b) => a + b) / 1024).toFixed(0)} KB packed\n` +
    `        opened in ${(1000 * opened.seconds).toFixed(0)} ms, two words asked in ${(1000 * asked.seconds).toFixed(1)} ms (${asked.result.length} stories); ` +
    `reading every quotation takes ${(1000 * scanned.seconds).toFixed(0)} ms (${scanned.result.length})`,
)
console.log(`memory at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
console.log(`${failed ? '✗' : '✓'} no page and no feed above 100 KB, no edition writes more than ${limits.files} lists`)
process.exitCode = failed ? 1 : 0
