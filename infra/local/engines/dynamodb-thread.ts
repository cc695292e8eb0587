// The thread of the table engine: dynalite with its log on disk, behind its own gateway, so that the many small calls neither wait for
// the runner nor take a second hop.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { type Incoming, readCall, UnknownCall } from '../gateway/calls.ts'
import { type Answer, denial, json } from '../gateway/denial.ts'
import { Gatekeeper } from '../gateway/gatekeeper.ts'
import { listen, readIncoming } from '../gateway/gateway.ts'
import type { Statement } from '../gateway/policy.ts'
import { type ClockMemory, installAsDate, VirtualClock } from '../virtual-clock.ts'
import { keepOnDisk, type Level } from './table-log.ts'

export interface DynamodbThreadData {
  /** The log that the tables are kept in. */
  path: string
  clock: ClockMemory
  statements: Map<string, Statement[]>
  callsFile: string
}

const data = workerData as DynamodbThreadData
installAsDate(new VirtualClock(data.clock))

const { server: tables, db } = openTables()
const stopLog = await keepOnDisk(db, data.path)
const handle = tables.listeners('request')[0] as RequestListener
const gatekeeper = new Gatekeeper({ statements: data.statements, file: data.callsFile })

const server = createServer((request, response) => void serve(request, response))
server.keepAliveTimeout = 60_000
parentPort?.postMessage({ port: await listen(server, 0) })
parentPort?.on('message', () => close())

/** dynalite in memory, and the database inside it, which it shows to nobody. */
function openTables(): { server: Server; db: Level } {
  const require = createRequire(import.meta.url)
  const stores = require('dynalite/db') as { create(options: object): { db: Level } }
  const create = stores.create
  let db: Level | undefined
  stores.create = (options) => {
    const store = create(options)
    db = store.db
    return store
  }
  const dynalite = require('dynalite') as (options: { createTableMs: number }) => Server
  const server = dynalite({ createTableMs: 0 })
  if (db === undefined) throw new Error('this version of dynalite opens its database in another way')
  return { server, db }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readIncoming(request)
  const refused = refuse(incoming)
  if (refused === null) handle(replay(incoming), response)
  else response.writeHead(refused.status, { 'content-type': refused.type }).end(refused.body)
}

function refuse(incoming: Incoming): Answer | null {
  try {
    const call = readCall(incoming)
    if (call === null) return json(400, 'MissingAuthenticationTokenException', 'the request carries no signature')
    const refusal = gatekeeper.refuse(call.caller, call.requests)
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
  stopLog()
  process.exit(0)
}
