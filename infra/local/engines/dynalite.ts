// All workarounds for dynalite, for the version named here; `test/unit/local/dynalite.test.ts` fails when the engine no
// longer needs one of them.
import type { RequestListener, Server } from 'node:http'
import { createRequire } from 'node:module'
import Stream from 'node:stream'
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'

/** The version that the patches below were written for. */
export const patchedDynalite = '4.0.0'

const require = createRequire(import.meta.url)

export interface Dynalite {
  handle: RequestListener
  close(whenClosed: () => void): void
}

/**
 * To be called in a thread of its own, because it changes dynalite for everything in that thread. Resolves when the
 * store is open; throws with the reason if it cannot be opened.
 * @param path folder of the store
 */
export async function openDynalite(path: string): Promise<Dynalite> {
  for (const name of ['conditionParser', 'updateParser', 'projectionParser'])
    keepParsed(require(`dynalite/db/${name}`) as ExpressionParser)
  const { server, level } = serverAndLevel(path)
  readInPlace(level)
  readRangesAtOnce(level)
  await level.open().catch((error: Error & { cause?: Error }) => {
    throw new Error(`${path} cannot be opened (${error.cause?.message ?? error.message}); another run may use it`)
  })
  const handle = server.listeners('request')[0] as RequestListener
  return { handle, close: (whenClosed) => closeStore(server, whenClosed) }
}

export interface Level {
  open(): Promise<void>
  get(key: string, callback: (error: Error | null, value?: unknown) => void): void
  getSync(key: string): unknown
  createValueStream(range: object): Stream
  iterator(range: object): { nextv(count: number): Promise<[string, string][]>; close(): Promise<void> }
}

/** dynalite does not reveal which store a server has, so the store is intercepted when it is created. */
function serverAndLevel(path: string): { server: Server; level: Level } {
  const stores = require('dynalite/db') as { create(options: object): { db: Level } }
  const create = stores.create
  let made: Level | null = null
  stores.create = (options) => {
    const store = create(options)
    made = store.db
    return store
  }
  const server = (require('dynalite') as (options: object) => Server)({ path, createTableMs: 0 })
  stores.create = create
  if (made === null)
    throw new Error(`dynalite opened no store of its own in ${path}; it is not version ${patchedDynalite}`)
  return { server, level: made }
}

/** dynalite reads through the thread pool, twice per update; in a thread of its own, reading synchronously takes a
 * third of the time. */
export function readInPlace(level: Level): void {
  const getSlowly = level.get.bind(level)
  level.get = (key, callback) => {
    let value: unknown
    try {
      value = level.getSync(key)
    } catch {
      // The store is closing: the original method knows what to report.
      getSlowly(key, callback)
      return
    }
    process.nextTick(callback, null, value)
  }
}

/**
 * dynalite reads the values of a query one by one, each by a call, a promise and a step of a stream, and parses all of
 * them again, while most queries read the few items that the last one read. Here a range is read by one call as a rule,
 * and a value is parsed when it has changed. dynalite changes nothing in what a query found.
 */
export function readRangesAtOnce(level: Level): void {
  const kept = new Map<string, { text: string; value: unknown }>()
  let characters = 0
  const parsed = (key: string, text: string): unknown => {
    const known = kept.get(key)
    if (known?.text === text) return known.value
    const value: unknown = JSON.parse(text)
    if (characters + text.length > mostCharacters) {
      kept.clear()
      characters = 0
    } else characters -= known?.text.length ?? 0
    kept.set(key, { text, value })
    characters += text.length
    return value
  }
  level.createValueStream = (range) => {
    const found = level.iterator({ ...range, valueEncoding: 'utf8', highWaterMarkBytes: bytesAtOnce })
    // The old kind of stream: dynalite can read it, and it takes no steps of its own.
    const stream = Object.assign(new Stream(), {
      isWanted: true,
      destroy() {
        stream.isWanted = false
      },
    })
    void pour().then(
      () => stream.isWanted && stream.emit('end'),
      (error: unknown) => stream.emit('error', error),
    )
    return stream

    async function pour(): Promise<void> {
      try {
        let entries = await found.nextv(valuesAtOnce)
        for (; entries.length > 0 && stream.isWanted; entries = await found.nextv(valuesAtOnce))
          for (const [key, text] of entries) if (stream.isWanted) stream.emit('data', parsed(key, text))
      } finally {
        await found.close()
      }
    }
  }
}

