// How dynalite is worked around: the patches change nothing of what it answers, and each is still needed.
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  closeStore,
  type ExpressionContext,
  type ExpressionParser,
  keepParsed,
  type Level,
  patchedDynalite,
  readInPlace,
} from '../../../infra/local/engines/dynalite.ts'

const require = createRequire(import.meta.url)

/** A parser of dynalite and one that keeps what it parsed; each call gets its own context, as dynalite makes it. */
function both(name: 'conditionParser' | 'updateParser') {
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
  const update = 'SET #claim = :at, #at = if_not_exists(#at, :other) ADD #ids :more'

  it.each([
    ['conditionParser', condition, ['1', '2'].map((at) => ({ ':at': { S: at }, ':other': { N: at } }))],
    [
      'updateParser',
      update,
      ['1', '2'].map((at) => ({ ':at': { S: at }, ':other': { S: `${at}x` }, ':more': { SS: [at] } })),
    ],
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

describe('what dynalite is patched for', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
  })
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'broadsheet-dynalite-'))
    folders.push(made)
    return made
  }

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
    const stores = require('dynalite/db') as { create(options: object): { db: Level & { close(): Promise<void> } } }
    const { db } = stores.create({ path: folder() })
    await db.open()
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

  it('it keeps its store open where its server has not listened', async () => {
    const server = (require('dynalite') as (options: object) => Server)({ path: folder() })
    expect(await new Promise((resolve) => server.close(resolve))).toMatchObject({ code: 'ERR_SERVER_NOT_RUNNING' })
    await new Promise<void>((resolve) => closeStore(server, resolve))
  })
})
