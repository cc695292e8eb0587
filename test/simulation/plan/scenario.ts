// What a run is about, drawn from its seed: readers, editions, what SES allows, and what goes wrong.
import { shardsPerSlice } from '../../../functions/environment.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { SeededRandom } from '../../support/fakes/virtual-time.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { drawFaults, type Family, type Fault, pick } from './faults.ts'
import { faultsOfTheme, sharesOfOthers, type Theme, themeOf } from './themes.ts'

export interface Scenario {
  seed: number
  theme: Theme
  readers: Subscriber[]
  /** Who asked for a subscription before, and may confirm it. */
  pending: Subscriber[]
  editions: { id: string; week: string; date: string; launchAt: number }[]
  senders: number
  perSecond: number
  perDay: number
  /** A day's quota is less than the readers are. */
  isScarce: boolean
  /** Readers from which on some go first. */
  canaryFrom: number
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
  const theme = themeOf(random.fraction())
  const isLarge = theme === 'large' || theme === 'canary'
  const count = isLarge ? 110 + Math.floor(random.fraction() * 140) : 3 + Math.floor(random.fraction() * 14)
  const zoneOf = (n: number) => (n % 2 === 0 ? pick(random, zones) : 'Europe/Berlin')
  const readers = idsOf(seed, count, isLarge ? 2 : 4).map((id, n) => aSubscriber({ id, zone: zoneOf(n) }))
  const pending = Array.from({ length: theme === 'race' ? 3 : 1 }, (_, n) => whoAsked(`P${seed}x${n}`.padEnd(22, 'q')))
  const editions = Array.from(editionDates, ([id, date], n) => ({
    id,
    week: id,
    date,
    launchAt: startMs + 24 * n * hour + (theme === 'composed' ? hour / 2 : 0),
  })).slice(0, random.fraction() < 0.3 && theme !== 'composed' ? 2 : 1)
  // The launches, and the waves of the zones.
  const moments = editions.flatMap((_, n) => [0, 12, 19, 20, 21].map((hours) => (hours + 24 * n) * hour))
  const isScarce = theme === 'scarce'
  const perDay = isScarce ? Math.max(4, Math.ceil(count * random.between(0.3, 0.8))) : 50_000
  const activeUntil = startMs + editions.length * 24 * hour
  const [senders, perSecond, reported] = [
    2 + Math.floor(random.fraction() * 4),
    pick(random, rates),
    reportMs(random.fraction()),
  ]
  const faults = [...drawFaults(random, only, moments), ...faultsOfTheme(theme, random, only)]
  // A day more for what SES counts of the day before, and what others send.
  const days = isScarce ? Math.ceil((count * editions.length) / perDay + sharesOfOthers(faults)) + 1 : 0
  return {
    seed,
    theme,
    readers,
    pending,
    editions,
    senders,
    perSecond,
    perDay,
    isScarce,
    canaryFrom: theme === 'canary' ? 50 : 2_000,
    reportMs: reported,
    faults,
    activeUntil,
    boundMs: activeUntil + (34 + 24 * days) * hour,
  }
}

/** All are in a few of the slices, so that a slice has more than one batch: to a wave, too, where the list is large. */
function idsOf(seed: number, count: number, slices: number): string[] {
  const ids: string[] = []
  for (let n = 0; ids.length < count; n += 1) {
    const id = `R${seed}x${n}`.padEnd(22, 'q')
    if (shardOf(id) < slices * shardsPerSlice) ids.push(id)
  }
  return ids
}

function whoAsked(id: string): Subscriber {
  const at = new Date(startMs - 2 * hour).toISOString()
  const words = 'Send me a weekly briefing.'
  const topics = ['energy']
  return aSubscriber({
    id,
    status: 'pending',
    consent: [{ at, act: 'requested', by: 'subscribe-page', words, topics }],
    requests: [{ id: `Q${id}`.slice(0, 22), at, topics, words }],
    createdAt: at,
  })
}

/** Mostly within seconds; in some runs hours late, or never. */
function reportMs(fraction: number): number | null {
  if (fraction < 0.7) return 8_000
  return fraction < 0.85 ? 5 * hour : null
}
