// Fetches the page of an article. How long its server has to answer (time-out) is set in `polite-web.ts`.
import type { Web } from '../../source-ports.ts'
import { decodeFetched } from '../../sources/encoding/decode-fetched.ts'
import { tagOf } from '../../sources/feed/entry.ts'
import { pageMark } from '../../sources/page-mark.ts'
import type { SeenPage, WebAnswer } from '../../sources/types.ts'
import { followRedirects } from './follow-redirects.ts'
import { answerMs } from './polite-web.ts'

export interface FoundPage {
  text: string | null
  /** Address after redirects. */
  url: string | null
  /** The language in its header (RFC 9110, 8.5), if there is exactly one. */
  language: string | null
  /** Used later to tell whether it has changed; `null` if there is no text. */
  seen: SeenPage | null
  /** Why there is no text. */
  reason: string | null
  /** A later attempt may succeed. */
  passing: boolean
  /** It was not requested: other fetches of ours wait for its host. */
  isBusy?: boolean
  /** It existed and no longer does. */
  gone?: boolean
  /** It has not changed since it was last seen. */
  isUnchanged?: boolean
}

/** @param asked `bytes`: most bytes of the page; `seen`: what is known of it, so that it need not be sent again */
export async function articlePage(
  web: Web,
  { url, bytes, seen }: { url: string; bytes: number; seen?: SeenPage | undefined },
): Promise<FoundPage> {
  const { answer, url: at } = await followRedirects(web, {
    url,
    headers: seen === undefined ? {} : conditionsOf(seen),
    limits: { bytes, ms: answerMs },
  })
  const none = { text: null, seen: null, url: at, language: null }
  if (seen !== undefined && 'status' in answer && answer.status === 304)
    return { ...none, seen, reason: null, passing: false, isUnchanged: true }
  if ('refused' in answer || answer.status !== 200) return { ...none, url: null, ...refusalOf(answer) }
  const { text } = decodeFetched(answer.bytes, answer.headers.get('content-type') ?? null)
  const now: SeenPage = { ...validatorsOf(answer.headers), mark: pageMark(text) }
  const language = tagOf(answer.headers.get('content-language'))
  return { text, url: at, language, seen: now, reason: null, passing: false, isUnchanged: now.mark === seen?.mark }
}

/** Conditional headers that avoid a repeated response (RFC 9110, 13.1). */
export function conditionsOf({ etag, lastModified }: Pick<SeenPage, 'etag' | 'lastModified'>): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

function validatorsOf(headers: ReadonlyMap<string, string>): Pick<SeenPage, 'etag' | 'lastModified'> {
  return { etag: headers.get('etag') ?? null, lastModified: headers.get('last-modified') ?? null }
}

const passingRefusals = new Set(['busy', 'no-host', 'unreachable', 'certificate', 'timeout'])

function refusalOf(answer: WebAnswer): Pick<FoundPage, 'isBusy' | 'gone'> & { reason: string; passing: boolean } {
  if ('refused' in answer) {
    const { refused, detail } = answer
    return { reason: detail, passing: passingRefusals.has(refused), ...(refused === 'busy' ? { isBusy: true } : {}) }
  }
  const { status } = answer
  const gone = status === 404 || status === 410
  return { reason: `its page answers ${status}`, passing: status === 429 || status >= 500, ...(gone ? { gone } : {}) }
}
