// Which addresses may be new on the list. Every door of a new address passes this: the form, an email to `subscribe@`,
// an import, a readers file, a change of address. What only a new address is refused for (a throw-away one, say)
// belongs here: readers on record keep theirs (`address.ts`).
import { type CheckedAddress, checkAddress } from './address.ts'

/** Ends of names that no server on the internet has, so that every email to one bounces: RFC 6761 (6.3, 6.4), 6762 (3),
 * 7686 and 9476, and ICANN's reservation of `internal` of 2024. Mailing lists add `.invalid` to the addresses of their
 * senders. */
const unreachable = /\.(?:alt|internal|invalid|local|localhost|onion)$/

/** @example checkNewAddress('ann@example.com.invalid').ok // false */
export function checkNewAddress(input: unknown): CheckedAddress {
  const checked = checkAddress(input)
  if (!checked.ok || !unreachable.test(checked.address)) return checked
  const reason = 'the part after @ is no domain that email reaches'
  return { ok: false, fault: 'domain', reason, remedy: 'give one like ann@example.com' }
}
