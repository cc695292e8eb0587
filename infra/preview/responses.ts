// What the preview's responses share: plain words, a redirect to the page, common headers.
import type { MiddlewareHandler } from 'hono'
import { addressOf, type PageQuery } from './query.ts'

export function plain(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** After a POST: redirects to the page by GET. */
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

/** A header that a response sets itself stays. */
export const headersOfAll: MiddlewareHandler = async (context, next) => {
  await next()
  const { headers } = context.res
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value)
}
