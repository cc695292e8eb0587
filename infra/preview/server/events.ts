// Server-sent events: tells each open page of every save, and a page that opens how many there were before.

type Page = ReadableStreamDefaultController<Uint8Array>

/** Milliseconds until a browser reconnects: a restarted preview is up within two seconds (npm run bench). */
const retryMs = 500

const encoder = new TextEncoder()

export class Listeners {
  readonly #open = new Set<Page>()
  #told = 0

  /** Events told so far. A page made before the newest of them may not show what it tells of. */
  get told(): number {
    return this.#told
  }

  /** The response lasts as long as the page is open. */
  add(): Response {
    const [open, told] = [this.#open, this.#told]
    let page: Page | null = null
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        page = controller
        open.add(controller)
        controller.enqueue(encoder.encode(`retry: ${retryMs}\nevent: ready\ndata: ${JSON.stringify({ told })}\n\n`))
      },
      cancel: () => {
        if (page !== null) open.delete(page)
      },
    })
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
  }

  tell(event: string, data: object): void {
    this.#told += 1
    const chunk = encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    for (const page of this.#open) page.enqueue(chunk)
  }

  close(): void {
    for (const page of this.#open) page.close()
    this.#open.clear()
  }
}
