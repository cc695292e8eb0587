// When a reader's briefing is due: the wave of their local hour on the delivery day, also where the clocks change to or
// from summer time, and the weeks of their cadence. Sets how late an hour still counts.
import { dayMs, hourMs, minuteMs } from '../durations.ts'
import { utcDay } from '../utc-day.ts'
import { zoneOffset } from '../zone-offset.ts'
import { phaseOf, weeksOf } from './cadence.ts'
import type { Subscriber } from './types.ts'

/** All UTC offsets in use are multiples of this (IANA database). */
const quarter = 15 * minuteMs

/**
 * The wave of a reader: the UTC quarter of an hour in which their chosen local hour begins on the delivery day. An hour
 * skipped by the clocks begins when they jump; of an hour that occurs twice, the first counts.
 *
 * @example waveFor('2026-11-19', { zone: 'Asia/Kathmandu', hour: 7 }) // '2026-11-19T01:15'
 */
export function waveFor(date: string, reader: Pick<Subscriber, 'zone' | 'hour'>): string {
  return waveAt(localInstant(date, reader.hour, reader.zone))
}

/** An hour that began no longer ago than this still counts: the reader is mailed at once. Chosen, not measured. */
const stillMs = 2 * hourMs

/** `waveFor` for a whole audience: computed once per zone and hour. If the edition is launched late (at `launchMs`), a
 * reader whose hour is over gets it when that hour next comes. */
export function waveTable(date: string, launchMs = 0): (reader: Pick<Subscriber, 'zone' | 'hour'>) => string {
  const known = new Map<string, string>()
  const next = (reader: Pick<Subscriber, 'zone' | 'hour'>) => {
    const meant = waveFor(date, reader)
    const daysLate = Math.ceil((launchMs - stillMs - waveStart(meant)) / dayMs)
    if (daysLate <= 0) return meant
    const day = (days: number) => utcDay(Date.parse(`${date}T00:00:00Z`) + days * dayMs)
    const later = [daysLate - 1, daysLate, daysLate + 1].map((days) => waveFor(day(days), reader))
    return later.find((wave) => waveStart(wave) >= launchMs - stillMs) ?? meant
  }
  return (reader) => {
    const key = `${reader.hour} ${reader.zone}`
    const found = known.get(key) ?? next(reader)
    known.set(key, found)
    return found
  }
}

/**
 * The wave an instant falls into.
 *
 * @example waveAt(Date.parse('2026-11-19T06:29:59Z')) // '2026-11-19T06:15'
 */
export function waveAt(instant: number): string {
  return new Date(Math.floor(instant / quarter) * quarter).toISOString().slice(0, 16)
}

/** The instant (ms) at which a wave begins. */
export function waveStart(wave: string): number {
  return Date.parse(`${wave}:00Z`)
}

/**
 * True if the reader gets a briefing on this delivery date.
 *
 * @example isDue('2026-11-19', { cadence: 'fortnightly', phase: 1 }) // week 2967 is odd: true
 */
export function isDue(date: string, { cadence, phase }: Pick<Subscriber, 'cadence' | 'phase'>): boolean {
  // After a change from a longer cadence to a shorter one the phase is still that of the longer.
  return phaseOf(date, cadence) === phase % weeksOf(cadence)
}

/** The longest name of the IANA database has 32 characters. */
const longestZone = 64

/** True for a zone of the IANA database that this platform knows, but not for bare offsets such as `+01:00`. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone) || zone.length > longestZone) return false
  try {
    zoneOffset(0, zone)
    return true
  } catch {
    return false
  }
}

/**
 * The instant (ms) at which the local day of another instant began.
 *
 * @example dayBegin(Date.parse('2026-12-17T15:00:00Z'), 'Europe/Berlin') // that of 2026-12-16T23:00Z
 */
export function dayBegin(instant: number, zone: string): number {
  return localInstant(utcDay(instant + zoneOffset(instant, zone)), 0, zone)
}

function localInstant(date: string, hour: number, zone: string): number {
  const wall = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`)
  const before = zoneOffset(wall - dayMs, zone)
  const after = zoneOffset(wall + dayMs, zone)
  const meant = [wall - before, wall - after].filter((instant) => instant + zoneOffset(instant, zone) === wall)
  return meant.length > 0 ? Math.min(...meant) : jumpBetween(wall - after, wall - before, after, zone)
}

/** The first minute after `low` with the new offset; the clocks change somewhere between the two instants. */
function jumpBetween(low: number, high: number, offset: number, zone: string): number {
  let [before, after] = [low, high]
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs
    if (zoneOffset(middle, zone) === offset) after = middle
    else before = middle
  }
  return after
}
