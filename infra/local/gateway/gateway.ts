// The one HTTP endpoint for queues, buckets, email and secrets, to which the functions' SDKs connect.

import type { ServerResponse } from 'node:http'
import { minuteMs } from '../../../functions/durations.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { closeServer, listen } from '../loopback/listen.ts'
import { loopbackServer } from '../loopback/server.ts'
import type { CallAuthorizer } from './call-authorizer.ts'
import { type Call, type Incoming, readCall, UnknownCall } from './calls.ts'
import { type Answer, denial, json } from './denial.ts'

/** The response of an engine; `null` drops the connection without one (a fault on demand). */
export type Reply = { status: number; headers: Record<string, string>; body: Buffer | string } | null

export type Engine = (incoming: Incoming, call: Call) => Promise<Reply>

export interface GatewayOptions {
  authorizer: CallAuthorizer
  /** By the service name in the signature: `sqs`, `s3`, `ses`, `secretsmanager`. */
  engines: Map<string, Engine>
  /** Receives errors of the laptop itself, and clients' errors. */
  say: (line: string) => void
  limits?: LoopbackLimits | undefined
  /** The callers' time. If an error response has a different time, an SDK takes its signature for expired and retries
   * after a pause. */
  now: () => Date
}

export async function startGateway(options: GatewayOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const { say, limits, now } = options
  const server = loopbackServer({
    name: 'gateway',
    say,
    limits,
    mostBytes,
    keepAliveMs: minuteMs,
    now,
    serve: async (incoming, response) => send(response, await answerOrFail(incoming, options)),
  })
  const port = await listen(server, 0)
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) }
}

/** The largest call of these services on AWS is a batch of table rows. */
const mostBytes = 16 * 1024 * 1024

function answerOrFail(incoming: Incoming, options: GatewayOptions): Promise<Reply> {
  return answer(incoming, options).catch((error: Error) => {
    options.say(`gateway: ${error.message}`)
    return asReply(json(500, 'InternalFailure', error.message))
  })
}

async function answer(incoming: Incoming, { authorizer, engines }: GatewayOptions): Promise<Reply> {
  try {
    const call = readCall(incoming)
    if (call === null) return asReply(json(400, 'MissingAuthenticationToken', 'the request carries no signature'))
    const refusal = authorizer.refuse(call.caller, call.requests)
    if (refusal !== null) return asReply(denial(call.service, refusal))
    const engine = engines.get(call.service)
    if (engine === undefined) throw new UnknownCall(`the service ${call.service} has no engine on the laptop`)
    return await engine(incoming, call)
  } catch (error) {
    if (!(error instanceof UnknownCall)) throw error
    return asReply(json(400, 'UnknownOperationException', `${error.message}; add it to infra/local/gateway/calls.ts`))
  }
}

export const asReply = ({ status, type, body }: Answer): Reply => ({ status, headers: { 'content-type': type }, body })

function send(response: ServerResponse, reply: Reply): void {
  if (reply === null) {
    response.destroy()
    return
  }
  const { 'content-length': _, date: __, ...headers } = reply.headers
  response.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}
