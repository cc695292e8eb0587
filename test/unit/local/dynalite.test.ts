// The workarounds for dynalite: the patches change nothing of what it answers, and each is still needed.
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stream from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import {
  closeStore,
  type ExpressionContext,
  type ExpressionParser,
  keepParsed,
  type Level,
  patchedDynalite,
  readInPlace,
  readRangesAtOnce,
} from '../../../infra/local/engines/dynalite.ts'

const require = createRequire(import.meta.url)

/** A parser of dynalite and one that keeps what it parsed; each call gets its own context, as dynalite makes it. */
function both(name: 'conditionParser' | 'updateParser' | 'projectionParser') {
  const plain = require(`dynalite/db/${name}`) as ExpressionParser
  let parsed = 0
  const keeping: ExpressionParser = {
    parse: (text, options) => {
      parsed += 1
      return plain.parse(text, options)
    },
  }
  keepParsed(keeping)
  return { plain, keeping, parsed: () => parsed }
}

function contextOf(names: Record<string, string>, values: Record<string, object>): ExpressionContext {
  const unused = (one: object) => Object.fromEntries(Object.keys(one).map((key) => [key, true]))
  const reserved = { isReserved: () => false, compare: () => false }
  return {
    attrNames: names,
    attrVals: values,
    unusedAttrNames: unused(names),
    unusedAttrVals: unused(values),
    ...reserved,
  }
}

const plainly = (tree: unknown) => JSON.parse(JSON.stringify(tree))

describe('an expression that is parsed once', () => {
  const names = { '#claim': 'claim', '#at': 'at', '#ids': 'ids' }
  const condition = 'attribute_not_exists(#claim) OR (#claim.#at < :at AND #ids <> :other)'
  const projection = '#claim, #at.#ids[3], #ids'
  const update = 'SET #claim = :at, #at = if_not_exists(#at, :other) ADD #ids :more'

  it.each([
    ['conditionParser', condition, ['1', '2'].map((at) => ({ ':at': { S: at }, ':other': { N: at } }))],
    [
      'updateParser',
      update,
      ['1', '2'].map((at) => ({ ':at': { S: at }, ':other': { S: `${at}x` }, ':more': { SS: [at] } })),
    ],
    ['projectionParser', projection, [{}, {}]],
  ] as const)('gives with other values what the %s gives', (name, text, calls) => {
    const { plain, keeping, parsed } = both(name)
    for (const values of calls) {
      const [expected, actual] = [contextOf(names, values), contextOf(names, values)]
      expect(plainly(keeping.parse(text, { context: actual }))).toEqual(
        plainly(plain.parse(text, { context: expected })),
      )
      expect(actual.unusedAttrNames).toEqual(expected.unusedAttrNames)
      expect(actual.unusedAttrVals).toEqual(expected.unusedAttrVals)
    }
    expect(parsed()).toBe(1)
  })

  it('is parsed again where a value has another type, a name another meaning, or the text looks at values', () => {
    const { keeping, parsed } = both('conditionParser')
    const ask = (text: string, meaning: string, value: object) =>
      keeping.parse(text, { context: contextOf({ '#a': meaning }, { ':v': value, ':w': { N: '9' } }) })
    ask('#a < :v AND #a < :w', 'x', { N: '1' })
    ask('#a < :v AND #a < :w', 'x', { S: '1' })
    ask('#a < :v AND #a < :w', 'y', { N: '1' })
    expect(parsed()).toBe(3)
    ask('#a BETWEEN :v AND :w', 'x', { N: '1' })
    ask('#a BETWEEN :v AND :w', 'x', { N: '2' })
    expect(parsed()).toBe(5)
  })

  it('keeps no error: its words may quote a value', () => {
    const { keeping, parsed } = both('conditionParser')
    const ask = () => keeping.parse('size(:v) > :w', { context: contextOf({}, { ':v': { N: '1' }, ':w': { N: '9' } }) })
    expect([ask(), ask()]).toEqual([
      expect.stringContaining('operand type: N'),
      expect.stringContaining('operand type: N'),
    ])
    expect(parsed()).toBe(2)
  })

  it('shares nothing between calls: what one changes in its tree, the next does not see', () => {
    const { keeping } = both('updateParser')
    const ask = () =>
      keeping.parse('SET #a = :v', { context: contextOf({ '#a': 'a' }, { ':v': { S: 'x' } }) }) as { paths: string[][] }
    ask().paths[0]?.push('more')
    expect(ask().paths).toEqual([['a']])
  })
})

const folders: string[] = []
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'broadsheet-dynalite-'))
  folders.push(made)
  return made
}

interface Store extends Level {
  put(key: string, value: unknown): Promise<void>
  values(range: object): { next(): Promise<unknown> }
  close(): Promise<void>
}

async function aStore(): Promise<Store> {
  const stores = require('dynalite/db') as { create(options: object): { db: Store } }
  const { db } = stores.create({ path: folder() })
  await db.open()
  return db
}

