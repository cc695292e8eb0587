// `npm run sources -- add <address>`: shows what it would bring before it is added, and the site's other feeds.

import type { Source } from '../../../functions/sources/types.ts'
import { PoliteWeb, userAgent } from '../../../functions/use-cases/fetching/polite-web.ts'
import { counted } from '../../command-line/figure.ts'
import type { Details } from './arguments.ts'
import { type FoundSource, findSource } from './find-source.ts'
import { changedKey, freeId, readList, withSource, writeList } from './list-file.ts'
import { readingLines } from './list-words.ts'
import { type CommandPorts, notAdded, type Outcome } from './ports.ts'
import { remembering, tryOut } from './reading.ts'

/** Entries that are read to show what a source brings. */
const shown = 5

/** Most other feeds of a site that are named. */
const mostOthers = 5

const mailbox = /^(?:mailto:)?[^\s@/:]{1,80}@([^\s@/:]{1,120})$/i
const aNewsletter = 'A newsletter that comes by mail: npm run sources -- add --mail <id>'

export async function add(given: CommandPorts, address: string, details: Details): Promise<Outcome> {
  const [, domain] = mailbox.exec(address) ?? []
  if (domain !== undefined) return notAdded(`${address} is a mailbox, not a site. ${aNewsletter} --from ${domain}`)
  const ports = { ...given, web: remembering(given.web) }
  const list = await readList(ports.bucket)
  const { listName, siteUrl } = ports.settings
  const found = await findSource(new PoliteWeb(ports, userAgent(listName, siteUrl)), address)
  if ('refused' in found) return notAdded(`${found.refused.replace(/[.:]$/, '')}. ${giveAnother}`)
  const listed = list.entries.find(({ url }) => url === found.url)
  if (listed !== undefined) return notAdded(`${found.url} is in the list already, as "${String(listed['id'])}".`)
  const id = details.id ?? freeId(new URL(found.url).hostname, new Set(list.entries.map((one) => one['id'])))
  const { list: longer, wrong } = withSource(list, { ...details, id, url: found.url, kind: found.kind }, ports.topics)
  const source = longer.sources.find((one) => one.id === id)
  if (wrong.length > 0 || source === undefined) return notAdded(wrong.join('\n'))
  if (
    !(await ports.agree([...feedLines(found), ...(await broughtBy(ports, source)), `It becomes the source "${id}".`]))
  )
    return notAdded('nothing was written')
  await writeList(ports.bucket, list, longer.entries)
  return {
    ok: true,
    lines: [
      `${changedKey} now holds ${counted(longer.entries.length, 'source')}. No deployment undoes this.`,
      `It is fetched within the hour, or now by: npm run sources -- fetch ${id}`,
    ],
  }
}

const giveAnother = 'Give the address of a site of the public web, or of its feed, as a browser shows it.'

function feedLines({ kind, url, feed, others }: FoundSource): string[] {
  return [
    ...(kind === 'page' || kind === 'sitemap' ? [withoutFeed[kind]] : []),
    `${feed.title ?? new URL(url).hostname}: ${url}, ${counted(feed.entries.length, 'entry', 'entries')}`,
    ...others
      .slice(0, mostOthers)
      .map((one) => `  also announced: ${one.url}${one.title === null ? '' : ` (${one.title})`}`),
    ...(others.length > mostOthers ? [`  and ${others.length - mostOthers} more`] : []),
  ]
}

const withoutFeed = {
  page: 'The site has no feed that can be found: its page is followed by the articles that it lists.',
  sitemap: 'The site has no feed that can be found: its sitemap is followed, and what is new in it.',
}

async function broughtBy(ports: CommandPorts, source: Source): Promise<string[]> {
  const reading = await tryOut(ports, { ...source, keep: Math.min(shown, source.keep) })
  const newest = { ...reading.report, left: reading.report.left.filter(({ why }) => why === 'unwanted') }
  return readingLines({ ...reading, report: newest }, ports.topics.length > 0)
}
