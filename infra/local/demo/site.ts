// The demonstration's site: invented publications, whose feeds and pages are as of the day on the laptop's clock. The
// first part of a path is the host that is asked for.
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { closeServer, listen } from '../loopback/listen.ts'
import { type LoopbackRequest, loopbackServer } from '../loopback/server.ts'
import { feedOf, isWithdrawn } from './feeds.ts'
import { articlePage, frontPage, listPage } from './pages.ts'
import { type Demonstration, type Publication, readDemonstration } from './publications.ts'

export interface DemoSiteOptions {
  /** Folder of `publications.json`. */
  folder: string
  /** Midnight (ms) of the Monday on which the demonstration began. */
  from: number
  now: () => number
  port: number
  say: (line: string) => void
  limits?: LoopbackLimits
}

export interface DemoSite {
  /** Its origin. */
  url: string
  publications: readonly Publication[]
  close: () => Promise<void>
}

/** Bytes; requests have no body. */
const mostBytes = 1024

/** Throws if the folder has no publications. */
export async function openDemoSite({ folder, from, now, port, say, limits }: DemoSiteOptions): Promise<DemoSite> {
  const demonstration = readDemonstration(folder, from)
  const server = loopbackServer({
    name: 'demonstration',
    say,
    limits,
    mostBytes,
    serve: (request, response) => send(request, response, answerOf(demonstration, request.url, now())),
  })
  const taken = await listen(server, port)
  const { publications } = demonstration
  return { url: `http://127.0.0.1:${taken}`, publications, close: () => closeServer(server) }
}

export interface DemoAnswer {
  status: number
  contentType: string
  text: string
}

/** @param path e.g. `/gazette.example/feed` */
export function answerOf({ publications, articles }: Demonstration, path: string, nowMs: number): DemoAnswer {
  const [, host = '', rest = ''] = /^\/([^/?]*)\/?([^?]*)/.exec(path) ?? []
  if (host === '') return html(200, listPage(publications))
  const publication = publications.find((one) => one.host === host)
  if (publication === undefined) return text(404, 'There is no such publication.\n')
  if (rest === 'robots.txt') return text(200, 'User-agent: *\nAllow: /\n')
  const own = articles.filter((one) => one.publication === publication)
  if (rest === 'feed') {
    const { contentType, text: feed } = feedOf(publication, own, nowMs)
    return { status: 200, contentType, text: feed }
  }
  const published = own.filter(({ publishedMs }) => publishedMs <= nowMs)
  if (rest === '')
    return html(200, frontPage(publication, published.filter((one) => !isWithdrawn(one, nowMs)).reverse()))
  const article = published.find(({ url }) => url === `https://${host}/${rest}`)
  if (article === undefined) return text(404, 'There is no such article, or not yet.\n')
  if (isWithdrawn(article, nowMs)) return text(410, 'This article has been withdrawn by its publication.\n')
  return html(200, articlePage(article, nowMs))
}

const html = (status: number, page: string): DemoAnswer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  text: page,
})
const text = (status: number, words: string): DemoAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  text: words,
})

function send({ method, headers }: LoopbackRequest, response: ServerResponse, answer: DemoAnswer): void {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const etag = `"${createHash('sha256').update(answer.text).digest('base64url').slice(0, 22)}"`
  if (answer.status === 200 && headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(answer.status, { 'content-type': answer.contentType, etag, 'x-content-type-options': 'nosniff' })
  response.end(method === 'HEAD' ? undefined : answer.text)
}
