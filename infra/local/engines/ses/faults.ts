// Faults on demand: what SES does on a bad day. `POST /_ses/faults` on the gateway sets them while the laptop runs.
import { z } from 'zod'

export const faultShape = z.strictObject({
  /** `…-after-accept`: the message went out, but the caller does not get to know. */
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
  /** Only recipients that contain this text; all of them if omitted. */
  recipient: z.string().optional(),
  /** Every how manieth of those; every one if omitted. */
  every: z.int().positive().default(1),
  /** How often at most; without end if omitted. */
  times: z.int().positive().optional(),
})

export type Fault = z.infer<typeof faultShape>

export class Faults {
  #faults: { fault: Fault; met: number; left: number }[] = []

  set(faults: Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, met: 0, left: fault.times ?? Number.POSITIVE_INFINITY }))
  }

  /** The fault that strikes this submission, or `null`. */
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
