// Signed links: a token says who it is for, and its signature what it is good for. Nothing of it is stored.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a token may do for as long as its key is in use; a token for one purpose is worthless for another. */
export type LinkPurpose = 'leave' | 'preferences'

/** What a token may do until it expires: confirm one request; undo having left; send one form. */
export type TimedPurpose = 'confirm' | 'return' | 'form'

export interface LinkKey {
  id: string
  key: string
}

/** What a timed token carries; both ids in `[A-Za-z0-9]`. */
export interface TimedLink {
  subscriber: string
  /** Which request, change or form it is for. */
  request: string
  /** Seconds since the epoch. */
  expiresAt: number
}

/** A token has at most five short parts; anything longer was not made here. */
const longestToken = 200

/**
 * The token `<key id>.<subscriber id>.<signature>`, signed with the given key (HMAC-SHA-256, base64url).
 *
 * @example signLink('leave', 'R1', { id: 'k1', key: '…' }) // 'k1.R1.b3Jk…' (43 characters of signature)
 */
export function signLink(purpose: LinkPurpose, subscriber: string, key: LinkKey): string {
  return sealed(purpose, [key.id, subscriber], key)
}

/** The subscriber a token was signed for, or `null` where it is malformed, forged, or meant for something else. */
export function verifyLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[]): string | null {
  const [subscriber, ...rest] = opened(purpose, token, keys) ?? []
  return subscriber !== undefined && rest.length === 0 ? subscriber : null
}

/**
 * The token `<key id>.<subscriber id>.<request id>.<expiry, base 36>.<signature>`.
 *
 * @example signTimedLink('confirm', { subscriber: 'R1', request: 'Q1', expiresAt: 1763942400 }, key) // 'k1.R1.Q1.t5ziy….…'
 */
export function signTimedLink(purpose: TimedPurpose, link: TimedLink, key: LinkKey): string {
  return sealed(purpose, [key.id, link.subscriber, link.request, link.expiresAt.toString(36)], key)
}

/** What a timed token says, `expired` where its time is over, `null` where it is malformed, forged or for something else. */
export function verifyTimedLink(
  purpose: TimedPurpose,
  token: string,
  keys: readonly LinkKey[],
  now: Date,
): TimedLink | 'expired' | null {
  const [subscriber, request, expiry, ...rest] = opened(purpose, token, keys) ?? []
  if (subscriber === undefined || request === undefined || expiry === undefined || rest.length > 0) return null
  const expiresAt = Number.parseInt(expiry, 36)
  if (!Number.isSafeInteger(expiresAt)) return null
  return expiresAt * 1000 <= now.getTime() ? 'expired' : { subscriber, request, expiresAt }
}

/** Which key a token says it was signed with; nothing of it is checked. */
export function keyIdIn(token: string): string {
  return token.slice(0, longestToken).split('.', 1)[0] ?? ''
}

function sealed(purpose: string, parts: string[], key: LinkKey): string {
  return `${parts.join('.')}.${signature(purpose, parts, key).toString('base64url')}`
}

/** The parts between the key's id and the signature, or `null`. */
function opened(purpose: string, token: string, keys: readonly LinkKey[]): string[] | null {
  if (token.length > longestToken) return null
  const parts = token.split('.')
  const signed = parts.pop()
  const key = keys.find((one) => one.id === parts[0])
  if (!key || !signed || parts.length < 2 || !parts.slice(1).every((part) => /^[A-Za-z0-9]+$/.test(part))) return null
  const given = Buffer.from(signed, 'base64url')
  const expected = signature(purpose, parts, key)
  // The comparison of the text refuses second spellings of the same bytes.
  const sameLength = given.length === expected.length && signed === given.toString('base64url')
  return sameLength && timingSafeEqual(given, expected) ? parts.slice(1) : null
}

function signature(purpose: string, parts: string[], key: LinkKey): Buffer {
  return createHmac('sha256', key.key)
    .update(`${purpose}:${parts.join(':')}`)
    .digest()
}
