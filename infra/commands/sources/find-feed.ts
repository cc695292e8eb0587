// Finds the feed of a site: the address itself, what its page announces, or the usual places. Of several announced it
// takes the first that can be read; `add.ts` names the others.
import type { Web } from '../../../functions/source-ports.ts'
import { mostBytes } from '../../../functions/sources/document-size.ts'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import type { Feed } from '../../../functions/sources/feed/types.ts'
import { webAddress } from '../../../functions/sources/source-address.ts'
import type { WebRequest } from '../../../functions/sources/types.ts'
import { followRedirects } from '../../../functions/use-cases/fetching/follow-redirects.ts'

/** Where site generators and many newsrooms put theirs. */
const commonPaths = ['/feed', '/rss', '/feed.xml', '/rss.xml', '/atom.xml', '/index.xml', '/feed.json']

/** Most announced feeds that are tried; a site that announces more announces one for each section. */
const mostTried = 5

const answerMs = 20_000

export interface Announced {
  url: string
  title: string | null
}

export interface FoundFeed {
  /** Where it will be fetched from. */
  url: string
  feed: Feed
  /** Other feeds that the site announces. */
  others: Announced[]
}

/** The same request as for any document of a source. */
export const askedFor = (url: string): WebRequest => ({ url, headers: {}, limits: { bytes: mostBytes, ms: answerMs } })

/** A server's response, read as a feed. */
export type FeedAnswer = { url: string; feed: Feed } | { refused: string; announced: Announced[]; isAnswer: boolean }

export interface NoFeedFound {
  refused: string
  /** The address, if something answers there. */
  page: string | null
}

/** @param address of a feed or a page; without a scheme, https is tried */
export async function findFeed(web: Web, address: string): Promise<FoundFeed | NoFeedFound> {
  const first = webAddress(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`)
  if ('refused' in first) return { refused: `${address}: ${first.refused}`, page: null }
  const got = await getFeed(web, first.url)
  if ('feed' in got) return { ...got, others: [] }
  if (!got.isAnswer) return { refused: got.refused, page: null }
  const announced = [...got.announced].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)))
  for (const { url } of announced.slice(0, mostTried)) {
    const found = await getFeed(web, url)
    if ('feed' in found) return { ...found, others: announced.filter((one) => one.url !== url) }
  }
  for (const path of commonPaths) {
    const found = await getFeed(web, new URL(path, first.url).href)
    if ('feed' in found && found.feed.entries.length > 0) return { ...found, others: [] }
  }
  return {
    refused:
      `${first.url} is no feed and announces none that can be read, and there is none at ${commonPaths.join(', ')}. ` +
      'If the site has one, give its address.',
    page: first.url,
  }
}

/** Sites often announce a feed of readers' comments as well. */
const isOfComments = ({ url, title }: Announced) => /comments?\b/i.test(`${url} ${title ?? ''}`)

/** If it has permanently moved, its new address is returned. */
async function getFeed(web: Web, asked: string): Promise<FeedAnswer> {
  const followed = await followRedirects(web, askedFor(asked))
  const { answer, url, movedTo } = followed
  const no = (refused: string, isAnswer: boolean) => ({ refused, announced: [], isAnswer })
  if ('refused' in answer) return no(`${url}: ${answer.detail}`, false)
  if (answer.status !== 200) return no(`${url} answers ${answer.status}`, answer.status === 404)
  const read = readFeed({ bytes: answer.bytes, contentType: answer.headers.get('content-type') ?? null, base: url })
  if ('refused' in read) return { refused: `${url}: ${read.refused}`, announced: read.announced, isAnswer: true }
  return { url: movedTo ?? asked, feed: read }
}
