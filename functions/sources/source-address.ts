// Which web addresses a source may have, and which machines a name may resolve to: never one in our own network.
import ipaddr from 'ipaddr.js'

/** RFC 9110, 4.2: the ports of http and https. A public site does not listen on any other. */
const ports = new Set(['', '80', '443'])

/** The longest request line that web servers and proxies commonly accept. */
export const longestUrl = 2_048

/**
 * The address as it is requested, without its fragment, or why it is not.
 *
 * @param base for a relative address, as a redirect's `Location` may be
 */
export function webAddress(text: string, base?: string): { url: string } | { refused: string } {
  const url = URL.parse(text.trim(), base)
  if (url === null) return { refused: 'it is no web address: give one such as https://www.example.com/feed.xml' }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { refused: `only http and https are fetched, not ${url.protocol.slice(0, 20)}` }
  if (url.username !== '' || url.password !== '')
    return { refused: 'it holds a user name or a password; sources are fetched without' }
  if (!ports.has(url.port)) return { refused: `port ${url.port} is not fetched, only 80 and 443` }
  url.hash = ''
  if (url.href.length > longestUrl) return { refused: `it is longer than ${longestUrl} characters` }
  return { url: url.href }
}

/** True if the address itself names a machine outside the public internet. Where a host name leads is not known from
 * it. */
export function namesOwnMachine(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  return /(?:^|\.)localhost\.?$/.test(host) || (ipaddr.isValid(host) && !isPublicMachine(host))
}

/** IANA's only block of global unicast addresses of IPv6 (RFC 4291, 2.4). */
const globalV6 = /* @__PURE__ */ ipaddr.parseCIDR('2000::/3')

/**
 * True for a machine on the public internet. IPv6 addresses that represent an IPv4 address (mapped, 6to4, NAT64,
 * Teredo) are always refused, since a gateway could lead them back inside.
 *
 * @param address IPv4 or IPv6, as returned by a resolver
 */
export function isPublicMachine(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalV6)
}

/** `%2F` and the like decoded; the text itself where they are broken. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
