// The only way to open an HTTP server on this machine: on 127.0.0.1, and so that no client can end the process, hold a
// connection for ever or fill the memory, and no other website gets a response.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody } from './body.ts'
import type { ClientError } from './client-errors.ts'
import { type Protection, protect, refuse } from './protect.ts'

export interface LoopbackRequest {
  method: string
  /** Path with its query; begins with a slash. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** Address of the client. */
  ip: string
}

export interface LoopbackOptions extends Protection {
  /** Bytes of the largest body. */
  mostBytes: number
  serve: (incoming: LoopbackRequest, response: ServerResponse) => Promise<void> | void
  /** How long a connection is kept for the next request; by default Node's five seconds. */
  keepAliveMs?: number
  /** The time in responses; by default the machine's. */
  now?: () => Date
}

/** The server does not listen yet. */
export function loopbackServer(options: LoopbackOptions): Server {
  const server = createServer()
  server.on('request', (request, response) => {
    answer(request, response, options, tell).catch((error: unknown) => {
      options.say(`${options.name}: ${error instanceof Error ? error.message : String(error)}`)
      refuse(response, 500, 'This request could not be answered; the terminal says why.\n')
    })
  })
  if (options.keepAliveMs !== undefined) server.keepAliveTimeout = options.keepAliveMs
  const tell = protect(server, options)
  return server
}

type Tell = (what: ClientError) => void

async function answer(request: IncomingMessage, response: ServerResponse, options: LoopbackOptions, tell: Tell) {
  const { method = 'GET', url = '', headers, socket } = request
  if (options.now !== undefined) response.setHeader('date', options.now().toUTCString())
  if (!url.startsWith('/')) return refuse(response, 400, 'This is not an address of this server.\n')
  const body = await readBody(request, options.mostBytes)
  if (body === 'hung-up') return hungUp(request, tell)
  if (body === 'too-large') {
    tell(body)
    return refuse(response, 413, `No more than ${options.mostBytes} bytes are taken here.\n`)
  }
  return options.serve({ method, url, headers, body, ip: socket.remoteAddress ?? '127.0.0.1' }, response)
}

/** Clients that were cut off for being slow or for what they sent have already been reported. */
function hungUp({ socket }: IncomingMessage, tell: Tell): void {
  if (!socket.writableEnded) tell('hung-up')
}
