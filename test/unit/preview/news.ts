// Receives the server-sent events about saves, as the page does.

export interface News {
  /** The next save that is told. */
  next(): Promise<{ files: string[]; savedAt: number }>
  close(): void
}

export async function listenTo(url: string): Promise<News> {
  const stop = new AbortController()
  const answer = await fetch(`${url}/events`, { signal: stop.signal })
  if (answer.body === null) throw new Error('the preview sends no events')
  const lines = linesOf(answer.body)
  // The first event says that the connection counts as a listener.
  await nextData(lines, 'ready')
  return {
    next: async () => JSON.parse(await nextData(lines, 'saved')),
    close: () => stop.abort(),
  }
}

async function nextData(lines: AsyncIterator<string>, event: string): Promise<string> {
  let name = ''
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error('the preview ended its events')
    if (value.startsWith('event: ')) name = value.slice('event: '.length)
    if (value.startsWith('data: ') && name === event) return value.slice('data: '.length)
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
