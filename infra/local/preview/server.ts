// The preview's server on 127.0.0.1: the page, the mails in their forms, the news of every save, the way to the inbox.

import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { closeServer, listen } from '../gateway/gateway.ts'
import { answer } from './answer.ts'
import { type Composer, openComposer } from './composer.ts'
import { Pen } from './desk/pen.ts'
import { Listeners } from './events.ts'
import { lookingFrom } from './query.ts'
import { send } from './response.ts'
import { watch } from './watch.ts'
import { nameOf, placesIn } from './workshop/places.ts'

export interface PreviewOptions {
  /** Folder with `templates/`, `seeds/` and `cdk.json`. */
  root: string
  /** 0 for any that is free. */
  port: number
  /** Folder of `npm start`, where a running inbox is announced. */
  folder: string
  /** ISO week of the first edition; this week where it is left out. */
  firstWeek?: string | undefined
}

export interface Preview {
  url: string
  composer: Composer
  close(): Promise<void>
}

/** Resolves when pages are answered and files are watched. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const places = placesIn(options.root)
  const composer = openComposer({ places, firstWeek: options.firstWeek })
  const listeners = new Listeners()
  const pen = new Pen(places.decisions)
  const server = createServer((request, response) => {
    serve(request, response, { composer, pen, listeners, folder: options.folder }).catch((error: unknown) => {
      send(response, { status: 500, type: 'text/plain; charset=utf-8', body: `The preview failed: ${String(error)}\n` })
    })
  })
  try {
    // What is asked for first is made while the rest starts.
    void composer.view(lookingFrom(new URLSearchParams()).wanted).catch(() => {})
    const port = await listen(server, options.port)
    const watching = await watch(places, (paths) => {
      void tellOf(paths, composer, listeners, (path) => nameOf(path, places))
    })
    const close = async () => {
      await watching.close()
      await end(server, listeners, composer)
    }
    return { url: `http://127.0.0.1:${port}`, composer, close }
  } catch (error) {
    await end(server, listeners, composer)
    throw error
  }
}

async function end(server: Server, listeners: Listeners, composer: Composer): Promise<void> {
  listeners.close()
  if (server.listening) await closeServer(server)
  await composer.close()
}

/** With the instant of the save, so that the page can say how long it took to show it. */
async function tellOf(paths: string[], composer: Composer, listeners: Listeners, name: (path: string) => string) {
  await composer.changed(paths)
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ),
    ),
  )
  listeners.tell('saved', { files: paths.map(name), savedAt: Math.max(...times) })
}

interface Serving {
  composer: Composer
  pen: Pen
  listeners: Listeners
  folder: string
}

async function serve(request: IncomingMessage, response: ServerResponse, serving: Serving) {
  const { listeners, ...behind } = serving
  // Any other name could be a page of the web that made its own name point here.
  const host = request.headers.host ?? ''
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host))
    return send(response, {
      status: 421,
      type: 'text/plain; charset=utf-8',
      body: 'Only 127.0.0.1 is answered here.\n',
    })
  const url = new URL(request.url ?? '/', `http://${host}`)
  if (request.method === 'GET' && url.pathname === '/events') return listeners.add(response)
  const body = request.method === 'POST' ? await bodyOf(request) : ''
  if (body === null)
    return send(response, { status: 413, type: 'text/plain; charset=utf-8', body: 'No form here is that long.\n' })
  const asked = { method: request.method ?? 'GET', url, headers: request.headers, body }
  return send(response, await answer(asked, behind))
}

/** `null` where it is longer than any form of the page. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > longestForm) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const longestForm = 8192
