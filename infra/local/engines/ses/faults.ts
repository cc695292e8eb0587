// Faults on demand: what SES may do on a bad day. `POST /_ses/faults` on the gateway sets them while the laptop runs.
import { z } from 'zod'

export const faultShape = z.strictObject({
  /** `…-after-accept`: the message was sent, but the caller is not told. */
  kind: z.enum([
    'throttle',
    'reject',
    'account-paused',
    '500',
    '503',
    'reset',
    'silence',
    'reset-after-accept',
    '500-after-accept',
  ]),
  /** Only recipients that contain this text; if absent, all. */
  recipient: z.string().optional(),
  /** Affects every nth of them; if absent, every one. */
  every: z.int().positive().default(1),
  /** At most this many times; if absent, without limit. */
  times: z.int().positive().optional(),
})

export type Fault = z.infer<typeof faultShape>

export class Faults {
  #faults: { fault: Fault; met: number; left: number }[] = []

  set(faults: Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, met: 0, left: fault.times ?? Number.POSITIVE_INFINITY }))
  }

  /** The fault that affects this submission, or `null`. */
  strike(recipient: string): Fault['kind'] | null {
    for (const one of this.#faults) {
      if (one.left <= 0 || !recipient.includes(one.fault.recipient ?? '')) continue
      one.met++
      if (one.met % one.fault.every !== 0) continue
      one.left--
      return one.fault.kind
    }
    return null
  }
}
