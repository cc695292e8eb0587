// Seats limit the senders to as many as the pace needs: more would only wait for each other's turns, in functions that
// are billed by the second. The seat of a sender that died expires by itself.
import { seatsNeeded, usualMailMs } from '../../delivery/pace/pace.ts'
import { minuteMs } from '../../durations.ts'
import type { Ports } from '../../ports.ts'

/** A function runs for two minutes at most. */
const seatMs = 2 * minuteMs + minuteMs / 6

/** Emails that a sender has under way at once. */
export const lanes = 16

type SeatPorts = Pick<Ports, 'pace' | 'clock'>

/** `null` if enough others are sending. */
export async function takeSeat({ pace, clock }: SeatPorts, owner: string, perSecond: number): Promise<number | null> {
  const nowMs = clock.now().getTime()
  const { held, mailMs } = await pace.seats()
  const needed = seatsNeeded(perSecond, mailMs ?? usualMailMs, lanes)
  for (let seat = 0; seat < needed; seat += 1) {
    if ((held.get(seat)?.untilMs ?? 0) > nowMs) continue
    if (await pace.takeSeat(seat, owner, nowMs, nowMs + seatMs)) return seat
  }
  return null
}

/** Weight of the latest email in the average time per email. */
const learning = 0.05

/** First checked after this many emails, then again after each `lookMs`. */
const firstLook = 2 * lanes
const lookMs = minuteMs / 12

/** How long emails take, and whether more senders are needed than there are. */
export class SeatNeeds {
  readonly #perSecond: number
  #mails = 0
  #lookedAt = Number.NEGATIVE_INFINITY
  mailMs: number | null = null

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  get seats(): number {
    return seatsNeeded(this.#perSecond, this.mailMs ?? usualMailMs, lanes)
  }

  note(ms: number): void {
    this.#mails += 1
    // The first emails have equal weight.
    const weight = Math.max(learning, 1 / this.#mails)
    this.mailMs = (this.mailMs ?? 0) * (1 - weight) + ms * weight
  }

  /** Number of missing senders. */
  async missing({ pace, clock }: SeatPorts): Promise<number> {
    const now = clock.now().getTime()
    if (this.mailMs === null || this.#mails < firstLook || this.seats === 1 || now - this.#lookedAt < lookMs) return 0
    this.#lookedAt = now
    await pace.noteMailMs(this.mailMs)
    const { held } = await pace.seats()
    const live = [...held].filter(([seat, { untilMs }]) => seat < this.seats && untilMs > now)
    return this.seats - live.length
  }
}
