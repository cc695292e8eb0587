// `npm run sources -- add <address>`: what it would bring is shown before it is written.
import type { Source } from '../../../functions/sources/types.ts'
import { PoliteWeb, userAgent } from '../../../functions/use-cases/fetching/polite-web.ts'
import type { Details } from './arguments.ts'
import { type FoundFeed, findFeed } from './find-feed.ts'
import { changedKey, freeId, readList, withEntries, writeList } from './list-file.ts'
import { count, readingLines } from './list-words.ts'
import type { CommandPorts, Outcome } from './ports.ts'
import { remembering, tryOut } from './reading.ts'

/** Entries that are read to show what a source brings. */
const shown = 5

/** Other feeds of a site that are named. */
const mostOthers = 5

export async function add(given: CommandPorts, address: string, details: Details): Promise<Outcome> {
  const ports = { ...given, web: remembering(given.web) }
  const list = await readList(ports.bucket)
  const { listName, siteUrl } = ports.settings
  const found = await findFeed(new PoliteWeb(ports, userAgent(listName, siteUrl)), address)
  if ('refused' in found) return no(found.refused)
  const listed = list.entries.find(({ url }) => url === found.url)
  if (listed !== undefined) return no(`${found.url} is in the list already, as "${String(listed['id'])}"`)
  const id = details.id ?? freeId(new URL(found.url).hostname, new Set(list.entries.map((one) => one['id'])))
  const longer = withEntries(list, [{ ...details, id, url: found.url, kind: 'feed' }])
  const source = longer.list.sources.find((one) => one.id === id)
  if (longer.wrong.length > 0 || source === undefined) return no(longer.wrong.join('\n'))
  if (
    !(await ports.agree([...feedLines(found), ...(await broughtBy(ports, source)), `It becomes the source "${id}".`]))
  )
    return no('nothing was written')
  await writeList(ports.bucket, list, longer.list.entries)
  return {
    ok: true,
    lines: [
      `${changedKey} now holds ${count(longer.list.entries.length, 'source')}. No deployment undoes this.`,
      `It is fetched within the hour, or now by: npm run sources -- fetch ${id}`,
    ],
  }
}

const no = (reason: string): Outcome => ({ ok: false, lines: [`Not added: ${reason}`] })

function feedLines({ url, feed, others }: FoundFeed): string[] {
  return [
    `${feed.title ?? '(without a title)'}: ${url}, ${count(feed.entries.length, 'entry', 'entries')}`,
    ...others
      .slice(0, mostOthers)
      .map((one) => `  also announced: ${one.url}${one.title === null ? '' : ` (${one.title})`}`),
    ...(others.length > mostOthers ? [`  and ${others.length - mostOthers} more`] : []),
  ]
}

async function broughtBy(ports: CommandPorts, source: Source): Promise<string[]> {
  const reading = await tryOut(ports, { ...source, keep: Math.min(shown, source.keep) })
  const newest = { ...reading.report, left: reading.report.left.filter(({ why }) => why === 'unwanted') }
  return readingLines({ ...reading, report: newest }, ports.topics.length > 0)
}
