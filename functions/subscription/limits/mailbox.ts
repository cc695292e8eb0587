// Recent requests for one mailbox, in any spelling: `ann+1@` and `ann+2@` are two subscriptions, but one person gets
// the emails.
import { normaliseAddress } from '../address.ts'
import { type CapReached, capReached, stillCounted } from './mail-cap.ts'

/** A confirmation that was or is about to be sent to the mailbox. */
export interface Asked {
  request: string
  /** ISO instant. */
  at: string
  /** Help by email has a limit of its own. */
  for?: 'help'
}

/**
 * The address without its sub-address.
 *
 * @example mailboxOf('Ann+news@example.com') // 'ann@example.com'
 */
export function mailboxOf(address: string): string {
  const normal = normaliseAddress(address)
  const at = normal.lastIndexOf('@')
  const tag = normal.indexOf('+')
  return tag > 0 && tag < at ? normal.slice(0, tag) + normal.slice(at) : normal
}

/** The list with one more request, or why it is refused; `asked: null` if the request is already on it. */
export function askedOnceMore(
  asked: readonly Asked[],
  one: Asked,
): { asked: Asked[] | null } | { refused: CapReached } {
  if (asked.some(({ request }) => request === one.request)) return { asked: null }
  const counted = stillCounted(asked, one.at)
  const instants = counted.filter((other) => other.for === one.for).map(({ at }) => at)
  const refused = capReached(instants, one.at)
  return refused === null ? { asked: [...counted, one] } : { refused }
}
