// The way back from a change: the earlier choices, signed, for an hour and for one reader. Unsigned, a form could
// claim any earlier choices.
import { hourSeconds } from '../../durations.ts'
import { isOver, type LinkKey } from '../links/link.ts'
import { seal, unseal } from '../links/seal.ts'
import type { Subscriber } from '../types.ts'
import { type Choices, choicesOf } from './preferences.ts'

const undoSeconds = hourSeconds

/** As much as a form may hold; a reader of thirty topics needs about 1,000 characters. */
const longestUndo = 6_000

export interface Undo {
  /** What it goes back to. */
  choices: Choices
  /** Seconds since the epoch. */
  expiresAt: number
}

/** For a change that is made now. */
export function undoTo(before: Subscriber, now: Date): Undo {
  return { choices: choicesOf(before, now), expiresAt: Math.floor(now.getTime() / 1000) + undoSeconds }
}

/** The token `<key id>.<subscriber id>.<expiry, base 36>.<choices as JSON, base64url>.<signature>`. */
export function signUndo(subscriber: string, { choices, expiresAt }: Undo, key: LinkKey): string {
  const json = Buffer.from(JSON.stringify(choices)).toString('base64url')
  return seal('undo', [subscriber, expiresAt.toString(36), json], key)
}

/** What a token says, or `null` where it is too old, forged, another reader's, or meant for something else. */
export function readUndo(token: string, subscriber: string, keys: readonly LinkKey[], now: Date): Undo | null {
  const [owner, expiry, json, ...rest] = unseal('undo', token, keys, longestUndo) ?? []
  if (owner !== subscriber || expiry === undefined || json === undefined || rest.length > 0) return null
  const expiresAt = Number.parseInt(expiry, 36)
  if (isOver({ expiresAt }, now)) return null
  return { choices: JSON.parse(Buffer.from(json, 'base64url').toString('utf8')) as Choices, expiresAt }
}
