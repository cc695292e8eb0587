// Reads and writes the operator's list; what a command does not change stays as it was written.
import type { Bucket } from '../../../functions/adapters/services/s3.ts'
import { settingsKeys, sourcesFile } from '../../../functions/environment.ts'
import { readSources, unknownTopics } from '../../../functions/sources/source-list.ts'
import type { Source } from '../../../functions/sources/types.ts'

export type WrittenEntry = Record<string, unknown>

export interface WrittenList {
  entries: WrittenEntry[]
  /** Those without a mistake, with every default filled in. */
  sources: Source[]
  mistakes: string[]
  /** Tag of the file that commands write; `null` if there is none yet. */
  tag: string | null
}

export const [changedKey, deployedKey] = settingsKeys(sourcesFile)

/** Where the list is read and written. */
export type ListBucket = Pick<Bucket, 'getText' | 'getTagged' | 'replace'>

/** Throws `InvalidSources` if the file is not a list. */
export async function readList(bucket: ListBucket): Promise<WrittenList> {
  const changed = await bucket.getTagged(changedKey)
  return listOf(changed?.text ?? (await bucket.getText(deployedKey)) ?? '[]', changed?.tag ?? null)
}

function listOf(text: string, tag: string | null): WrittenList {
  return { ...readSources(text), entries: JSON.parse(text.replace(/^\ufeff/, '')) as WrittenEntry[], tag }
}

const writtenText = (entries: readonly WrittenEntry[]): string => `${JSON.stringify(entries, null, 2)}\n`

/** A deployment does not undo it. Throws if someone else has written the list since it was read. */
export async function writeList(
  bucket: ListBucket,
  { tag }: Pick<WrittenList, 'tag'>,
  entries: readonly WrittenEntry[],
): Promise<void> {
  if (await bucket.replace(changedKey, writtenText(entries), { contentType: 'application/json' }, tag)) return
  throw new Error(
    `${changedKey} was changed by someone else while this command ran, and nothing was written: ` +
      'look at it with "npm run sources -- list" and give the command again.',
  )
}

/** The list with more entries added; mistakes in these are returned, earlier mistakes are ignored. */
export function withEntries(list: WrittenList, more: readonly WrittenEntry[]): { list: WrittenList; wrong: string[] } {
  const longer = listOf(writtenText([...list.entries, ...more]), list.tag)
  const before = new Set(list.mistakes)
  return { list: longer, wrong: longer.mistakes.filter((one) => !before.has(one)) }
}

/** Throws if there is none, with a list of ids. */
export function entryOf({ entries }: WrittenList, id: string): WrittenEntry {
  const found = entries.find((one) => one['id'] === id)
  if (found === undefined) throw new Error(`there is no source "${id}". ${known(entries)}`)
  return found
}

/** The same, among those that can be used. */
export function sourceOf(list: WrittenList, id: string): Source {
  entryOf(list, id)
  const found = list.sources.find((one) => one.id === id)
  if (found === undefined) throw new Error(['its entry has a mistake:', ...list.mistakes].join('\n'))
  return found
}

/** Most ids listed in the message about a mistyped one. */
const mostNamed = 20

function known(entries: readonly WrittenEntry[]): string {
  const ids = entries.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  const more = ids.length > mostNamed ? `, and ${ids.length - mostNamed} more` : ''
  return ids.length === 0
    ? 'The list is empty: "add <address>" adds a source.'
    : `There are ${ids.slice(0, mostNamed).join(', ')}${more}.`
}

/** A free id, derived from a name or a host. @example freeId('www.example.com', new Set(['example-com'])) //
 * 'example-com-2' */
export function freeId(name: string, taken: ReadonlySet<unknown>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 36)
    .replace(/^-|-$/g, '')
  const stem = words === '' ? 'source' : words
  let id = stem
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`
  return id
}

/** The list with one source more, and what is wrong with it, its topics included. */
export function withSource(
  list: WrittenList,
  entry: WrittenEntry,
  topics: readonly { id: string }[],
): { list: WrittenList; wrong: string[] } {
  const longer = withEntries(list, [entry])
  const unknown = unknownTopics(
    longer.list.sources.slice(-1),
    topics.map(({ id }) => id),
  )
  return { list: longer.list, wrong: [...longer.wrong, ...unknown] }
}
