// What the answers of the preview have in common: plain words, a way back to the page, the headers of all.
import type { MiddlewareHandler } from 'hono'
import { addressOf, type PageQuery } from './query.ts'

export function plain(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** After a POST: the page once more, by a GET. */
export const backTo = (pageQuery: PageQuery): Response => seeOther(addressOf(pageQuery))

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

/** The page runs its own script and style sheet, shows its own frames, and loads nothing else. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const always = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** A header that an answer has of its own stays. */
export const headersOfAll: MiddlewareHandler = async (context, next) => {
  await next()
  const { headers } = context.res
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value)
}
