// Signed links: a token says who it is for, and its signature what it is good for. Nothing of it is stored.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a token may do; a token for one purpose is worthless for another. */
export type LinkPurpose = 'leave'

export interface LinkKey {
  id: string
  key: string
}

/** A token has three short parts; anything longer was not made here. */
const longestToken = 200

/**
 * The token `<key id>.<subscriber id>.<signature>`, signed with the given key (HMAC-SHA-256, base64url).
 *
 * @example signLink('leave', 'R1', { id: 'k1', key: '…' }) // 'k1.R1.b3Jk…' (43 characters of signature)
 */
export function signLink(purpose: LinkPurpose, subscriber: string, key: LinkKey): string {
  return `${key.id}.${subscriber}.${signature(purpose, subscriber, key).toString('base64url')}`
}

/** The subscriber a token was signed for, or `null` where it is malformed, forged, or meant for something else. */
export function verifyLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[]): string | null {
  if (token.length > longestToken) return null
  const [keyId, subscriber, signed, ...rest] = token.split('.')
  if (!keyId || !subscriber || !signed || rest.length > 0) return null
  const key = keys.find((one) => one.id === keyId)
  if (!key || !/^[A-Za-z0-9]+$/.test(subscriber)) return null
  const given = Buffer.from(signed, 'base64url')
  const expected = signature(purpose, subscriber, key)
  // The comparison of the text refuses second spellings of the same bytes.
  const sameLength = given.length === expected.length && signed === given.toString('base64url')
  return sameLength && timingSafeEqual(given, expected) ? subscriber : null
}

function signature(purpose: LinkPurpose, subscriber: string, key: LinkKey): Buffer {
  return createHmac('sha256', key.key).update(`${purpose}:${key.id}:${subscriber}`).digest()
}
