// Reads what a source of any kind lists; of an index of sitemaps, those with its news.
import type { Web } from '../../source-ports.ts'
import { mostBytes } from '../../sources/document-size.ts'
import type { Feed } from '../../sources/feed/types.ts'
import { followable, readListing } from '../../sources/listing.ts'
import { chosenSitemaps } from '../../sources/sitemap/chosen-sitemaps.ts'
import type { NamedSitemap } from '../../sources/sitemap/sitemap.ts'
import type { Source } from '../../sources/types.ts'
import { type Followed, followRedirects } from './follow-redirects.ts'
import { answerMs } from './polite-web.ts'

/** An index of indexes violates the protocol, but occurs. */
const mostLevels = 2

export type ReadSource = { feed: Feed; isIndex: boolean } | NothingRead

/** Why there is nothing to read. */
type NothingRead = { unchanged: true } | { trouble: { kind: string; detail: string } }

/** @param lastAt ISO instant of the last fetch; `null`: there was none */
export async function readSource(
  web: Web,
  source: Pick<Source, 'kind' | 'include' | 'exclude'>,
  followed: Followed,
  lastAt: string | null,
): Promise<ReadSource> {
  const read = readAnswer(source, followed)
  if (!('feed' in read) || source.kind !== 'sitemap') return read
  const whole = await withParts(web, source, read)
  if (!('feed' in whole)) return whole
  const found = followable(source, whole.feed.entries, lastAt)
  if ('refused' in found) return { trouble: { kind: 'no-feed', detail: found.refused } }
  return { feed: { ...whole.feed, entries: found.entries }, isIndex: whole.isIndex }
}

function readAnswer(
  { kind }: Pick<Source, 'kind'>,
  { answer, url }: Followed,
): { feed: Feed; isIndex: boolean; sitemaps: readonly NamedSitemap[] } | NothingRead {
  if ('refused' in answer) return { trouble: { kind: answer.cause ?? answer.refused, detail: answer.detail } }
  if (answer.status === 304) return { unchanged: true }
  if (answer.status !== 200)
    return { trouble: { kind: String(answer.status), detail: `${url} answers ${answer.status}` } }
  const contentType = answer.headers.get('content-type') ?? null
  const feed = readListing(kind, { bytes: answer.bytes, contentType, base: url })
  if ('refused' in feed) return { trouble: { kind: 'no-feed', detail: feed.refused } }
  const sitemaps = 'sitemaps' in feed ? feed.sitemaps : []
  return { feed, isIndex: sitemaps.length > 0, sitemaps }
}

/** If one part cannot be fetched, none is used, because what is missing now would seem new later. */
async function withParts(
  web: Web,
  source: Pick<Source, 'kind'>,
  { feed, isIndex, sitemaps }: { feed: Feed; isIndex: boolean; sitemaps: readonly NamedSitemap[] },
): Promise<ReadSource> {
  const entries = [...feed.entries]
  let publication = feed.publication ?? null
  let named = sitemaps
  for (let level = 0; level < mostLevels && named.length > 0; level += 1) {
    const deeper: NamedSitemap[] = []
    for (const { url } of chosenSitemaps(named)) {
      const limits = { bytes: mostBytes, ms: answerMs }
      const part = readAnswer(source, await followRedirects(web, { url, headers: {}, limits }))
      if (!('feed' in part)) return part
      publication ??= part.feed.publication ?? null
      for (const entry of part.feed.entries) entries.push(entry)
      for (const one of part.sitemaps) deeper.push(one)
    }
    named = deeper
  }
  return { feed: { ...feed, publication, entries }, isIndex }
}
