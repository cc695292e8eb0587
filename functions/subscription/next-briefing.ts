// Which briefing a reader gets next, as far as is known: from the delivery day, the editions on record and the reader's
// own choices.
import { dayMs, hourMs } from '../durations.ts'
import { launchHour, type Weekday, weekdays } from '../environment.ts'
import { utcDay } from '../utc-day.ts'
import { longestWait, phaseOf } from './cadence.ts'
import { isDue, waveFor, waveStart } from './calendar.ts'
import type { Subscriber } from './types.ts'

/** What is known about editions around an instant. */
export interface UpcomingEditions {
  now: Date
  deliveryDay: Weekday
  editions: readonly PlannedEdition[]
  /** The list is closed: no edition is launched, and no date is promised. */
  isClosed?: boolean
}

export interface PlannedEdition {
  /** ISO date of the delivery day. */
  date: string
  /** `composed`: waiting for its launch. `off`: held, empty, cancelled or superseded. */
  state: 'composed' | 'launched' | 'off'
  /** ISO instant from which the hour and zone of its readers are fixed. */
  launchedAt: string | null
}

export interface NextBriefing {
  /** ISO date of the delivery day. */
  date: string
  /** Its audience is frozen: it comes at the hour and zone that the reader had at the launch. */
  isFixed: boolean
}

/** Enough to find a delivery day of the longest cadence after weeks without an edition. Chosen, not measured. */
const weeksAhead = 3 * longestWait

/**
 * The first briefing still to come for this reader, or `null` if none is expected.
 *
 * @param earlier the reader's previous choices, which may have applied when an edition was launched
 */
export function nextBriefing(reader: Subscriber, upcoming: UpcomingEditions, earlier = reader): NextBriefing | null {
  return ahead(reader, upcoming, earlier).find(({ date }) => isDue(date, reader)) ?? null
}

/** The first briefing whose hour and zone are not fixed yet. */
export function nextUnfixedBriefing(reader: Subscriber, upcoming: UpcomingEditions): NextBriefing | null {
  return ahead(reader, upcoming, reader).find(({ date, isFixed }) => !isFixed && isDue(date, reader)) ?? null
}

/** The phase of the reader's cadence in which the very next briefing is due to them. */
export function phaseFromNow(reader: Subscriber, upcoming: UpcomingEditions): number {
  // Even while the list is closed: whenever it is opened, its first briefing should be one of theirs.
  const [first] = ahead(reader, { ...upcoming, isClosed: false }, reader)
  return first === undefined ? 0 : phaseOf(first.date, reader.cadence)
}

/** Every edition the reader could still get, whatever their cadence. */
function ahead(reader: Subscriber, upcoming: UpcomingEditions, earlier: Subscriber): NextBriefing[] {
  const paused = reader.pausedUntil === null ? 0 : Date.parse(reader.pausedUntil)
  const from = Math.max(upcoming.now.getTime(), paused)
  return deliveryDates(upcoming.deliveryDay, from).flatMap((date): NextBriefing[] => {
    const edition = editionOf(date, upcoming)
    if (edition === 'none') return []
    if (edition === 'open') return waveOf(date, reader) >= from ? [{ date, isFixed: false }] : []
    const latest = Math.max(waveOf(date, reader), waveOf(date, earlier))
    return isInAudience(reader, edition) && latest >= from ? [{ date, isFixed: true }] : []
  })
}

/** Delivery days from the day before an instant: in some time zone that day is not over. */
function deliveryDates(day: Weekday, from: number): string[] {
  const days = Array.from({ length: 7 * weeksAhead }, (_, n) => new Date(from + (n - 1) * dayMs))
  return days.filter((date) => weekdays[(date.getUTCDay() + 6) % 7] === day).map((date) => utcDay(date))
}

/** The launched edition of a date, `open` if one may still be launched, `none` if there will be none. */
function editionOf(
  date: string,
  { now, editions, isClosed = false }: UpcomingEditions,
): PlannedEdition | 'open' | 'none' {
  const ofDate = editions.filter((edition) => edition.date === date)
  const launched = ofDate.find(({ state }) => state === 'launched')
  if (launched !== undefined) return launched
  if (isClosed) return 'none'
  if (ofDate.some(({ state }) => state === 'composed')) return 'open'
  const launch = Date.parse(`${date}T00:00:00Z`) - dayMs + launchHour * hourMs
  return ofDate.length === 0 && now.getTime() < launch ? 'open' : 'none'
}

/** An audience consists of those who had confirmed when it was frozen. */
function isInAudience(reader: Subscriber, { launchedAt }: PlannedEdition): boolean {
  return launchedAt !== null && reader.consent.some(({ act, at }) => act === 'confirmed' && at < launchedAt)
}

function waveOf(date: string, reader: Subscriber): number {
  return waveStart(waveFor(date, reader))
}
