// `npm run sources -- read <source>`: reads a file, standard input, or a web address, of whatever kind.
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Clock } from '../../../functions/ports.ts'
import type { Web } from '../../../functions/source-ports.ts'
import type { Document } from '../../../functions/sources/feed/types.ts'
import { followRedirects } from '../../../functions/use-cases/fetching/follow-redirects.ts'
import { PoliteWeb } from '../../../functions/use-cases/fetching/polite-web.ts'
import type { ReadOrder } from './arguments.ts'
import { whyNot } from './file-words.ts'
import { askedFor } from './find-feed.ts'
import { ownTurns } from './own-turns.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

export const isAddress = (from: string): boolean => /^[a-z]{3,6}:\/\//i.test(from)

/** Fetches as for a source: the rules for addresses and of the site apply. */
export async function readAddress(
  { from, kind }: Pick<ReadOrder, 'from' | 'kind'>,
  userAgent: string,
  web: Web,
  clock: Clock,
): Promise<ReadDocument> {
  const polite = new PoliteWeb({ web, clock, sources: ownTurns(clock) }, userAgent)
  const { answer, url } = await followRedirects(polite, askedFor(from))
  const no = (refused: string): ReadDocument => ({ kind: null, read: { refused, announced: [] } })
  if ('refused' in answer) return no(url === from ? answer.detail : `${url}: ${answer.detail}`)
  if (answer.status !== 200) return no(`${url === from ? 'it' : url} answers ${answer.status}`)
  const contentType = answer.headers.get('content-type') ?? null
  return readDocument({ bytes: answer.bytes, contentType, base: url }, kind)
}

export async function readSaved({ from, base, contentType, kind }: ReadOrder): Promise<ReadDocument> {
  const bytes = from === '-' ? await buffer(process.stdin) : bytesOf(from)
  const document: Document = { bytes, contentType, base }
  return readDocument(document, kind)
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Error(whyNot(file, error, 'name a saved feed, or an address that begins with https://'))
  }
}
