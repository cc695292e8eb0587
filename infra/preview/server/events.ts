// Server-sent events: tells each open page of every save.

type Page = ReadableStreamDefaultController<Uint8Array>

/** Milliseconds until a browser reconnects: a restarted preview is up within two seconds (npm run bench). */
const retryMs = 500

const encoder = new TextEncoder()

export class Listeners {
  readonly #open = new Set<Page>()

  /** The response lasts as long as the page is open. */
  add(): Response {
    const open = this.#open
    let page: Page | null = null
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        page = controller
        open.add(controller)
        controller.enqueue(encoder.encode(`retry: ${retryMs}\nevent: ready\ndata: {}\n\n`))
      },
      cancel: () => {
        if (page !== null) open.delete(page)
      },
    })
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
  }

  tell(event: string, data: object): void {
    const chunk = encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    for (const page of this.#open) page.enqueue(chunk)
  }

  close(): void {
    for (const page of this.#open) page.close()
    this.#open.clear()
  }
}
