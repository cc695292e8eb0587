// The thread of the table engine: dynalite on disk behind its own gateway, so that the many small calls neither wait
// for the runner nor take a second hop.

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { minuteMs } from '../../../functions/durations.ts'
import { CallAuthorizer } from '../gateway/call-authorizer.ts'
import { type Incoming, readCall, UnknownCall } from '../gateway/calls.ts'
import { type Answer, denial, json } from '../gateway/denial.ts'
import type { Statement } from '../gateway/policy.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { listen, loopbackServer } from '../loopback/server.ts'
import { type ClockMemory, installAsDate, VirtualClock } from '../virtual-clock.ts'
import { type ExpressionParser, keepParsed } from './parsed-expressions.ts'

export interface DynamodbThreadData {
  path: string
  clock: ClockMemory
  statements: Map<string, Statement[]>
  callsFile: string
  limits?: LoopbackLimits | undefined
}

/** What the thread tells: where it listens, once, and what is to be shown. */
export type DynamodbThreadMessage = { port: number } | { say: string }

const data = workerData as DynamodbThreadData
installAsDate(new VirtualClock(data.clock))

const require = createRequire(import.meta.url)
const opened = readInPlace(require('dynalite/db') as StoreModule)
for (const name of ['conditionParser', 'updateParser']) keepParsed(require(`dynalite/db/${name}`) as ExpressionParser)
const dynalite = require('dynalite') as (options: { path: string; createTableMs: number }) => Server
const tables = dynalite({ path: data.path, createTableMs: 0 })
await opened()
const handle = tables.listeners('request')[0] as RequestListener
const authorizer = new CallAuthorizer({ statements: data.statements, file: data.callsFile })

const post = (message: DynamodbThreadMessage) => parentPort?.postMessage(message)
const server = loopbackServer({
  name: 'table engine',
  say: (say) => post({ say }),
  limits: data.limits,
  // DynamoDB's limit of one BatchWriteItem.
  mostBytes: 16 * 1024 * 1024,
  keepAliveMs: minuteMs,
  serve,
})
post({ port: await listen(server, 0) })
parentPort?.on('message', () => close())

interface StoreModule {
  create(options: object): { db: Level }
}

interface Level {
  open(): Promise<void>
  get(key: string, callback: (error: Error | null, value?: unknown) => void): void
  getSync(key: string): unknown
}

/** dynalite reads through the thread pool, twice an update; in a thread of its own, reading in place costs a third of
 * that. What is answered resolves when the store is open, and throws with the reason when it cannot be. */
function readInPlace(module: StoreModule): () => Promise<void> {
  const create = module.create
  const stores: Level[] = []
  module.create = (options) => {
    const store = create(options)
    const { db } = store
    stores.push(db)
    const getSlowly = db.get.bind(db)
    db.get = (key, callback) => {
      let value: unknown
      try {
        value = db.getSync(key)
      } catch {
        // The store is closing: its own way knows what to say.
        getSlowly(key, callback)
        return
      }
      process.nextTick(callback, null, value)
    }
    return store
  }
  return async () => {
    for (const db of stores) {
      await db.open().catch((error: Error & { cause?: Error }) => {
        throw new Error(
          `${data.path} cannot be opened (${error.cause?.message ?? error.message}); another run may use it`,
        )
      })
    }
  }
}

function serve(incoming: Incoming, response: ServerResponse): void {
  const refused = refuse(incoming)
  if (refused === null) handle(replay(incoming), response)
  else response.writeHead(refused.status, { 'content-type': refused.type }).end(refused.body)
}

function refuse(incoming: Incoming): Answer | null {
  try {
    const call = readCall(incoming)
    if (call === null) return json(400, 'MissingAuthenticationTokenException', 'the request carries no signature')
    const refusal = authorizer.refuse(call.caller, call.requests)
    return refusal === null ? null : denial('dynamodb', refusal)
  } catch (error) {
    if (!(error instanceof UnknownCall)) throw error
    return json(400, 'UnknownOperationException', error.message)
  }
}

/** The request once more, for the engine: its body was read already. */
function replay({ method, url, headers, body }: Incoming): IncomingMessage {
  const request = {
    method,
    url,
    headers,
    on(event: string, listener: (chunk?: Buffer) => void) {
      if (event === 'data') listener(body)
      if (event === 'end') listener()
      return request
    },
    removeAllListeners: () => request,
  }
  return request as unknown as IncomingMessage
}

function close(): void {
  server.closeAllConnections()
  server.close()
  // dynalite closes its store with its own server, which has to have listened.
  tables.listen(0, '127.0.0.1', () => tables.close(() => process.exit(0)))
}
