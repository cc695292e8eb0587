// What is remembered of sources, in the editions table: `SOURCES`/`<source>` the state of each, `SOURCE#<source>`/
// `<hash of the key>` its entries, `HOST#<name>`/`TURN` when a host may be asked again, `HOST#<name>`/
// `ROBOTS#<address>` what its robots.txt said. That one is no part of the turn: each change of an item is paid by the
// size of the whole.
import { createHash, randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { daySeconds, hourSeconds, minuteMs } from '../durations.ts'
import type { Clock, Random } from '../ports.ts'
import type { HostTurn, SourceStore } from '../source-ports.ts'
import { robotsBytes } from '../sources/robots.ts'
import type { KeptRobots, KnownEntry, SourceState } from '../sources/types.ts'
import type { Item, Key, Table } from './dynamodb.ts'

/** Half a year after its feed last listed an entry, and the month after which that is noted again. */
const entryKeptSeconds = 210 * daySeconds

/** A turn is over within a minute. */
const turnKeptSeconds = hourSeconds

/** Old rules stand for a month where none can be had; a host that nobody asks any more is forgotten. */
const robotsKeptSeconds = 31 * daySeconds

/** A host's turn that has not come by then is left to the next fetch. */
const longestWaitMs = minuteMs
/** No turn is held for longer: whoever says so has a clock that is ahead, and would hold the host until then. */
const longestTurnMs = 5 * minuteMs
/** Between two looks at a turn that another holds. */
const lookAgainMs = 250
/** At most, where the host is not free for longer: whoever has the turn may end it early. */
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

/** An item has 400 KB at most. Rules that do not fit, packed, are noise: they are fetched each time. */
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
  // As many characters may be three bytes each: what was no UTF-8 is written as U+FFFD.
  const limit = { maxOutputLength: 3 * robotsBytes }
  return { ...kept, text: gunzipSync(Buffer.from(packed, 'base64'), limit).toString() }
}

/** The item says until when the host is taken, and by whom: whoever finds that instant in the past takes it next. */
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

/** One whose time was over holds it no longer, and has nothing to end. */
async function end(table: Table, key: Key, holder: string, freeAt: number): Promise<void> {
  await table.update(key, {
    text: 'SET #freeAt = :freeAt',
    condition: '#holder = :holder',
    names: { '#freeAt': 'freeAt', '#holder': 'holder' },
    values: { ':freeAt': freeAt, ':holder': holder },
  })
}