/** Of values that are kept parsed; with more, all are parsed again. A year's editions are a million. */
const mostCharacters = 8_000_000

/** A query answers with a megabyte at most. */
const bytesAtOnce = 1024 * 1024
const valuesAtOnce = 1_000

/** dynalite closes its store only together with its own server, and only if that has listened. */
export function closeStore(server: Server, whenClosed: () => void): void {
  server.listen(0, '127.0.0.1', () => server.close(() => whenClosed()))
}

export interface ExpressionContext {
  attrNames?: Record<string, string>
  attrVals?: Record<string, object>
  unusedAttrNames: Record<string, boolean>
  unusedAttrVals: Record<string, boolean>
  isKeyCondition?: boolean
}

/** As dynalite's parsers provide it: a syntax tree, or an error message. */
export interface ExpressionParser {
  parse(text: string, options: { context: ExpressionContext }): unknown
}

interface Kept {
  tree: unknown
  names: string[]
  values: string[]
}

/** Most texts kept; with more, all are parsed again. */
const mostTexts = 1_000

/** For these, the values determine whether the text is valid. */
const looksAtValues = /between|attribute_type/i

/**
 * dynalite parses every expression again, a millisecond each, while the stores send the same few texts thousands of
 * times. The result depends only on the values' types, so it is kept, and the values of each call are inserted.
 */
export function keepParsed(parser: ExpressionParser): void {
  const parse = parser.parse.bind(parser)
  const kept = new Map<string, Kept>()
  parser.parse = (text, options) => {
    if (looksAtValues.test(text)) return parse(text, options)
    const { context } = options
    const key = keyOf(text, context)
    const known = kept.get(key) ?? learn(parse, text, context)
    if (typeof known === 'string') return known
    if (kept.size >= mostTexts) kept.clear()
    kept.set(key, known)
    for (const name of known.names) Reflect.deleteProperty(context.unusedAttrNames, name)
    for (const name of known.values) Reflect.deleteProperty(context.unusedAttrVals, name)
    return withValues(known.tree, context.attrVals ?? {})
  }
}

function keyOf(text: string, { attrNames = {}, attrVals = {}, isKeyCondition = false }: ExpressionContext): string {
  const types = Object.entries(attrVals).map(([name, value]) => [name, Object.keys(value)[0]])
  return JSON.stringify([text, attrNames, types, isKeyCondition])
}

/** Error messages are not kept, because they may quote a value. */
function learn(parse: ExpressionParser['parse'], text: string, context: ExpressionContext): Kept | string {
  const [names, values] = [Object.keys(context.unusedAttrNames), Object.keys(context.unusedAttrVals)]
  const tree = parse(text, { context })
  if (typeof tree === 'string') return tree
  const places = new Map(Object.entries(context.attrVals ?? {}).map(([name, value]) => [value, new Place(name)]))
  return {
    tree: withPlaces(tree, places),
    names: names.filter((name) => !(name in context.unusedAttrNames)),
    values: values.filter((name) => !(name in context.unusedAttrVals)),
  }
}

/** Where a value of the call is inserted. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

function withPlaces(node: unknown, places: Map<object, Place>): unknown {
  if (typeof node !== 'object' || node === null) return node
  return places.get(node) ?? copy(node, (child) => withPlaces(child, places))
}

function withValues(node: unknown, values: Record<string, object>): unknown {
  if (typeof node !== 'object' || node === null) return node
  return node instanceof Place ? ownEntry(values, node.name) : copy(node, (child) => withValues(child, values))
}

function copy(node: object, each: (child: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map(each)
  const entries = Object.entries(node).map(([name, child]) => [name, each(child)])
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}
