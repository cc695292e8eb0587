// What is remembered of sources, in the editions table: `SOURCES`/`<source>` the state of each, `SOURCE#<source>`/
// `<hash of the key>` its entries, `HOST#<name>`/`TURN` when a host may be asked again, `HOST#<name>`/
// `ROBOTS#<address>` what its robots.txt said. The last is a separate item because DynamoDB charges every change by the
// size of the whole item.
import { createHash, randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { daySeconds, hourSeconds, minuteMs } from '../../durations.ts'
import type { Clock, Random } from '../../ports.ts'
import type { HostTurn, SourceStore } from '../../source-ports.ts'
import { robotsBytes } from '../../sources/robots.ts'
import type { KeptRobots, KnownEntry, SourceState } from '../../sources/types.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'

/** Half a year after its feed last listed an entry, plus the month after which that is noted again. */
const entryKeptSeconds = 210 * daySeconds

/** A turn lasts a minute at most. */
const turnKeptSeconds = hourSeconds

/** Old rules count for a month while no new ones can be had; hosts that are no longer asked are forgotten. */
const robotsKeptSeconds = 31 * daySeconds

/** A fetch that waits longer than this for a host's turn leaves it to the next fetch. */
const longestWaitMs = minuteMs
/** A turn longer than this was written by a clock that is ahead; it is ignored, or the host would be blocked until
 * then. */
const longestTurnMs = 5 * minuteMs
/** Pause between two reads of a turn that another holds. */
const lookAgainMs = 250
/** Longest such pause, even if the host is taken for longer: the holder may end its turn early. */
const longestLookMs = 4 * lookAgainMs

export function sourceStore(table: Table, { clock, random }: { clock: Clock; random: Random }): SourceStore {
  return {
    state: async (source) => stateOf(await table.get(stateKey(source))),
    async states() {
      const found = new Map<string, SourceState>()
      for await (const items of table.query('SOURCES'))
        for (const item of items) found.set(item.sk, item['state'] as SourceState)
      return found
    },
    saveState: (source, state, before) => saveState(table, source, state, before),
    async entries(source) {
      const found: KnownEntry[] = []
      for await (const items of table.query(entriesOf(source)))
        for (const item of items) found.push(item['entry'] as KnownEntry)
      return found
    },
    async saveEntry(source, entry) {
      const expiresAt = Math.ceil(Date.parse(entry.listedAt) / 1_000) + entryKeptSeconds
      await table.put({ pk: entriesOf(source), sk: hashOf(entry.key), entry, expiresAt })
    },
    takeTurn: (host, longestMs) => takeTurn(table, { clock, random }, host, longestMs),
    async robots(at) {
      const item = await table.get(robotsKey(at))
      return item === null ? null : unpacked(item['kept'] as PackedRobots)
    },
    saveRobots: (at, kept) => saveRobots(table, at, kept),
  }
}

const stateKey = (source: string): Key => ({ pk: 'SOURCES', sk: source })
const entriesOf = (source: string) => `SOURCE#${source}`
const robotsKey = (at: string): Key => ({ pk: `HOST#${new URL(at).hostname}`, sk: `ROBOTS#${at}` })
const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url')

function stateOf(item: Item | null): SourceState | null {
  return item === null ? null : (item['state'] as SourceState)
}

function saveState(table: Table, source: string, state: SourceState, before: SourceState | null): Promise<boolean> {
  const item = { ...stateKey(source), state, version: state.version }
  if (before === null) return table.put(item, { text: 'attribute_not_exists(pk)' })
  return table.put(item, {
    text: '#version = :before',
    names: { '#version': 'version' },
    values: { ':before': before.version },
  })
}

type PackedRobots = Omit<KeptRobots, 'text'> & { packed: string }

/** Base64 characters. An item may have 400 KB. Rules that are longer even when compressed are not kept but fetched each
 * time. */
const mostPacked = 300_000

async function saveRobots(table: Table, at: string, { text, ...rest }: KeptRobots): Promise<void> {
  const packed = text === '' ? '' : gzipSync(text).toString('base64')
  if (packed.length > mostPacked) return
  const kept: PackedRobots = { ...rest, packed }
  const expiresAt = Math.ceil(Date.parse(rest.askedAt) / 1_000) + robotsKeptSeconds
  await table.put(
    { ...robotsKey(at), kept, askedAt: rest.askedAt, expiresAt },
    {
      text: 'attribute_not_exists(#askedAt) OR #askedAt < :askedAt',
      names: { '#askedAt': 'askedAt' },
      values: { ':askedAt': rest.askedAt },
    },
  )
}

function unpacked({ packed, ...kept }: PackedRobots): KeptRobots {
  if (packed === '') return { ...kept, text: '' }
  // As many characters may take three bytes each: invalid UTF-8 became U+FFFD.
  const limit = { maxOutputLength: 3 * robotsBytes }
  return { ...kept, text: gunzipSync(Buffer.from(packed, 'base64'), limit).toString() }
}

/** The item says who holds the host and until when; once that instant is past, anyone may take the next turn. */
async function takeTurn(
  table: Table,
  { clock, random }: { clock: Clock; random: Random },
  host: string,
  longestMs: number,
): Promise<HostTurn | null> {
  const key = { pk: `HOST#${host}`, sk: 'TURN' }
  const holder = randomUUID()
  const until = clock.now().getTime() + longestWaitMs
  for (;;) {
    const nowMs = clock.now().getTime()
    if (await take(table, key, holder, nowMs, nowMs + longestMs))
      return { end: (gapMs) => end(table, key, holder, clock.now().getTime() + gapMs) }
    const free = Number((await table.get(key))?.['freeAt'] ?? 0)
    const waitMs = Math.max(Math.min(free - nowMs, longestLookMs), lookAgainMs * random.fraction())
    if (nowMs + waitMs > until) return null
    await clock.sleep(waitMs)
  }
}

async function take(table: Table, key: Key, holder: string, nowMs: number, freeAt: number): Promise<boolean> {
  const taken = await table.update(key, {
    text: 'SET #freeAt = :freeAt, #holder = :holder, #expiresAt = :expiresAt',
    condition: 'attribute_not_exists(#freeAt) OR #freeAt <= :now OR #freeAt > :never',
    names: { '#freeAt': 'freeAt', '#holder': 'holder', '#expiresAt': 'expiresAt' },
    values: {
      ':freeAt': freeAt,
      ':holder': holder,
      ':now': nowMs,
      ':never': nowMs + longestTurnMs,
      ':expiresAt': Math.ceil(nowMs / 1_000) + turnKeptSeconds,
    },
  })
  return taken !== null
}

/** A holder whose time has run out has nothing to end: another may hold the host by now. */
async function end(table: Table, key: Key, holder: string, freeAt: number): Promise<void> {
  await table.update(key, {
    text: 'SET #freeAt = :freeAt',
    condition: '#holder = :holder',
    names: { '#freeAt': 'freeAt', '#holder': 'holder' },
    values: { ':freeAt': freeAt, ':holder': holder },
  })
}
