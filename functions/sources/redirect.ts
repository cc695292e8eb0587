// Where a redirect leads (301, 302, 303, 307, 308), and which are refused.
import { webAddress } from './source-address.ts'

/** RFC 9110, 15.4: these repeat the request elsewhere for now. 300 and 304 to 306 lead nowhere by themselves. */
const passing = new Set([302, 303, 307])
const permanent = new Set([301, 308])

/**
 * `null` if the response is not a redirect.
 *
 * @param from the address that responded
 */
export function redirectOf(
  status: number,
  headers: ReadonlyMap<string, string>,
  from: string,
): { url: string; isPermanent: boolean } | { refused: string } | null {
  if (!passing.has(status) && !permanent.has(status)) return null
  const location = headers.get('location')
  if (location === undefined) return { refused: `${from} redirects (${status}) without saying where to` }
  const next = webAddress(location, from)
  if ('refused' in next) return { refused: `${from} redirects to an address that is not fetched: ${next.refused}` }
  return { url: next.url, isPermanent: permanent.has(status) }
}
