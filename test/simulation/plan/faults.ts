// What goes wrong in a run: a short list drawn from its seed, so that a run that fails is made shorter by leaving out
// one after the other.
import type { SeededRandom } from '../../support/fakes/virtual-time.ts'

export const families = ['crash', 'db', 'ses', 'sqs', 'events', 'schedule', 'operator', 'readers', 'clock'] as const
export type Family = (typeof families)[number]

export interface Fault {
  family: Family
  effect: string
  /** The call it hits, by its name and how many of that name came before; or an instant, ms after the launch. */
  on: { call: string; nth: number } | { atMs: number }
  /** How long it lasts. */
  ms: number
  /** Which reader, or which edition; any number is good. */
  whom: number
}

/** Calls by name, and about how many of them a run makes. */
const calls: readonly [name: string, count: number][] = [
  ['update D', 40],
  ['get D', 8],
  ['get S', 16],
  ['update B', 30],
  ['put B', 12],
  ['query B', 300],
  ['update E', 140],
  ['get E', 70],
  ['query E', 300],
  ['query S', 300],
  ['update PACE', 60],
  ['get PACE', 40],
  ['put S', 6],
  ['update M', 8],
  ['get M', 8],
  ['ses mail', 14],
  ['ses quota', 12],
  ['sqs batches', 14],
  ['sqs messages', 6],
  ['sqs publish', 3],
  ['query D', 3000],
]

/** Where most of the work is done counts most. */
const busy = ['update D', 'update D', 'update D', 'get S', 'ses mail', 'ses mail', 'update B', 'update PACE']

const dbEffects = ['throttled', 'lost-answer', 'lost-answers', 'slow', 'table-out'] as const
const sesEffects = [
  'reset-taken',
  'reset-untaken',
  'hang-taken',
  'hang-untaken',
  'failed-taken',
  'failed-untaken',
  'throttled',
  'unlisted',
  'malformed',
  'outage',
  'crowded',
  'paused',
  'sandbox',
] as const

const minute = 60_000
const hour = 60 * minute

/** Of the last hours of the run nothing is left to go wrong. */
const activeMs = 30 * hour

/** Of few kinds in one run, so that each is met often. */
export function drawFaults(random: SeededRandom, only: readonly Family[], moments: readonly number[]): Fault[] {
  const kinds = Array.from({ length: 1 + Math.floor(random.fraction() * 3) }, () => pick(random, only))
  const count = 1 + Math.floor(random.fraction() * 6)
  return Array.from({ length: count }, () => drawFault(random, pick(random, kinds), moments))
}

