// What faults drawn by chance alone would hardly ever bring together: runs in which several of them meet in the same
// seconds.
import type { SeededRandom } from '../../support/fakes/virtual-time.ts'
import type { Family, Fault } from './faults.ts'

/**
 * `race`: two launches of one edition at once, while readers move and confirm. `clocks`: senders whose clocks are far
 * apart work on the same batches while SES refuses. `asks`: confirmations of which nobody knows whether they arrived.
 * `composed`: the edition is composed in the run, cancelled at some moment, and its week composed again.
 * `refused`: SES refuses some readers for good, and the operator tries them again.
 * `scarce`: a day's quota is less than the readers are, and others send for the account. `large`: several batches to a
 * wave. `canary`: as many, of whom some go first, and what they get comes back.
 */
export type Theme = 'plain' | 'race' | 'clocks' | 'asks' | 'composed' | 'refused' | 'scarce' | 'large' | 'canary'

const shares: readonly [theme: Theme, share: number][] = [
  ['race', 0.07],
  ['clocks', 0.1],
  ['asks', 0.05],
  ['composed', 0.04],
  ['refused', 0.03],
  ['scarce', 0.03],
  ['large', 0.02],
  ['canary', 0.03],
]

export function themeOf(fraction: number): Theme {
  let below = 0
  for (const [theme, share] of shares) {
    below += share
    if (fraction < below) return theme
  }
  return 'plain'
}

const minute = 60_000

/** Of the families that a run may have. */
export function faultsOfTheme(theme: Theme, random: SeededRandom, only: readonly Family[]): Fault[] {
  return madeFor(theme, random).filter(({ family }) => only.includes(family))
}

function madeFor(theme: Theme, random: SeededRandom): Fault[] {
  switch (theme) {
    case 'race':
      return raceOf(random)
    case 'clocks':
      return clocksOf(random)
    case 'asks':
      return asksOf(random)
    case 'composed':
      return composedOf(random)
    case 'refused':
      return refusedOf(random)
    case 'scarce':
      return othersOf(random)
    case 'large':
      return largeOf(random)
    case 'canary':
      return canaryOf(random)
    default:
      return []
  }
}

/** The launch comes twice, one of the two is held up at some read or write, and readers change meanwhile. */
function raceOf(random: SeededRandom): Fault[] {
  const gapMs = random.between(0, 4_000)
  const changes = Array.from({ length: 2 + Math.floor(random.fraction() * 4) }, () => ({
    family: 'readers' as const,
    effect: random.fraction() < 0.5 ? 'move' : 'confirm',
    on: { atMs: random.between(-500, gapMs + 3_000) },
    ms: 0,
    whom: Math.floor(random.fraction() * 1000),
  }))
  const [call, count] = [
    ['query S', 300],
    ['put B', 12],
    ['get E', 20],
    ['update E', 30],
    ['query B', 4],
  ][Math.floor(random.fraction() * 5)] as [string, number]
  const effect = random.fraction() < 0.6 ? 'slow' : 'lost-answer'
  return [
    { family: 'schedule', effect: 'doubled', on: { call: 'launch', nth: 0 }, ms: gapMs, whom: 0 },
    { family: 'db', effect, on: { call, nth: Math.floor(random.fraction() * count) }, ms: 0, whom: 0 },
    ...changes,
  ]
}

/** One sender's clock is minutes off, orders come twice, and SES refuses for a while. */
function clocksOf(random: SeededRandom): Fault[] {
  const off = random.between(5.5 * minute, 10 * minute)
  const twice = Array.from({ length: 4 }, () => ({
    family: 'sqs' as const,
    effect: 'doubled',
    on: { call: 'order', nth: Math.floor(random.fraction() * 16) },
    ms: 0,
    whom: 0,
  }))
  return [
    {
      family: 'clock',
      effect: 'skew',
      on: { call: 'process send', nth: Math.floor(random.fraction() * 3) },
      ms: random.fraction() < 0.5 ? off : -off,
      whom: 0,
    },
    {
      family: 'ses',
      effect: 'crowded',
      on: { call: 'ses mail', nth: Math.floor(random.fraction() * 6) },
      ms: random.between(minute, 20 * minute),
      whom: 0,
    },
    ...twice,
  ]
}

/** Readers ask while SES loses answers, and clocks of those who send the mails differ. */
function asksOf(random: SeededRandom): Fault[] {
  const asks = Array.from({ length: 1 + Math.floor(random.fraction() * 3) }, () => ({
    family: 'readers' as const,
    effect: 'ask',
    on: { atMs: random.between(0, 6 * 60 * minute) },
    ms: 0,
    whom: Math.floor(random.fraction() * 1000),
  }))
  const kind = random.fraction()
  if (kind < 0.3) return [...asks, ...diedAhead(random)]
  if (kind < 0.6) return [...asks, ...copiesInACrowd(random)]
  const effects = ['reset-untaken', 'hang-untaken', 'failed-untaken'] as const
  const lost = effects[Math.floor(random.fraction() * effects.length)] ?? 'reset-untaken'
  const on = { call: 'ses mail', nth: Math.floor(random.fraction() * 3) }
  return [...asks, { family: 'ses', effect: lost, on, ms: 0, whom: 0 }]
}

