// Distinguishes requests by our own pages and programs from those that another website made someone's browser send.
import type { IncomingHttpHeaders } from 'node:http'

/**
 * What is foreign about a request, or `null`. Another host name could be one that a website made point here (DNS
 * rebinding). Browsers name the requesting page in `Origin`, except that forms on a page without referrers send `null`;
 * so do sandboxed frames of any website, and only `Sec-Fetch-Site` tells the two apart.
 */
export function foreign(headers: IncomingHttpHeaders): 'host' | 'origin' | null {
  const { host = '', origin } = headers
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/.test(host)) return 'host'
  if (origin === undefined || origin === `http://${host}`) return null
  return origin === 'null' && headers['sec-fetch-site'] === 'same-origin' ? null : 'origin'
}
