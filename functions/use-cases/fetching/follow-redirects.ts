// Asks for an address and goes where it sends us, a few steps at most. How many redirects stands here.
import type { Web } from '../../source-ports.ts'
import { redirectOf } from '../../sources/redirect.ts'
import type { WebAnswer, WebRequest } from '../../sources/types.ts'
import { webAddress } from '../../sources/web-address.ts'

/** RFC 9309, 2.3.1.2 asks for five; more are a circle or a game. */
const mostRedirects = 5

export interface Followed {
  /** Of the last answer. */
  url: string
  /** Where the address has moved to for good; `null` where it has not. */
  movedTo: string | null
  answer: WebAnswer
}

/** What an answer leads to is checked as the first address is, and asked for in the same way. */
export async function followRedirects(web: Web, asked: WebRequest): Promise<Followed> {
  const first = webAddress(asked.url)
  if ('refused' in first)
    return { url: asked.url, movedTo: null, answer: { refused: 'address', detail: first.refused } }
  let url = first.url
  let movedTo: string | null = null
  let isPermanent = true
  for (let step = 0; step <= mostRedirects; step += 1) {
    const answer = await web.get({ ...asked, url })
    const next = 'refused' in answer ? null : redirectOf(answer.status, answer.headers, url)
    if (next === null) return { url, movedTo, answer }
    if ('refused' in next) return { url, movedTo, answer: { refused: 'redirects', detail: next.refused } }
    isPermanent &&= next.isPermanent
    if (isPermanent) movedTo = next.url
    url = next.url
  }
  const detail = `${asked.url} redirects more than ${mostRedirects} times`
  return { url, movedTo: null, answer: { refused: 'redirects', detail } }
}