/** Who claims a mail dies with it, and its clock was ahead of those who find the claim. */
function diedAhead(random: SeededRandom): Fault[] {
  const ahead = random.between(minute, 10 * minute)
  return [
    { family: 'crash', effect: 'before', on: { call: 'ses mail', nth: 0 }, ms: 0, whom: 0 },
    { family: 'clock', effect: 'skew', on: { call: 'process messages', nth: 0 }, ms: ahead, whom: 0 },
  ]
}

/** SES refuses for minutes, and the orders of the mails come twice. */
function copiesInACrowd(random: SeededRandom): Fault[] {
  const on = { call: 'ses mail', nth: Math.floor(random.fraction() * 3) }
  const twice = Array.from({ length: 5 }, () => ({
    family: 'sqs' as const,
    effect: 'doubled',
    on: { call: 'order', nth: Math.floor(random.fraction() * 8) },
    ms: 0,
    whom: 0,
  }))
  return [{ family: 'ses', effect: 'full', on, ms: random.between(2 * minute, 8 * minute), whom: 0 }, ...twice]
}

/** Cancelled before, while or after mails go out; what composes may die, or come twice. */
function composedOf(random: SeededRandom): Fault[] {
  const hour = 60 * minute
  const moments = [0, hour / 2, 12 * hour, 19 * hour, 20 * hour]
  const cancelAt = (moments[Math.floor(random.fraction() * moments.length)] ?? 0) + random.between(0, 5 * minute)
  const again = random.between(0, 3 * hour)
  const calls = ['s3 put', 's3 put', 'query E', 'put E', 'sqs messages'] as const
  const call = calls[Math.floor(random.fraction() * calls.length)] ?? 's3 put'
  const effect = random.fraction() < 0.5 ? 'before' : 'after'
  return [
    { family: 'operator', effect: 'cancel', on: { atMs: cancelAt }, ms: 0, whom: 0 },
    { family: 'operator', effect: 'again', on: { atMs: 10 * minute }, ms: again, whom: 0 },
    { family: 'crash', effect, on: { call, nth: Math.floor(random.fraction() * 6) }, ms: 0, whom: 0 },
    { family: 'schedule', effect: 'doubled', on: { call: 'compose', nth: 0 }, ms: random.between(0, minute), whom: 0 },
  ].filter(() => random.fraction() < 0.75) as Fault[]
}

/** Something happens while many readers are being mailed. */
function largeOf(random: SeededRandom): Fault[] {
  const on = { call: 'ses mail', nth: Math.floor(random.fraction() * 120) }
  const outage: Fault = { family: 'ses', effect: 'outage', on, ms: random.between(minute, 60 * minute), whom: 0 }
  const crash: Fault = { family: 'crash', effect: 'before', on, ms: 0, whom: 0 }
  return random.fraction() < 0.7 ? [outage] : [crash]
}

/** Others of the account send a part of its day, at once. */
function othersOf(random: SeededRandom): Fault[] {
  return Array.from({ length: Math.floor(random.fraction() * 3) }, () => ({
    family: 'ses' as const,
    effect: 'others',
    on: { atMs: random.between(0, 30 * 60 * minute) },
    ms: 0,
    whom: 100 + Math.floor(random.fraction() * 400),
  }))
}

/** Of how many days others use up the quota. */
export function sharesOfOthers(faults: readonly Fault[]): number {
  return faults.reduce((sum, { effect, whom }) => sum + (effect === 'others' ? whom / 1000 : 0), 0)
}

/** The first mails bounce, or are complained of. */
function canaryOf(random: SeededRandom): Fault[] {
  const effect = random.fraction() < 0.6 ? 'bouncing' : 'disliked'
  const on = { call: 'ses mail', nth: Math.floor(random.fraction() * 4) }
  const bad: Fault = { family: 'ses', effect, on, ms: random.between(minute, 20 * minute), whom: 0 }
  return random.fraction() < 0.7 ? [bad] : []
}

function refusedOf(random: SeededRandom): Fault[] {
  const refusals = Array.from({ length: 1 + Math.floor(random.fraction() * 2) }, () => ({
    family: 'ses' as const,
    effect: 'malformed',
    on: { call: 'ses mail', nth: Math.floor(random.fraction() * 4) },
    ms: 0,
    whom: 0,
  }))
  const atMs = random.between(0, 30 * 60 * minute)
  return [
    ...refusals,
    { family: 'operator', effect: 'retry', on: { atMs }, ms: random.between(0, 4 * 60 * minute), whom: 0 },
  ]
}
