// Signed links: a token says who it is for, and its signature what it may be used for (see `seal.ts`). A page never
// shows a token that allows more than the one it was opened with: decision 029.
import { type LinkKey, seal, unseal } from './seal.ts'

export type { LinkKey } from './seal.ts'

/** What a token may be used for as long as its key is in use, so that no one is ever locked in. */
export type LinkPurpose = 'leave'

/** What a token may be used for until it expires: choosing (`preferences-link.ts`), confirming one request, setting the
 * hour right after that, undoing having left, sending one form. For any other purpose it is invalid. */
export type TimedPurpose = 'preferences' | 'confirm' | 'timing' | 'return' | 'form'

/** The contents of a timed token; both ids in `[A-Za-z0-9]`. */
export interface TimedLink {
  subscriber: string
  /** The request, version, change or form it is for. */
  request: string
  /** Seconds since the epoch. */
  expiresAt: number
}

/** A token has at most five short parts; anything longer was not made here. */
export const longestToken = 200

/**
 * The token `<key id>.<subscriber id>.<signature>`.
 *
 * @example signLink('leave', 'R1', { id: 'k1', key: '…' }) // 'k1.R1.b3Jk…' (43 characters of signature)
 */
export function signLink(purpose: LinkPurpose, subscriber: string, key: LinkKey): string {
  return seal(purpose, [subscriber], key)
}

/** The subscriber a token was signed for, or `null` if it is malformed, forged, or for another purpose. */
export function verifyLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[]): string | null {
  const [subscriber, ...rest] = opened(purpose, token, keys) ?? []
  return subscriber !== undefined && rest.length === 0 ? subscriber : null
}

/**
 * The token `<key id>.<subscriber id>.<request id>.<expiry, base 36>.<signature>`.
 *
 * @example signTimedLink('confirm', { subscriber: 'R1', request: 'Q1', expiresAt: 1763942400 }, key) // 'k1.R1.Q1.t5ziyo.…'
 */
export function signTimedLink(purpose: TimedPurpose, link: TimedLink, key: LinkKey): string {
  return seal(purpose, [link.subscriber, link.request, link.expiresAt.toString(36)], key)
}

/** The contents of a timed token, `expired` if its time is over, `null` if it is malformed, forged or for another
 * purpose. */
export function verifyTimedLink(
  purpose: TimedPurpose,
  token: string,
  keys: readonly LinkKey[],
  now: Date,
): TimedLink | 'expired' | null {
  const link = readTimedLink(purpose, token, keys)
  return link !== null && isOver(link, now) ? 'expired' : link
}

/** The contents of a timed token, expired or not; `null` as above. */
export function readTimedLink(purpose: TimedPurpose, token: string, keys: readonly LinkKey[]): TimedLink | null {
  const [subscriber, request, expiry, ...rest] = opened(purpose, token, keys) ?? []
  if (subscriber === undefined || request === undefined || expiry === undefined || rest.length > 0) return null
  const expiresAt = Number.parseInt(expiry, 36)
  return Number.isSafeInteger(expiresAt) ? { subscriber, request, expiresAt } : null
}

export function isOver({ expiresAt }: Pick<TimedLink, 'expiresAt'>, now: Date): boolean {
  return expiresAt * 1000 <= now.getTime()
}

/** The id of the key that a token claims to be signed with; nothing is verified. */
export function keyIdIn(token: string): string {
  return token.slice(0, longestToken).split('.', 1)[0] ?? ''
}

function opened(purpose: string, token: string, keys: readonly LinkKey[]): string[] | null {
  const parts = unseal(purpose, token, keys, longestToken)
  return parts?.every((part) => /^[A-Za-z0-9]+$/.test(part)) ? parts : null
}
