// Requests an address and follows its redirects. Sets how many redirects are followed.
import type { Web } from '../../source-ports.ts'
import { redirectOf } from '../../sources/redirect.ts'
import { webAddress } from '../../sources/source-address.ts'
import type { WebAnswer, WebRequest } from '../../sources/types.ts'

/** RFC 9309, 2.3.1.2 requires at least five; more are a loop or an abuse. */
const mostRedirects = 5

export interface Followed {
  /** Address of the last response. */
  url: string
  /** Where the address has permanently moved; `null` if it has not. */
  movedTo: string | null
  answer: WebAnswer
}

/** The target of a redirect is checked and requested in the same way as the first address. */
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