/** Everything that a range returns; `most`: after that many the reader stops, as a query does that is full. */
function readRange(store: Level, range: object, most = Number.POSITIVE_INFINITY): Promise<unknown[]> {
  const stream = store.createValueStream(range) as Stream & { destroy(): void }
  const found: unknown[] = []
  return new Promise((resolve, reject) => {
    stream.on('error', reject).on('end', () => resolve(found))
    stream.on('data', (value: unknown) => {
      found.push(value)
      if (found.length < most) return
      stream.destroy()
      resolve(found)
    })
  })
}

describe('a range that is read at once', () => {
  const keys = ['a/1', 'a/2', 'a/3', 'b/1']
  const ranges = [
    { gte: 'a/', lt: 'a/~' },
    { gt: 'a/1', lte: 'b/1' },
    { gte: 'a/', limit: 2, reverse: true },
    { gte: 'c' },
  ]

  it('has what dynalite reads one by one, in its order, and what was written since', async () => {
    const store = await aStore()
    const slowly = store.createValueStream.bind(store)
    readRangesAtOnce(store)
    const compare = async () => {
      for (const range of ranges)
        expect(await readRange(store, range)).toEqual(await readRange({ ...store, createValueStream: slowly }, range))
    }
    for (const round of ['first', 'second']) {
      for (const key of keys) await store.put(key, { [key]: { S: `${round} “value”` } })
      await compare()
      await compare()
    }
    await store.close()
  })

  it('parses a value once, and again when it has changed', async () => {
    const store = await aStore()
    readRangesAtOnce(store)
    const [same, changed] = [
      { gte: 'a/1', lt: 'a/1~' },
      { gte: 'a/2', lt: 'a/2~' },
    ]
    for (const key of keys) await store.put(key, { at: 1 })
    const [before, beforeChange] = [(await readRange(store, same))[0], (await readRange(store, changed))[0]]
    await store.put('a/2', { at: 2 })
    expect((await readRange(store, same))[0]).toBe(before)
    expect([beforeChange, ...(await readRange(store, changed))]).toEqual([{ at: 1 }, { at: 2 }])
    await store.close()
  })

  it('gives nothing more to a query that is full, and leaves no reading open', async () => {
    const store = await aStore()
    readRangesAtOnce(store)
    for (const key of keys) await store.put(key, { key })
    const found = await readRange(store, { gte: 'a/' }, 2)
    expect(found).toEqual([{ key: 'a/1' }, { key: 'a/2' }])
    await store.close()
    expect(found).toHaveLength(2)
  })

  it('tells its reader where the store cannot be read', async () => {
    const store = await aStore()
    readRangesAtOnce(store)
    await store.put('a/1', {})
    const broken = Object.assign(Object.create(store) as Store, {
      iterator: () => ({ nextv: () => Promise.reject(new Error('the disk is gone')), close: async () => undefined }),
    })
    readRangesAtOnce(broken)
    await expect(readRange(broken, { gte: 'a/' })).rejects.toThrow('the disk is gone')
    await store.close()
  })
})

describe('what dynalite is patched for', () => {
  it(`is version ${patchedDynalite}; look through the patches where it is another`, () => {
    expect((require('dynalite/package.json') as { version: string }).version).toBe(patchedDynalite)
  })

  it('it parses a text anew each time', () => {
    const { plain } = both('conditionParser')
    let looked = 0
    const context = () => ({ ...contextOf({}, {}), isReserved: () => ++looked < 0 })
    plain.parse('attribute_exists(claim)', { context: context() })
    const once = looked
    plain.parse('attribute_exists(claim)', { context: context() })
    expect([once > 0, looked]).toEqual([true, 2 * once])
  })

  it('it leaves the thread for every read', async () => {
    const db = await aStore()
    const isReadAtOnce = () =>
      new Promise<boolean>((resolve) => {
        let isRead = false
        db.get('nothing', () => {
          isRead = true
        })
        process.nextTick(() => resolve(isRead))
      })
    expect(await isReadAtOnce()).toBe(false)
    readInPlace(db)
    expect(await isReadAtOnce()).toBe(true)
    await db.close()
  })

  it('it reads a range by a call for each value, and parses each again', async () => {
    const db = await aStore()
    for (const key of ['a', 'b', 'c']) await db.put(key, { key })
    const values = db.values.bind(db)
    let calls = 0
    db.values = (range) => {
      const iterator = values(range)
      const next = iterator.next.bind(iterator)
      const counted = () => {
        calls += 1
        return next()
      }
      return Object.assign(iterator, { next: counted })
    }
    const [before] = await readRange(db, { gte: 'a' })
    expect(calls).toBe(4)
    expect((await readRange(db, { gte: 'a' }))[0]).not.toBe(before)
    await db.close()
  })

  it('it keeps its store open where its server has not listened', async () => {
    const server = (require('dynalite') as (options: object) => Server)({ path: folder() })
    expect(await new Promise((resolve) => server.close(resolve))).toMatchObject({ code: 'ERR_SERVER_NOT_RUNNING' })
    await new Promise<void>((resolve) => closeStore(server, resolve))
  })
})
