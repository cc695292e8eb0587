// A bad day of SES for a whole run, as requested by `npm start -- --ses-faults`: certain percentages of failed
// submissions, and an outage. Derived from a seed, so that the nth submission of two runs has the same outcome.
import { hourMs, minuteMs } from '../../../../functions/durations.ts'
import type { Fault } from './faults.ts'

export interface Troubles {
  /** Shares of the submissions, from 0 to 1. `reset`: SES accepts the email and breaks the connection; */
  reset: number
  /** SES has an internal error and does not accept it; */
  '500': number
  /** SES refuses it as too fast. */
  throttle: number
  /** SES answers only 503 for a time; its start is counted from the first submission of an edition's email.
   * Milliseconds. */
  outage: { afterMs: number; forMs: number } | null
  seed: number
}

/** An example of the option's value. */
export const troublesExample = 'reset=1%,500=1%,throttle=5%,outage=10m@2m,seed=1'

const kinds = { reset: 'reset-after-accept', '500': '500', throttle: 'throttle' } as const

type Share = keyof typeof kinds

const names = ['reset', '500', 'throttle'] as const satisfies readonly Share[]

/** @throws RangeError with the invalid part, what is wrong with it and what to write */
export function parseTroubles(text: string): Troubles {
  const troubles: Troubles = { reset: 0, '500': 0, throttle: 0, outage: null, seed: 1 }
  const met = new Set<string>()
  for (const part of text.split(',').map((one) => one.trim())) {
    const [name = '', value = ''] = part.split('=')
    if (met.has(name)) throw new RangeError(`"${name}" stands twice`)
    met.add(name)
    const share = names.find((one) => one === name)
    if (share !== undefined) troubles[share] = shareIn(part, value)
    else if (name === 'outage') troubles.outage = outageIn(part, value)
    else if (name === 'seed') troubles.seed = seedIn(part, value)
    else throw new RangeError(`"${part}" is no fault: write e.g. ${troublesExample}`)
  }
  if (names.reduce((sum, one) => sum + troubles[one], 0) > 1)
    throw new RangeError('the shares of reset, 500 and throttle come to more than 100%')
  return troubles
}

function shareIn(part: string, value: string): number {
  const share = /^(\d{1,3}(?:\.\d{1,3})?)%$/.exec(value)?.[1]
  if (share === undefined || Number(share) > 100) throw new RangeError(`"${part}": write a share such as 1% or 0.5%`)
  return Number(share) / 100
}

function outageIn(part: string, value: string): Troubles['outage'] {
  const [, long, longUnit, after, afterUnit] = /^(\d{1,4})([smh])@(\d{1,4})([smh])$/.exec(value) ?? []
  const forMs = ms(long, longUnit)
  const afterMs = ms(after, afterUnit)
  if (forMs !== null && forMs > 0 && afterMs !== null) return { afterMs, forMs }
  throw new RangeError(`"${part}": write how long and when after the first mail, in s, m or h, such as outage=10m@2m`)
}

const unitMs: ReadonlyMap<string, number> = new Map([
  ['s', 1_000],
  ['m', minuteMs],
  ['h', hourMs],
])

function ms(count: string | undefined, unit: string | undefined): number | null {
  const each = unitMs.get(unit ?? '')
  return each === undefined ? null : Number(count) * each
}

function seedIn(part: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new RangeError(`"${part}": write a whole number of at most nine digits`)
}

export class FaultInjector {
  readonly #troubles: Troubles
  #state: number
  #firstMs: number | null = null

  constructor(troubles: Troubles) {
    this.#troubles = troubles
    this.#state = troubles.seed
  }

  /** The fault of a submission; `null` if there is none. */
  strike(delivery: string, nowMs: number): Fault['kind'] | null {
    if (delivery.includes('_edition_')) this.#firstMs ??= nowMs
    if (this.isOut(nowMs)) return '503'
    let left = this.#fraction()
    for (const name of names) {
      left -= this.#troubles[name]
      if (left < 0) return kinds[name]
    }
    return null
  }

  isOut(nowMs: number): boolean {
    const { outage } = this.#troubles
    if (outage === null || this.#firstMs === null) return false
    const sinceMs = nowMs - this.#firstMs
    return sinceMs >= outage.afterMs && sinceMs < outage.afterMs + outage.forMs
  }

  /** mulberry32, a generator with 32 bits of state by T. Ettinger, in the public domain. */
  #fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
