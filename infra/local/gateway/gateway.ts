// The one HTTP endpoint of queues, buckets, mail and secrets that the functions' SDKs talk to.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Call, type Incoming, readCall, UnknownCall } from './calls.ts'
import { type Answer, denial, json } from './denial.ts'
import type { Gatekeeper } from './gatekeeper.ts'

/** What an engine answers; `null` drops the connection without an answer (a fault on demand). */
export type Reply = { status: number; headers: Record<string, string>; body: Buffer | string } | null

export type Engine = (incoming: Incoming, call: Call) => Promise<Reply>

export interface GatewayOptions {
  gatekeeper: Gatekeeper
  /** By the service name in the signature: `sqs`, `s3`, `ses`, `secretsmanager`. */
  engines: Map<string, Engine>
  /** Told of errors that are the laptop's own. */
  onError: (error: Error) => void
}

export async function startGateway(options: GatewayOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch((error: Error) => {
      options.onError(error)
      send(response, asReply(json(500, 'InternalFailure', error.message)))
    })
  })
  server.keepAliveTimeout = 60_000
  const port = await listen(server, 0)
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) }
}

async function serve(request: IncomingMessage, response: ServerResponse, options: GatewayOptions): Promise<void> {
  const incoming = await readIncoming(request)
  const reply = await answer(incoming, options)
  if (reply === null) request.socket.destroy()
  else send(response, reply)
}

async function answer(incoming: Incoming, { gatekeeper, engines }: GatewayOptions): Promise<Reply> {
  try {
    const call = readCall(incoming)
    if (call === null) return asReply(json(400, 'MissingAuthenticationToken', 'the request carries no signature'))
    const refusal = gatekeeper.refuse(call.caller, call.requests)
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

/** By events, not `for await`: it is read thousands of times a second. */
export function readIncoming(request: IncomingMessage): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', reject)
    request.on('end', () => {
      const { method = 'GET', url = '/', headers } = request
      const [only = Buffer.alloc(0)] = chunks
      resolve({ method, url, headers, body: chunks.length > 1 ? Buffer.concat(chunks) : only })
    })
  })
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === null || response.headersSent) return
  const { 'content-length': _, ...headers } = reply.headers
  response.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}

/** Listens on 127.0.0.1; a taken port is named with its remedy. Answers the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error)
      else reject(new Error(`port ${port} is taken: end what listens there, or move with "npm start -- --port <port>"`))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
