// Server-sent events: each open page hears of every save.
import type { ServerResponse } from 'node:http'

export class Listeners {
  readonly #open = new Set<ServerResponse>()

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 500\nevent: ready\ndata: {}\n\n')
    this.#open.add(response)
    response.on('close', () => this.#open.delete(response))
  }

  tell(event: string, data: object): void {
    for (const response of this.#open) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  close(): void {
    for (const response of this.#open) response.end()
    this.#open.clear()
  }
}
