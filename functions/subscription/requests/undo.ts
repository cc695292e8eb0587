// The way back from a change: the earlier choices, signed, valid for an hour and for one reader. Unsigned, a form could
// claim any earlier choices.
import { hourSeconds } from '../../durations.ts'
import { isOver, type LinkKey } from '../links/link.ts'
import { seal, unseal } from '../links/seal.ts'
import type { Subscriber } from '../types.ts'
import { type Choices, choicesOf } from './preferences.ts'

const undoSeconds = hourSeconds

/** Characters: as many as a form may hold; a reader of thirty topics needs about 1,000. */
const longestUndo = 6_000

export interface Undo {
  /** The choices that it restores. */
  choices: Choices
  /** Seconds since the epoch. */
  expiresAt: number
}

/** The undo of a change that is being made now. */
export function undoTo(before: Subscriber, now: Date): Undo {
  return { choices: choicesOf(before, now), expiresAt: Math.floor(now.getTime() / 1000) + undoSeconds }
}

/** The token `<key id>.<subscriber id>.<expiry, base 36>.<choices as JSON, base64url>.<signature>`. */
export function signUndo(subscriber: string, { choices, expiresAt }: Undo, key: LinkKey): string {
  const json = Buffer.from(JSON.stringify(choices)).toString('base64url')
  return seal('undo', [subscriber, expiresAt.toString(36), json], key)
}

/** The contents of a token, or `null` if it has expired, is forged, another reader's, or for another purpose. */
export function readUndo(token: string, subscriber: string, keys: readonly LinkKey[], now: Date): Undo | null {
  const [owner, expiry, json, ...rest] = unseal('undo', token, keys, longestUndo) ?? []
  if (owner !== subscriber || expiry === undefined || json === undefined || rest.length > 0) return null
  const expiresAt = Number.parseInt(expiry, 36)
  if (isOver({ expiresAt }, now)) return null
  return { choices: JSON.parse(Buffer.from(json, 'base64url').toString('utf8')) as Choices, expiresAt }
}
