// A sealed token: parts in plain text, and a signature that says what it may be used for. Nothing is stored.
import { createHmac, createSecretKey, type Hmac, type KeyObject, timingSafeEqual } from 'node:crypto'

export interface LinkKey {
  id: string
  key: string
}

/**
 * The parts after the key id, signed for one purpose (HMAC-SHA-256, base64url).
 *
 * @param parts each in `[A-Za-z0-9_-]`
 * @example seal('leave', ['R1'], { id: 'k1', key: '…' }) // 'k1.R1.b3Jk…' (43 characters of signature)
 */
export function seal(purpose: string, parts: readonly string[], key: LinkKey): string {
  const all = [key.id, ...parts]
  return `${all.join('.')}.${signed(purpose, all, key).digest('base64url')}`
}

/** The parts between the key id and the signature, or `null` if the token was not sealed for this purpose.
 *
 * @param longest most characters: a longer token was not made here */
export function unseal(purpose: string, token: string, keys: readonly LinkKey[], longest: number): string[] | null {
  if (token.length > longest) return null
  const parts = token.split('.')
  const signature = parts.pop()
  const key = keys.find((one) => one.id === parts[0])
  if (!key || !signature || parts.length < 2 || !parts.slice(1).every((part) => /^[A-Za-z0-9_-]+$/.test(part)))
    return null
  const given = Buffer.from(signature, 'base64url')
  const expected = signed(purpose, parts, key).digest()
  // Comparing the text as well refuses other base64url spellings of the same bytes.
  const sameLength = given.length === expected.length && signature === given.toString('base64url')
  return sameLength && timingSafeEqual(given, expected) ? parts.slice(1) : null
}

/** Each key is prepared once, not for both signatures of every email. */
const secrets = new WeakMap<LinkKey, KeyObject>()

function secretOf(key: LinkKey): KeyObject {
  const known = secrets.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(Buffer.from(key.key))
  secrets.set(key, made)
  return made
}

function signed(purpose: string, parts: readonly string[], key: LinkKey): Hmac {
  return createHmac('sha256', secretOf(key)).update(`${purpose}:${parts.join(':')}`)
}
