// Tells requests of our own pages and programs from those that a page of the web made somebody's browser send.
import type { IncomingHttpHeaders } from 'node:http'

/**
 * What is foreign about a request, or `null`. A name other than ours could be one that a page of the web made point
 * here (DNS rebinding). Browsers name the page that asks in `Origin`, except that forms of a page without referrers say
 * `null`; so do sandboxed frames of anybody, and only `Sec-Fetch-Site` tells the two apart.
 */
export function foreign(headers: IncomingHttpHeaders): 'host' | 'origin' | null {
  const { host = '', origin } = headers
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/.test(host)) return 'host'
  if (origin === undefined || origin === `http://${host}`) return null
  return origin === 'null' && headers['sec-fetch-site'] === 'same-origin' ? null : 'origin'
}
