// The link to the preferences: valid for one version of a reader's links, and for half a year. A reader who thinks that
// someone else has it renews it: the version goes up, and older links can only be used to ask for a new one (decision
// 029).
import { daySeconds } from '../../durations.ts'
import { withEvent } from '../consent.ts'
import { isDayFull } from '../limits/mail-cap.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'
import { isOver, type LinkKey, longestToken, readTimedLink, signTimedLink, type TimedLink } from './link.ts'
import { unseal } from './seal.ts'

/** Days. Two briefings are at most ten weeks apart (a pause of eight, `longestWait`): readers who get emails always
 * have a link that works, but whoever takes over an old mailbox does not. */
const preferencesDays = 180

/** @param from when it is mailed */
export function preferencesToken({ id, linksVersion }: LinkOwner, from: Date, key: LinkKey): string {
  const expiresAt = Math.floor(from.getTime() / 1000) + preferencesDays * daySeconds
  return signTimedLink('preferences', { subscriber: id, request: String(linksVersion), expiresAt }, key)
}

export type LinkOwner = Pick<Subscriber, 'id' | 'linksVersion'>

/** The contents of a token for the preferences, `null` if it is malformed, forged or for another purpose. A token from
 * before links had versions can only be used to ask for a new one. */
export function readPreferencesToken(token: string, keys: readonly LinkKey[]): TimedLink | null {
  const [subscriber, ...rest] = unseal('preferences', token, keys, longestToken) ?? []
  if (subscriber !== undefined && rest.length === 0) return { subscriber, request: '', expiresAt: 0 }
  return readTimedLink('preferences', token, keys)
}

/** False if it has expired, or the reader has renewed their links since. */
export function isCurrent(link: TimedLink, { linksVersion }: LinkOwner, now: Date): boolean {
  return !isOver(link, now) && link.request === String(linksVersion)
}

export type Renewed =
  | { outcome: 'renewed'; subscriber: Subscriber }
  /** `renew-barred`: the fresh link could not be mailed. `renew-often`: enough emails for one day. */
  | { outcome: 'refused'; problem: 'renew-barred' | 'renew-often' }

/** The reader with a higher version, which invalidates all earlier links to the preferences. */
export function renewLinks(reader: Subscriber, at: string): Renewed {
  if (reader.suppressed) return { outcome: 'refused', problem: 'renew-barred' }
  const renewals = reader.consent.filter(({ act }) => act === 'renewed').map((event) => event.at)
  if (isDayFull(renewals, at)) return { outcome: 'refused', problem: 'renew-often' }
  const event: ConsentEvent = { at, act: 'renewed', by: 'preferences', words: null, topics: reader.topics }
  const consent = withEvent(reader.consent, event)
  return { outcome: 'renewed', subscriber: { ...reader, linksVersion: reader.linksVersion + 1, consent } }
}
