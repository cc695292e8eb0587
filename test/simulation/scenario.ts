// What a run is about, drawn from its seed: readers, editions, what SES allows, and what goes wrong.
import type { Subscriber } from '../../functions/subscription/types.ts'
import { aSubscriber } from '../support/builders.ts'
import { SeededRandom } from '../support/virtual-time.ts'
import { drawFaults, type Family, type Fault, pick } from './faults.ts'

export interface Scenario {
  seed: number
  readers: Subscriber[]
  editions: { id: string; week: string; date: string; launchAt: number }[]
  senders: number
  perSecond: number
  perDay: number
  /** How long (ms) SES's reports take; `null`: none comes. */
  reportMs: number | null
  faults: Fault[]
  /** Instant (ms) after which the run ends where nothing is left to do. */
  activeUntil: number
  boundMs: number
}

const hour = 60 * 60_000

/** The first launch: ten o'clock of the day before. */
export const startMs = Date.parse('2026-11-18T10:00:00.000Z')

/** Of each edition its delivery date; they follow each other closely, so that one may stand in the other's way. */
export const editionDates: ReadonlyMap<string, string> = new Map([
  ['2026-W47', '2026-11-19'],
  ['2026-W48', '2026-11-20'],
])

const zones = ['Europe/Berlin', 'Europe/Athens', 'Europe/Lisbon', 'Asia/Tokyo'] as const

/** Of an account in the sandbox, a new one, and one that has grown. */
const rates = [1, 5, 14, 50] as const

export function scenarioOf(seed: number, only: readonly Family[]): Scenario {
  const random = new SeededRandom(seed * 7919 + 17)
  const count = 3 + Math.floor(random.fraction() * 14)
  const readers = Array.from({ length: count }, (_, n) =>
    aSubscriber({ id: `R${seed}x${n}`.padEnd(22, 'q'), zone: n % 3 === 0 ? pick(random, zones) : 'Europe/Berlin' }),
  )
  const editions = Array.from(editionDates, ([id, date], n) => ({
    id,
    week: id,
    date,
    launchAt: startMs + 24 * n * hour,
  })).slice(0, random.fraction() < 0.3 ? 2 : 1)
  // The launches, and the waves of the zones.
  const moments = editions.flatMap((_, n) => [0, 12, 19, 20, 21].map((hours) => (hours + 24 * n) * hour))
  const isScarce = editions.length === 1 && random.fraction() < 0.08
  const activeUntil = startMs + editions.length * 24 * hour
  return {
    seed,
    readers,
    editions,
    senders: 2 + Math.floor(random.fraction() * 4),
    perSecond: pick(random, rates),
    // Now and then a day's quota is less than the readers are.
    perDay: isScarce ? Math.max(4, Math.ceil(count * 0.7)) : 50_000,
    reportMs: reportMs(random.fraction()),
    faults: drawFaults(random, only, moments),
    activeUntil,
    boundMs: activeUntil + (isScarce ? 94 : 34) * hour,
  }
}

/** Mostly within seconds; in some runs hours late, or never. */
function reportMs(fraction: number): number | null {
  if (fraction < 0.7) return 8_000
  return fraction < 0.85 ? 5 * hour : null
}
