// One answer of the preview's server, with the headers that all of them carry.
import type { ServerResponse } from 'node:http'

export interface Answer {
  status: number
  type: string
  body: string | Uint8Array
  headers?: Record<string, string>
}

/** The page runs its own script and style sheet, shows its own frames, and loads nothing else. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const always = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

export function send(response: ServerResponse, { status, type, body, headers = {} }: Answer): void {
  if (response.headersSent) {
    response.end()
    return
  }
  response.writeHead(status, { ...always, 'content-type': type, ...headers })
  response.end(body)
}
