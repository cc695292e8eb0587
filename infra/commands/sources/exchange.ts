// `npm run sources -- import | export`: lists of feeds in the format of other feed readers.

import { namesOwnMachine, webAddress } from '../../../functions/sources/source-address.ts'
import { counted } from '../../command-line/figure.ts'
import { changedKey, freeId, readList, type WrittenEntry, withEntries, writeList } from './list-file.ts'
import { opmlOf, outlinesIn } from './opml.ts'
import type { CommandPorts, Outcome } from './ports.ts'

export async function importFrom(ports: CommandPorts, file: string): Promise<Outcome> {
  const outlines = outlinesIn(ports.files.read(file))
  if (outlines.length === 0) return no(`${file} names no feed: it must be OPML with outlines that have an xmlUrl`)
  const list = await readList(ports.bucket)
  const ids = new Set(list.entries.map(({ id }) => id))
  const urls = new Set(list.entries.map(({ url }) => url))
  const fresh: WrittenEntry[] = []
  const lines: string[] = []
  for (const { title, url: written } of outlines) {
    const address = webAddress(written)
    if ('refused' in address) lines.push(`  – ${written}: ${address.refused}`)
    else if (namesOwnMachine(address.url)) lines.push(`  – ${written}: it is no site of the public internet`)
    else if (urls.has(address.url)) lines.push(`  = ${address.url} is in the list already`)
    else {
      const id = freeId(title ?? new URL(address.url).hostname, ids)
      ids.add(id)
      urls.add(address.url)
      fresh.push({ id, url: address.url, kind: 'feed' })
      lines.push(`  + ${id}  ${address.url}`)
    }
  }
  if (fresh.length === 0) return { ok: true, lines: [...lines, 'Nothing is new.'] }
  const longer = withEntries(list, fresh)
  if (longer.wrong.length > 0) return no(longer.wrong.join('\n'))
  if (!(await ports.agree(lines))) return no('nothing was written')
  await writeList(ports.bucket, list, longer.list.entries)
  return {
    ok: true,
    lines: [
      `${changedKey} now holds ${counted(longer.list.entries.length, 'source')}, ${fresh.length} of them new.`,
      'None of these has been asked yet: "npm run sources -- check" does, and "list" tells what is wrong with any.',
    ],
  }
}

const no = (reason: string): Outcome => ({ ok: false, lines: [`Not imported: ${reason}.`] })

export async function exportTo(ports: CommandPorts, file: string): Promise<Outcome> {
  const { sources, mistakes } = await readList(ports.bucket)
  const outlines = sources
    .filter(({ kind }) => kind === 'feed')
    .map(({ id, publication, url }) => ({ title: publication ?? id, url }))
  ports.files.write(file, opmlOf(ports.settings.listName, outlines))
  const said = [...(file === '-' ? [] : [`${file} now names ${counted(outlines.length, 'feed')}.`])]
  return { ok: mistakes.length === 0, lines: [...said, ...mistakes.map((one) => `  left out: ${one}`)] }
}
