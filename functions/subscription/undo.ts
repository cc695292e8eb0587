// The way back from a change: the earlier choices, signed, for an hour and for one reader. What a form says of earlier choices
// would otherwise be what anybody wants it to be.
import { isOver, type LinkKey } from './link.ts'
import { type Choices, choicesOf } from './preferences.ts'
import { seal, unseal } from './seal.ts'
import type { Subscriber } from './types.ts'

export const undoSeconds = 60 * 60

/** As much as a form may hold; a reader of thirty topics needs about 1,000 characters. */
const longestUndo = 6_000

/** The token `<key id>.<subscriber id>.<expiry, base 36>.<choices as JSON, base64url>.<signature>`. */
export function signUndo(before: Subscriber, now: Date, key: LinkKey): string {
  const expiresAt = Math.floor(now.getTime() / 1000) + undoSeconds
  const choices = Buffer.from(JSON.stringify(choicesOf(before, now))).toString('base64url')
  return seal('undo', [before.id, expiresAt.toString(36), choices], key)
}

/** The earlier choices, or `null` where the token is too old, forged, another reader's, or meant for something else. */
export function readUndo(token: string, subscriber: string, keys: readonly LinkKey[], now: Date): Choices | null {
  const [owner, expiry, choices, ...rest] = unseal('undo', token, keys, longestUndo) ?? []
  if (owner !== subscriber || expiry === undefined || choices === undefined || rest.length > 0) return null
  if (isOver({ expiresAt: Number.parseInt(expiry, 36) }, now)) return null
  return JSON.parse(Buffer.from(choices, 'base64url').toString('utf8')) as Choices
}
