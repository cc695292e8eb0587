// `npm run sources -- remove <id>`: first says what becomes of the articles it brought.

import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { EditionStore } from '../../../functions/ports.ts'
import { counted } from '../../command-line/figure.ts'

import { withdrawPage } from '../ingest/withdraw.ts'
import { expectationOf } from '../stories-to-expect.ts'
import { changedKey, entryOf, readList, writeList } from './list-file.ts'
import type { CommandPorts, Outcome } from './ports.ts'

export async function remove(ports: CommandPorts, id: string, withdraw: boolean): Promise<Outcome> {
  const list = await readList(ports.bucket)
  const entry = entryOf(list, id)
  const records = await ports.editions.list()
  const pages = await pagesOf(ports, id)
  const stories = await unprinted(ports, pages, records)
  const agreed = await ports.agree([
    `"${id}" leaves the list: nothing is fetched from it any more. What it has brought is known for half a year, should it come back.`,
    fateLine(stories, pages.length, withdraw, ports.settings.freshForDays),
  ])
  if (!agreed) return { ok: false, lines: ['Nothing was written.'] }
  await writeList(
    ports.bucket,
    list,
    list.entries.filter((one) => one !== entry),
  )
  const withdrawn = withdraw ? await withdrawAll(ports, pages, records) : []
  return {
    ok: true,
    lines: [...withdrawn, `${changedKey} now holds ${counted(list.entries.length - 1, 'source')}.`],
  }
}

function fateLine(stories: number, pages: number, withdraw: boolean, days: number | null): string {
  if (pages === 0) return 'None of its pages is in the stock.'
  const what = `${counted(stories, 'unprinted story', 'unprinted stories')} of its ${counted(pages, 'page')}`
  if (withdraw) return `${what} leave the stock with it.`
  const until = days === null ? '' : `, until older than ${counted(days, 'day')}`
  return `${what} stay in the stock and may be printed${until}; with --withdraw they leave it as well.`
}

/** Names of a source's pages begin with its id. */
async function pagesOf({ articles }: CommandPorts, id: string): Promise<{ name: string; hash: string }[]> {
  const all = await articles.pages()
  return all.flatMap(({ name, status, hash }) =>
    status === 'read' && hash !== null && name.startsWith(`${id}/`) ? [{ name, hash }] : [],
  )
}

async function unprinted(
  { articles, topics, settings, clock }: CommandPorts,
  pages: readonly { hash: string }[],
  records: readonly EditionRecord[],
): Promise<number> {
  const at = clock.now().toISOString()
  let stories = 0
  for (const { hash } of pages) {
    const page = await articles.read(hash)
    if (page === null) continue
    const [expected] = expectationOf(page, topics, settings, at, records)
    stories += expected?.stories ?? 0
  }
  return stories
}

async function withdrawAll(
  { articles, topics, settings, clock, editions }: CommandPorts,
  pages: readonly { name: string }[],
  records: EditionRecord[],
): Promise<string[]> {
  // What was printed before does not change during the command.
  const known: Pick<EditionStore, 'list' | 'find' | 'change'> = {
    list: async () => records,
    find: (id) => editions.find(id),
    change: (id, from, to) => editions.change(id, from, to),
  }
  const from = { articles, topics, caps: settings.caps, clock, editions: known }
  const lines: string[] = []
  for (const { name } of pages) for (const line of (await withdrawPage(name, from)).lines) lines.push(line)
  return lines
}
