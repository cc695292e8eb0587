// Readers from a file (`seeds/readers.json`): a bad entry is skipped, counted and reported with its reason; the others
// are used.

import { isLanguageTag } from '../../content/language/words/tag.ts'
import type { LanguageTag } from '../../content/types.ts'
import { daySeconds } from '../../durations.ts'
import { normaliseAddress } from '../address.ts'
import { type Cadence, cadences, isCadence, longestWait, usualCadence } from '../cadence.ts'
import { isZone } from '../calendar.ts'
import { checkNewAddress } from '../new-address.ts'
import { leave } from '../requests/leave.ts'
import { suppression } from '../suppression.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'

/** The fields of an entry; only `address` and `topics` are required. */
export interface ReaderEntry {
  address: string
  topics: string[]
  zone?: string
  hour?: number
  cadence?: Cadence
  phase?: number
  language?: LanguageTag
  /** Defaults to `active` (confirmed). */
  state?: 'active' | 'pending' | 'left'
  /** ISO instant. */
  pausedUntil?: string
  suppressed?: 'bounce' | 'complaint' | 'operator'
}

export interface ReaderDefaults {
  /** Topic ids of the taxonomy. */
  topics: readonly string[]
  zone: string
  hour: number
  /** ISO instant recorded as the time of the readers' consent. */
  at: string
  newId: () => string
}

export interface SkippedReader {
  /** Position in the list, from 1. */
  position: number
  reason: string
  remedy: string
}

/** Unconfirmed requests are kept for 7 days. */
const keptUnconfirmed = 7 * daySeconds

/** Reads the text of a readers file; throws only if it is not a JSON list. */
export function parseReaders(
  text: string,
  defaults: ReaderDefaults,
): { readers: Subscriber[]; skipped: SkippedReader[] } {
  const readers: Subscriber[] = []
  const skipped: SkippedReader[] = []
  const seen = new Map<string, number>()
  for (const [index, entry] of listIn(text).entries()) {
    const position = index + 1
    const problem = problemOf(entry, defaults) ?? repetition(entry, seen)
    if (problem) {
      skipped.push({ position, reason: `reader ${position}: ${problem.reason}`, remedy: problem.remedy })
      continue
    }
    const good = entry as ReaderEntry
    seen.set(normaliseAddress(good.address), position)
    readers.push(subscriberOf(good, defaults))
  }
  return { readers, skipped }
}

function listIn(text: string): unknown[] {
  const remedy = 'Give a JSON list such as [{"address":"ann@example.com","topics":["energy-trade"]}].'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(
      `The readers file is not JSON (${error instanceof Error ? error.message : 'unreadable'}). ${remedy}`,
    )
  }
  if (!Array.isArray(value)) throw new Error(`The readers file holds no list. ${remedy}`)
  return value
}

type Problem = { reason: string; remedy: string }

function problemOf(entry: unknown, defaults: ReaderDefaults): Problem | null {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry))
    return { reason: 'this is not an object', remedy: 'write {"address":"…","topics":["…"]}' }
  const fields = new Map<string, unknown>(Object.entries(entry))
  const address = checkNewAddress(fields.get('address'))
  if (!address.ok) return address
  return topicProblem(fields.get('topics'), defaults.topics) ?? choiceProblem(fields)
}

function topicProblem(topics: unknown, known: readonly string[]): Problem | null {
  if (!Array.isArray(topics) || topics.length === 0)
    return { reason: 'no topic is chosen', remedy: `choose at least one of ${known.join(', ')}` }
  const unknown = topics.find((topic) => typeof topic !== 'string' || !known.includes(topic))
  if (unknown === undefined) return null
  return { reason: `the topic ${shown(unknown)} is unknown`, remedy: `choose from ${known.join(', ')}` }
}