function drawFault(random: SeededRandom, family: Family, moments: readonly number[]): Fault {
  const whom = Math.floor(random.fraction() * 1000)
  const base = { family, whom, ms: 0 }
  const anyCall = () => {
    const name = random.fraction() < 0.6 ? pick(random, busy) : pick(random, calls)[0]
    return callOf(random, name)
  }
  const inTable = () => {
    let found = anyCall()
    while (!/^(get|put|update|query) /.test(found.call)) found = anyCall()
    return found
  }
  switch (family) {
    case 'crash':
      return { ...base, effect: pick(random, ['before', 'after', 'for-good'] as const), on: anyCall() }
    case 'db': {
      const effect = pick(random, dbEffects)
      return { ...base, effect, on: inTable(), ms: effect === 'table-out' ? random.between(1_000, 12_000) : 0 }
    }
    case 'ses': {
      const effect = pick(random, sesEffects)
      return { ...base, effect, on: callOf(random, 'ses mail'), ms: lastingMs(random, effect) }
    }
    case 'sqs':
      return random.fraction() < 0.5
        ? {
            ...base,
            effect: pick(random, ['refused', 'partly', 'lost-answers'] as const),
            on: callOf(random, pick(random, ['sqs batches', 'sqs messages', 'sqs publish'])),
          }
        : {
            ...base,
            effect: pick(random, ['doubled', 'late'] as const),
            on: { call: 'order', nth: Math.floor(random.fraction() * 16) },
            ms: random.between(1_000, hour),
          }
    case 'events':
      return {
        ...base,
        effect: pick(random, ['lost', 'doubled', 'late', 'early', 'bounce', 'complaint'] as const),
        on: { call: 'event', nth: Math.floor(random.fraction() * 50) },
        ms: random.between(minute, 8 * hour),
      }
    case 'schedule': {
      const call = pick(random, ['launch', 'launch', 'tick', 'reconcile'] as const)
      const nth = Math.floor(random.fraction() * ({ launch: 2, tick: 110, reconcile: 30 } as const)[call])
      const effects = ['doubled', 'late', 'missed'] as const
      return {
        ...base,
        effect: pick(random, effects),
        on: { call, nth },
        ms: call === 'launch' ? random.between(0, 5_000) : random.between(0, 20 * minute),
      }
    }
    case 'operator':
      return {
        ...base,
        effect: pick(random, ['pause', 'pause', 'pause', 'cancel', 'launch', 'retry'] as const),
        on: { atMs: moment(random, moments) },
        ms: random.between(1_000, 14 * hour),
      }
    case 'readers':
      return {
        ...base,
        effect: pick(random, ['leave', 'leave', 'move', 'join', 'return', 'ask', 'confirm'] as const),
        on: { atMs: moment(random, moments) },
        ms: random.between(100, minute),
      }
    case 'clock':
      return {
        ...base,
        effect: 'skew',
        on:
          random.fraction() < 0.5
            ? { call: 'process', nth: Math.floor(random.fraction() * 12) }
            : {
                call: pick(random, ['process send', 'process messages', 'process launch'] as const),
                nth: Math.floor(random.fraction() * 3),
              },
        ms: random.between(-10 * minute, 10 * minute),
      }
  }
}

function lastingMs(random: SeededRandom, effect: (typeof sesEffects)[number]): number {
  if (effect === 'outage') return random.between(1_000, 2 * hour)
  return effect === 'crowded' ? random.between(minute, 20 * minute) : random.between(minute, 3 * hour)
}

/** Close to where something happens, or anywhere. */
function moment(random: SeededRandom, moments: readonly number[]): number {
  if (random.fraction() < 0.2) return random.between(0, activeMs)
  return Math.max(0, pick(random, moments) + random.between(-2_000, 8_000))
}

function callOf(random: SeededRandom, call: string): { call: string; nth: number } {
  const count = new Map(calls).get(call) ?? 1
  return { call, nth: Math.floor(random.fraction() * count) }
}

export function pick<T>(random: SeededRandom, from: readonly T[]): T {
  const found = from[Math.floor(random.fraction() * from.length)]
  if (found === undefined) throw new Error('Nothing can be picked from an empty list.')
  return found
}

/** @example said({ family: 'ses', effect: 'reset-taken', … }) // 'ses reset-taken at “ses mail” 4' */
export function said({ family, effect, on, ms, whom }: Fault): string {
  const where = 'call' in on ? `at “${on.call}” ${on.nth}` : `after ${(on.atMs / 1000).toFixed(1)} s`
  const lasting = ms === 0 ? '' : ` (${(ms / 1000).toFixed(1)} s)`
  const of = family === 'readers' || family === 'operator' ? ` of ${whom}` : ''
  return `${family} ${effect}${of} ${where}${lasting}`
}

/** Counts calls, and says which fault hits one. */
export class Faults {
  readonly #byCall = new Map<string, Fault[]>()
  readonly #counts = new Map<string, number>()

  constructor(faults: readonly Fault[]) {
    for (const fault of faults) {
      if (!('call' in fault.on)) continue
      const name = `${fault.on.call} ${fault.on.nth}`
      this.#byCall.set(name, [...(this.#byCall.get(name) ?? []), fault])
    }
  }

  at(call: string): Fault[] {
    const nth = this.#counts.get(call) ?? 0
    this.#counts.set(call, nth + 1)
    return this.#byCall.get(`${call} ${nth}`) ?? []
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }
}
