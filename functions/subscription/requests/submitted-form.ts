// Reading submitted forms: turns what was typed into checked choices, or a list of what to correct. Nothing that a
// browser sends is trusted.
import type { AddressFault } from '../address.ts'
import { isCadence, weeksOf } from '../cadence.ts'
import { dayBegin, isZone } from '../calendar.ts'
import { spokenLanguage } from '../language.ts'
import { checkNewAddress } from '../new-address.ts'
import { phaseFromNow, type UpcomingEditions } from '../next-briefing.ts'
import type { Subscriber } from '../types.ts'
import { modernZone } from '../zone.ts'
import { type Choices, choicesOf, pauseUntil, pauseWeeks } from './preferences.ts'

/** The fields of a form as sent; a name may occur several times. */
export interface Fields {
  first: (name: string) => string
  all: (name: string) => string[]
}

/** What to correct; each problem has its own message and field. */
export type Problem =
  | `address-${AddressFault}`
  | 'address-same'
  | 'address-often'
  | 'topics-none'
  | 'consent-missing'
  | 'form-stale'
  | 'proof-missing'
  | 'hour-broken'
  | 'zone-broken'
  | 'cadence-broken'
  | 'language-broken'
  | 'action-unknown'
  | 'undo-void'
  | 'renew-often'
  | 'renew-barred'

export interface Typed {
  address: string
  topics: string[]
  /** Empty if the form sent none. */
  zone: string
  consent: boolean
}

/** What can be chosen from. */
export interface Offer {
  /** Ids. */
  topics: readonly string[]
  /** Languages with a frame, the default first. */
  languages: readonly [string, ...string[]]
}

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

/** Characters that are shown again: any address of RFC 5321 (64, an @ and 255), any zone of the IANA database. */
const longestTyped = { address: 320, zone: 64 }

/** The subscribe form as typed; bounded, because it is shown again. */
export function typedIn(fields: Fields, known: readonly string[]): Typed {
  return {
    address: fields.first('address').slice(0, longestTyped.address),
    topics: knownTopics(fields, known),
    zone: fields.first('zone').slice(0, longestTyped.zone),
    consent: fields.first('consent') === 'yes',
  }
}

/** A new address as typed; bounded, because it is shown again. */
export function typedAddress(fields: Fields): string {
  return fields.first('address').slice(0, longestTyped.address)
}

/** What a valid form asks for. */
export interface Wanted {
  address: string
  topics: string[]
  zone?: string
}

/** Checks only the syntax: whether the address is known, pending, gone or suppressed makes no difference (promise
 * R2). */
export function checkRequest(typed: Typed): Checked<Wanted> {
  const { address, topics, zone, consent } = typed
  const checked = checkNewAddress(address)
  const problems: Problem[] = [
    ...(checked.ok ? [] : [`address-${checked.fault}` as const]),
    ...(topics.length > 0 ? [] : ['topics-none' as const]),
    ...(zone === '' || isZone(zone) ? [] : ['zone-broken' as const]),
    ...(consent ? [] : ['consent-missing' as const]),
  ]
  return checked.ok && problems.length === 0
    ? { ok: true, value: { address: checked.address, topics, ...(zone === '' ? {} : { zone }) } }
    : { ok: false, problems }
}

/**
 * The choices a form asks for, by its field `do`:
 * `topics`, `timing`, `save` (both, and the language), `pause` for `weeks`, and `resume`. An undo carries the earlier
 * choices, signed (`undo.ts`).
 */
export function choicesIn(
  fields: Fields,
  reader: Subscriber,
  offer: Offer,
  upcoming: UpcomingEditions,
): Checked<Choices> {
  const { topics: known, languages } = offer
  const had = choicesOf(reader, upcoming.now)
  switch (fields.first('do')) {
    case 'topics':
      return merged(had, topicsIn(fields, known))
    case 'timing':
      return merged(had, timingIn(fields, reader, upcoming))
    case 'save':
      return merged(
        had,
        topicsIn(fields, known),
        timingIn(fields, reader, upcoming),
        languageIn(fields, reader, languages),
      )
    case 'pause':
      return merged(had, pauseIn(fields, reader, upcoming.now))
    case 'resume':
      return merged(had, { ok: true, value: { pausedUntil: null } })
    default:
      return { ok: false, problems: ['action-unknown'] }
  }
}

function merged(had: Choices, ...parts: Checked<Partial<Choices>>[]): Checked<Choices> {
  const problems = parts.flatMap((part) => (part.ok ? [] : part.problems))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: Object.assign({ ...had }, ...parts.map((part) => (part.ok ? part.value : {}))) }
}

export function knownTopics(fields: Fields, known: readonly string[]): string[] {
  const wanted = new Set(fields.all('topics'))
  return known.filter((topic) => wanted.has(topic))
}

function topicsIn(fields: Fields, known: readonly string[]): Checked<Partial<Choices>> {
  const topics = knownTopics(fields, known)
  return topics.length > 0 ? { ok: true, value: { topics } } : { ok: false, problems: ['topics-none'] }
}

function timingIn(fields: Fields, reader: Subscriber, upcoming: UpcomingEditions): Checked<Partial<Choices>> {
  const [hour, zone, cadence] = [fields.first('hour'), fields.first('zone'), fields.first('cadence')]
  const problems: Problem[] = [
    ...(/^([01]?\d|2[0-3])$/.test(hour) ? [] : ['hour-broken' as const]),
    ...(isZone(zone) ? [] : ['zone-broken' as const]),
    ...(isCadence(cadence) ? [] : ['cadence-broken' as const]),
  ]
  if (problems.length > 0 || !isCadence(cadence)) return { ok: false, problems }
  // Another name of the same zone is not a change.
  const isSameZone = modernZone(zone) === modernZone(reader.zone)
  const chosen = { hour: Number(hour), zone: isSameZone ? reader.zone : zone, cadence }
  const begins = cadence !== reader.cadence && weeksOf(cadence) > 1
  return { ok: true, value: begins ? { ...chosen, phase: phaseFromNow({ ...reader, ...chosen }, upcoming) } : chosen }
}

/** A form without the field, or with the language that the reader already gets, changes nothing. */
function languageIn(fields: Fields, { language }: Subscriber, known: Offer['languages']): Checked<Partial<Choices>> {
  const wanted = fields.first('language')
  if (wanted === '' || wanted === language || wanted === spokenLanguage(language, known)) return { ok: true, value: {} }
  return known.includes(wanted)
    ? { ok: true, value: { language: wanted } }
    : { ok: false, problems: ['language-broken'] }
}

/** A pause ends when the day named on the page begins for the reader: a briefing of that day is sent. */
function pauseIn(fields: Fields, { zone }: Subscriber, now: Date): Checked<Partial<Choices>> {
  const weeks = pauseWeeks.find((one) => String(one) === fields.first('weeks'))
  if (weeks === undefined) return { ok: false, problems: ['action-unknown'] }
  const until = dayBegin(Date.parse(pauseUntil(weeks, now)), zone)
  return { ok: true, value: { pausedUntil: new Date(until).toISOString() } }
}
