// What all HTTP servers of the laptop have in common, ours and those of engines: time limits, a response to what is not
// HTTP, and none to pages of other websites.
import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ClientError, sayOnce } from './client-errors.ts'
import { foreign } from './foreign.ts'
import { type LoopbackLimits, loopbackLimits } from './limits.ts'

export interface Protection {
  /** What the server is called in messages, e.g. `site server`. */
  name: string
  say: (line: string) => void
  limits?: LoopbackLimits | undefined
}

/** To be called before the server listens, and after its request handlers were added. */
export function protect(
  server: Server,
  { name, say, limits = loopbackLimits }: Protection,
): (what: ClientError) => void {
  const tell = sayOnce(name, say)
  server.headersTimeout = limits.headersMs
  server.requestTimeout = limits.requestMs
  // Read when the server starts to listen; missing in the types.
  Object.assign(server, { connectionsCheckingInterval: limits.checkMs })
  for (const event of ['request', 'checkContinue', 'checkExpectation', 'upgrade', 'connect'])
    guard(server, event, () => tell('foreign'))
  server.removeAllListeners('clientError')
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => turnAway(error, socket, tell))
  return tell
}

type Listener = (request: IncomingMessage, answer: ServerResponse | Duplex, ...more: unknown[]) => void

/** Only requests that are not foreign reach the handlers added so far. */
function guard(server: Server, event: string, told: () => void): void {
  const behind = server.listeners(event) as Listener[]
  if (behind.length === 0) return
  server.removeAllListeners(event)
  server.on(event, ((request, answer, ...more) => {
    // A client that hung up need not be told any more.
    answer.on('error', () => {})
    const what = foreign(request.headers)
    if (what === null) {
      for (const one of behind) one.call(server, request, answer, ...more)
      return
    }
    told()
    const words = what === 'host' ? onlyHere : onlyOurs
    if (answer instanceof ServerResponse) refuse(answer, what === 'host' ? 421 : 403, words)
    else close(answer, what === 'host' ? '421 Misdirected Request' : '403 Forbidden', words)
  }) satisfies Listener)
}

const onlyHere = 'Only 127.0.0.1 and localhost are answered here.\n'
const onlyOurs = 'Only pages of this server are answered here.\n'

/** Ends the connection with the response: anything else that the client sends is not read. */
export function refuse(response: ServerResponse, status: number, words: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  response.writeHead(status, { ...headers, connection: 'close' })
  response.end(words)
}

function turnAway(
  error: NodeJS.ErrnoException,
  socket: Duplex & { bytesRead?: number },
  tell: (what: ClientError) => void,
) {
  socket.on('error', () => {})
  const [trouble, status] = meaning.get(error.code ?? '') ?? (['malformed', '400 Bad Request'] as const)
  // A connection opened in advance, as browsers do, or a kept one that was closed, is not an error.
  if (trouble !== null && (socket.bytesRead ?? 1) > 0) tell(trouble)
  if (status === '' || !socket.writable) socket.destroy()
  else close(socket, status, '')
}

/** By Node's error code: what to report, and the response if someone may still read it. */
const meaning = new Map<string, readonly [ClientError | null, string]>([
  ['ECONNRESET', [null, '']],
  ['EPIPE', [null, '']],
  ['HPE_INVALID_EOF_STATE', ['hung-up', '']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['too-slow', '408 Request Timeout']],
  ['HPE_HEADER_OVERFLOW', ['too-large', '431 Request Header Fields Too Large']],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', ['too-large', '413 Content Too Large']],
])

function close(socket: Duplex & { destroySoon?: () => void }, status: string, words: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(words)}\r\n\r\n${words}`)
  socket.destroySoon?.()
}
