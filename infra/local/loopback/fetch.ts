// Runs a web-standard handler, such as that of a Hono app, behind a server of the laptop.
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { LoopbackOptions, LoopbackRequest } from './server.ts'

type Fetch = (request: Request) => Response | Promise<Response>

export function serveFetch(fetch: Fetch): LoopbackOptions['serve'] {
  return async (incoming, response) => {
    const request = requestOf(incoming)
    if (request === null) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('This is not a whole request.\n')
      return
    }
    await reply(await fetch(request), response)
  }
}

/** `null` if the address is invalid, or the method is one that `Request` forbids, such as TRACE. */
function requestOf({ method, url, headers, body }: LoopbackRequest): Request | null {
  const base = `http://${headers['host']}`
  if (!URL.canParse(url, base) || /^(?:connect|trace|track)$/i.test(method)) return null
  const named = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(url, base), { method, headers: named, body: hasBody ? new Uint8Array(body) : null })
}

async function reply({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  // A client that hung up in the meantime gets no response, and the stream that would write it is cancelled.
  if (response.destroyed) return body?.cancel()
  response.writeHead(status, Object.fromEntries(headers))
  if (body === null) response.end()
  else await pipeline(Readable.fromWeb(body), response).catch(unlessHungUp)
}

function unlessHungUp(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
