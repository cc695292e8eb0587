// `npm run sources -- read <feed>`: of a file, of standard input, or of the web.
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Clock } from '../../../functions/ports.ts'
import type { Web } from '../../../functions/source-ports.ts'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import type { Feed, NoFeed } from '../../../functions/sources/feed/types.ts'
import { PoliteWeb } from '../../../functions/use-cases/fetching/polite-web.ts'
import type { ReadOrder } from './arguments.ts'
import { getFeed } from './find-feed.ts'
import { ownTurns } from './own-turns.ts'

export const isAddress = (from: string): boolean => /^[a-z]{3,6}:\/\//i.test(from)

/** Asks as a source is asked: the rules of addresses and of the site hold. */
export async function readAddress(from: string, userAgent: string, web: Web, clock: Clock): Promise<Feed | NoFeed> {
  const got = await getFeed(new PoliteWeb({ web, sources: ownTurns(clock), clock }, userAgent), from)
  return 'feed' in got ? got.feed : got
}

export async function readSaved({ from, base, contentType }: ReadOrder): Promise<Feed | NoFeed> {
  return readFeed({ bytes: from === '-' ? await buffer(process.stdin) : bytesOf(from), contentType, base })
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    throw new Error(code === 'ENOENT' ? `there is no ${file}; name a saved feed` : `${file} cannot be read (${code})`)
  }
}
