// Server-sent events: each open page hears of every save.

type Page = ReadableStreamDefaultController<Uint8Array>

/** Milliseconds until a browser asks again: a preview that is started anew is up within two seconds (npm run bench). */
const retryMs = 500

const encoder = new TextEncoder()

export class Listeners {
  readonly #open = new Set<Page>()

  /** Answers for as long as the page is open. */
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
