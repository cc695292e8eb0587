// The sites of the simulation of sources: feeds of random paces on hosts that are ordinary, slow, down, limited or
// moved, whose articles are taken back now and then.
import { createHash } from 'node:crypto'
import { dayMs, hourMs } from '../../../functions/durations.ts'
import type { Source, WebAnswer, WebRequest } from '../../../functions/sources/types.ts'
import { aSource, words } from '../../support/worlds/fetch-world.ts'

/** Several sources share a host. */
const hostShare = 0.6
/** Entries that a feed lists. */
const listedAtOnce = 15
/** Entries of a source in a day, if nothing else is asked for. */
const usualPace = 4.3
/** Of entries whose page is taken back within ten days. */
const withdrawnShare = 0.02

const hostKinds = ['ordinary', 'ordinary', 'ordinary', 'slow', 'down', 'limited', 'moved'] as const
export type HostKind = (typeof hostKinds)[number]

export interface Published {
  path: string
  atMs: number
  /** When newer ones push it out of the feed. */
  untilMs: number
  /** From when its page answers 410. */
  goneMs: number
}

export interface Feed {
  source: Source
  kind: HostKind
  host: string
  published: Published[]
}

export interface HostSettings {
  sources: number
  startMs: number
  endMs: number
  seed: number
  /** Of all sources in a week; absent: as it comes. */
  entries?: number | undefined
}

export class SourceHosts {
  readonly feeds: Feed[]
  readonly byHost: ReadonlyMap<string, Feed[]>
  /** From when a page answers 410, by its path. */
  readonly goneAt: ReadonlyMap<string, number>
  readonly #random: () => number
  readonly #startMs: number
  /** By the path of their feed. */
  readonly #published: ReadonlyMap<string, Published[]>

  constructor(settings: HostSettings) {
    this.#random = drawsOf(settings.seed)
    this.#startMs = settings.startMs
    this.feeds = Array.from({ length: settings.sources }, (_, n) => this.#feedOf(n, settings))
    this.#published = new Map(this.feeds.map(({ source, published }) => [new URL(source.url).pathname, published]))
    this.byHost = Map.groupBy(this.feeds, ({ host }) => host)
    this.goneAt = new Map(
      this.feeds.flatMap(({ published }) => published.map(({ path, goneMs }) => [path, goneMs] as const)),
    )
  }

  kindOf(host: string): HostKind {
    return this.byHost.get(host)?.[0]?.kind ?? 'ordinary'
  }

  /** Until an answer; infinite while the host is down. */
  takesMs(host: string, nowMs: number): number {
    const kind = this.kindOf(host)
    if (isDown(kind, nowMs - this.#startMs)) return Number.POSITIVE_INFINITY
    return kind === 'slow' ? 8_000 + this.#random() * 4_000 : 100 + this.#random() * 400
  }

  answer(request: WebRequest, nowMs: number): WebAnswer {
    const url = new URL(request.url)
    const kind = this.kindOf(url.hostname)
    if (isLimited(kind, nowMs) && url.pathname !== '/robots.txt') return reply(429, '', { 'retry-after': '1800' })
    if (url.pathname === '/robots.txt') return reply(404, '')
    if (!url.pathname.endsWith('.xml')) return this.#article(request, url, nowMs)
    if (kind === 'moved' && !url.pathname.startsWith('/new')) return reply(301, '', { location: `/new${url.pathname}` })
    return feedAnswer(request, url, this.#published.get(url.pathname.replace('/new', '')) ?? [], nowMs)
  }

  /** That it is gone, that it has not changed, or its text. */
  #article(request: WebRequest, url: URL, nowMs: number): WebAnswer {
    if (nowMs >= (this.goneAt.get(url.pathname) ?? Number.POSITIVE_INFINITY)) return reply(410, '')
    const etag = `"${url.pathname}"`
    if (request.headers['if-none-match'] === etag) return reply(304, '')
    return reply(200, `<html><body><article><p>${words(url.pathname)}</p></article></body></html>`, { etag })
  }

  #feedOf(n: number, { sources, startMs, endMs, entries }: HostSettings): Feed {
    const hosts = Math.max(Math.floor(sources * hostShare), 1)
    const host = `host${n % hosts}.example`
    const kind = hostKinds[(n % hosts) % hostKinds.length] ?? 'ordinary'
    const every = (['1h', '6h', '1d'] as const)[n % 3] ?? '6h'
    const busier = entries === undefined ? 1 : entries / 7 / (usualPace * sources)
    const perDay = (0.3 + this.#random() * 8) * busier
    const times: number[] = []
    for (let at = startMs - 5 * dayMs; at < endMs; at += (-Math.log(1 - this.#random()) * dayMs) / perDay)
      times.push(at)
    const published = times.map((atMs, i) => ({
      path: `/${n}/${i}`,
      atMs,
      untilMs: times[i + listedAtOnce] ?? Number.POSITIVE_INFINITY,
      goneMs: this.#random() < withdrawnShare ? atMs + this.#random() * 10 * dayMs : Number.POSITIVE_INFINITY,
    }))
    return { source: aSource({ id: `s${n}`, url: `https://${host}/${n}.xml`, every }), kind, host, published }
  }
}

/** From the fifth to the ninth day nothing answers. */
const isDown = (kind: HostKind, ms: number) => kind === 'down' && ms >= 5 * dayMs && ms < 9 * dayMs
/** In every third hour a limited host asks to be left alone. */
const isLimited = (kind: HostKind, ms: number) => kind === 'limited' && Math.floor(ms / hourMs) % 3 === 0

function feedAnswer(request: WebRequest, url: URL, published: readonly Published[], nowMs: number): WebAnswer {
  const listed = published.filter(({ atMs, untilMs }) => atMs <= nowMs && nowMs < untilMs)
  const etag = `"${createHash('sha256')
    .update(listed.map(({ path }) => path).join())
    .digest('base64url')}"`
  if (request.headers['if-none-match'] === etag) return reply(304, '')
  const items = listed.map(
    ({ path, atMs }) =>
      `<item><title>Entry ${path}</title><link>https://${url.hostname}${path}</link><guid>${path}</guid>` +
      `<pubDate>${new Date(atMs).toUTCString()}</pubDate></item>`,
  )
  return reply(200, `<rss version="2.0"><channel><title>Feed</title>${items.join('')}</channel></rss>`, { etag })
}

function reply(status: number, body: string, headers: Record<string, string> = {}): WebAnswer {
  return { status, headers: new Map(Object.entries(headers)), bytes: new TextEncoder().encode(body) }
}

/** Mulberry32: the same draws for the same seed. */
function drawsOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
