// The network that a form comes from, without the address: counts per network are stored under a keyed hash.
import { createHmac } from 'node:crypto'

/** For all viewers whose address is not known: they share one share. */
const unknown = 'unknown'

/** RFC 4291, 2.2 (3): an IPv6 address that ends in a decimal IPv4 address, the longest form. */
const longestAddress = 45

/**
 * The network of an address: /24 of IPv4, /48 of IPv6, which is usually assigned to one customer.
 *
 * @example networkOf('192.0.2.7') // '192.0.2.0/24'
 * @example networkOf('2001:db8:1:2::3') // '2001:db8:1::/48'
 * @example networkOf('::ffff:192.0.2.7') // '192.0.2.0/24'
 * @example networkOf('nonsense') // null
 */
export function networkOf(address: string): string | null {
  const plain = address.length > longestAddress ? '' : address.trim().toLowerCase()
  const within = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(plain)
  if (within) {
    const bytes = within.slice(1).map(Number)
    return bytes.every((byte) => byte < 256) ? `${bytes.slice(0, 3).join('.')}.0/24` : null
  }
  const groups = groupsOf(plain)
  return groups && `${groups.slice(0, 3).join(':')}::/48`
}

/**
 * `[0-9a-f]{32}`: reveals nothing without the key, and does not link one day's requests to the next day's.
 *
 * @param day ISO date
 */
export function networkHash(address: string, key: string, day: string): string {
  return keyedHash(`network:${day}:${networkOf(address) ?? unknown}`, key)
}

/** `[0-9a-f]{32}`. */
export function keyedHash(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
}

/** The same for the domain of a mailbox. */
export function domainHash(domain: string, key: string, day: string): string {
  return createHmac('sha256', key).update(`domain:${day}:${domain}`).digest('hex').slice(0, 32)
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] | null {
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], tail = []] = halves
  const missing = 8 - head.length - tail.length
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16).toString(16))
    : null
}
