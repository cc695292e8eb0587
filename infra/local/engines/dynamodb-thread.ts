// The thread of the table engine: dynalite on disk behind a gateway of its own, so that the many small calls neither
// wait for the runner nor take a second hop.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { minuteMs } from '../../../functions/durations.ts'
import { CallAuthorizer } from '../gateway/call-authorizer.ts'
import { type Incoming, readCall, UnknownCall } from '../gateway/calls.ts'
import { type Answer, denial, json } from '../gateway/denial.ts'
import type { Statement } from '../gateway/policy.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { listen } from '../loopback/listen.ts'
import { loopbackServer } from '../loopback/server.ts'
import { type ClockMemory, installAsDate, VirtualClock } from '../virtual-clock.ts'
import { openDynalite } from './dynalite.ts'

export interface DynamodbThreadData {
  path: string
  clock: ClockMemory
  /** One 32-bit integer: the number of calls so far that may have changed a table. */
  changes: SharedArrayBuffer
  callsFile: string
  limits?: LoopbackLimits | undefined
}

/** Messages to the thread: what callers may do, before the first call, and finally to close. */
export type DynamodbThreadOrder = { statements: Map<string, Statement[]> } | 'close'

/** Messages from the thread: once the port it listens on, and lines to be shown. */
export type DynamodbThreadMessage = { port: number } | { say: string }

const data = workerData as DynamodbThreadData
installAsDate(new VirtualClock(data.clock))

const changes = new Int32Array(data.changes)

const dynalite = await openDynalite(data.path)
const statements = new Map<string, Statement[]>()
const authorizer = new CallAuthorizer({ statements, file: data.callsFile })

const post = (message: DynamodbThreadMessage) => parentPort?.postMessage(message)
const server = loopbackServer({
  name: 'table engine',
  say: (say) => post({ say }),
  limits: data.limits,
  // DynamoDB's limit for one BatchWriteItem.
  mostBytes: 16 * 1024 * 1024,
  keepAliveMs: minuteMs,
  now: () => new Date(),
  serve,
})
post({ port: await listen(server, 0) })
parentPort?.on('message', (order: DynamodbThreadOrder) => {
  if (order === 'close') close()
  else for (const [caller, own] of order.statements) statements.set(caller, own)
})

function serve(incoming: Incoming, response: ServerResponse): void {
  const refused = refuse(incoming)
  if (refused === null) dynalite.handle(replay(incoming), isReading(incoming) ? response : counted(response))
  else response.writeHead(refused.status, { 'content-type': refused.type }).end(refused.body)
}

const isReading = ({ headers }: Incoming) =>
  /\.(?:GetItem|Query|Scan|ListTables|DescribeTable)$/.test(String(headers['x-amz-target']))

/** Counted when the change is made, before the caller can know of it. */
function counted(response: ServerResponse): ServerResponse {
  const end = response.end.bind(response)
  return Object.assign(response, {
    end: (body: string) => {
      Atomics.add(changes, 0, 1)
      return end(body)
    },
  })
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

/** Replays the request to the engine, since its body has already been read. */
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
  dynalite.close(() => process.exit(0))
}