/** The optional fields and what each must look like. */
const choices: { field: string; holds: (value: unknown) => boolean; reason: string; remedy: string }[] = [
  {
    field: 'zone',
    holds: (value) => typeof value === 'string' && isZone(value),
    reason: 'is not a known time zone',
    remedy: 'write an IANA name such as Europe/Berlin',
  },
  {
    field: 'hour',
    holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 23,
    reason: 'is not an hour',
    remedy: 'write a whole number from 0 to 23',
  },
  {
    field: 'cadence',
    holds: isCadence,
    reason: 'is not a cadence',
    remedy: `write ${cadences.map((cadence) => `"${cadence}"`).join(' or ')}`,
  },
  {
    field: 'phase',
    holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < longestWait,
    reason: 'is not a phase',
    remedy: `write ${Array.from({ length: longestWait }, (_, phase) => phase).join(' or ')}`,
  },
  { field: 'language', holds: isLanguageTag, reason: 'is not a language tag', remedy: 'write one such as en or pt-BR' },
  {
    field: 'state',
    holds: (value) => value === 'active' || value === 'pending' || value === 'left',
    reason: 'is not a state',
    remedy: 'write "active", "pending" or "left"',
  },
  {
    field: 'pausedUntil',
    holds: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
    reason: 'is not an instant',
    remedy: 'write one such as 2027-01-31T00:00:00Z',
  },
  {
    field: 'suppressed',
    holds: (value) => value === 'bounce' || value === 'complaint' || value === 'operator',
    reason: 'is not a reason for suppression',
    remedy: 'write "bounce", "complaint" or "operator"',
  },
]

function choiceProblem(fields: Map<string, unknown>): Problem | null {
  const broken = choices.find(({ field, holds }) => fields.has(field) && !holds(fields.get(field)))
  if (broken)
    return { reason: `${broken.field} ${shown(fields.get(broken.field))} ${broken.reason}`, remedy: broken.remedy }
  const stray = [...fields.keys()].find((key) => !known.has(key))
  if (stray === undefined) return null
  return { reason: `the field ${shown(stray)} is unknown`, remedy: `use only ${[...known].join(', ')}` }
}

const known = new Set(['address', 'topics', ...choices.map(({ field }) => field)])

function repetition(entry: unknown, seen: Map<string, number>): Problem | null {
  const earlier = seen.get(normaliseAddress((entry as ReaderEntry).address))
  if (earlier === undefined) return null
  return { reason: `the address is that of reader ${earlier}`, remedy: 'keep one entry for an address' }
}

function subscriberOf(entry: ReaderEntry, defaults: ReaderDefaults): Subscriber {
  const checked = checkNewAddress(entry.address)
  const pending = entry.state === 'pending'
  const asked = consent('requested', entry, defaults.at)
  const subscriber: Subscriber = {
    id: defaults.newId(),
    address: checked.ok ? checked.address : entry.address,
    status: pending ? 'pending' : 'active',
    topics: [...new Set(entry.topics)],
    language: entry.language ?? 'en',
    zone: entry.zone ?? defaults.zone,
    hour: entry.hour ?? defaults.hour,
    cadence: entry.cadence ?? usualCadence,
    phase: entry.phase ?? 0,
    pausedUntil: entry.pausedUntil === undefined ? null : new Date(Date.parse(entry.pausedUntil)).toISOString(),
    linksVersion: 0,
    suppressed: entry.suppressed ? suppression(entry.suppressed, defaults.at) : null,
    consent: pending ? [asked] : [asked, consent('confirmed', entry, defaults.at)],
    requests: [],
    createdAt: defaults.at,
    expiresAt: pending ? Math.floor(Date.parse(defaults.at) / 1000) + keptUnconfirmed : null,
  }
  return entry.state === 'left' ? (leave(subscriber, defaults.at, 'leave-page') ?? subscriber) : subscriber
}

function consent(act: ConsentEvent['act'], entry: ReaderEntry, at: string): ConsentEvent {
  return {
    at,
    act,
    by: 'seed',
    words: 'Entered by the operator from a readers file.',
    topics: [...new Set(entry.topics)],
  }
}

/** Characters of a value in an error: it must fit one line of a terminal with the rest of the sentence. */
const longestShown = 40

/** A value as shown in an error: short, on one line. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, longestShown)
}
