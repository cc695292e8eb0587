// Gives each email its turn: a slot of the account's pace, reserved in blocks, within the day's quota (promise D5). No
// slot is reserved that cannot be used; an email that comes too late for a slot takes the next.
import { freeAgainMs, leftToday } from '../../delivery/pace/day-quota.ts'
import { accountPace, blockSize, earlyMs, mostLateMs, slotsFrom } from '../../delivery/pace/pace.ts'
import type { Halt, KnownQuota } from '../../pace-ports.ts'
import type { Ports } from '../../ports.ts'

type TurnPorts = Pick<Ports, 'pace' | 'clock'>

/** Permission to start one email; `at`: its instant (ms). */
export interface Turn {
  at: number
  /** Instant (ms) at which it was given out. */
  since: number
}

/** Claim and consent are two calls to the tables, of some milliseconds each. If a table takes longer than this, its
 * next answer cannot be predicted. */
const longestLeadMs = 300
/** Weight of the latest email in the average time of building one. */
const learning = 0.1
/** An email that missed its slot gets another turn this many times. */
const mostRetaken = 2
/** After that it may start unless it is this late (ms). */
const veryLateMs = 500

/** `late`: no slot comes in time. `day`: the quota is used up until about `untilMs`. */
export type NoTurn =
  | { none: 'late'; nextMs: number }
  | { none: 'day'; untilMs: number }
  | { none: 'halted'; halt: Halt }

export interface TurnLimits {
  known: KnownQuota
  /** Share of what the account may send. */
  share: number
  /** The day's whole quota may be used, not just that share: for emails that someone is waiting for. */
  isDayWhole?: boolean
  /** No slot after this instant (ms) is of use. */
  latestMs: number
}

export class Turns {
  readonly #ports: TurnPorts
  readonly #limits: TurnLimits
  readonly perSecond: number
  /** Number of senders, including this one. */
  seats = 1
  /** The next slot is reserved although sending is halted. */
  isTrial = false
  #wanted = 0
  /** Emails for which a slot is being reserved. */
  #waiting = 0
  #leadMs = 0
  #slots: number[] = []
  /** Slots that had passed before an email could use them. */
  #past = 0
  #none: NoTurn | null = null
  /** Turns that were given out and may be given back. */
  readonly #out = new Set<Turn>()
  #isOver = Promise.withResolvers<void>()
  #reservation: Promise<unknown> = Promise.resolve()

  constructor(ports: TurnPorts, limits: TurnLimits) {
    this.#ports = ports
    this.#limits = limits
    this.perSecond = accountPace(limits.known.quota, limits.share)
  }

  /** This many more emails are to come: no more slots than these are reserved. */
  expect(mails: number): void {
    this.#wanted += mails
  }

  /** Resolves at the email's slot, or earlier by the average time of building an email. */
  async take(): Promise<Turn | NoTurn> {
    this.#waiting += 1
    const reserved = this.#reservation
      .then(() => this.#next())
      .finally(() => {
        this.#waiting -= 1
      })
    this.#reservation = reserved.catch(() => undefined)
    const turn = await reserved
    if ('none' in turn) return turn
    const wait = turn.at - this.#leadMs - this.#now()
    if (wait > 0) await this.#ports.clock.sleep(wait)
    turn.since = this.#now()
    return turn
  }

  /** Called when the email is built: waits for the rest of the time until its slot. False if it is so late that it
   * would bunch with the next ones; an email that was late before may start unless it is very late. */
  async isTimely({ at, since }: Turn, tries: number): Promise<boolean> {
    const took = this.#now() - since
    this.#leadMs = Math.min(longestLeadMs, this.#leadMs + (took - this.#leadMs) * learning)
    const wait = at - this.#now()
    if (wait > earlyMs) await this.#ports.clock.sleep(wait)
    return -wait <= (tries > mostRetaken ? veryLateMs : mostLateMs(this.#limits.share))
  }

  /** Gives a slot to the next email if nothing was submitted in it. Otherwise a batch that is resumed would use its
   * slots for readers who were mailed before, and never reach the others. */
  giveBack(turn: Turn): void {
    this.#wanted += 1
    this.#slots.unshift(turn.at)
    this.end(turn)
  }

  /** The turn is used, or given back. */
  end(turn: Turn): void {
    if (!this.#out.delete(turn)) return
    this.#isOver.resolve()
    this.#isOver = Promise.withResolvers<void>()
  }

  /** Unused slots are not counted against the day. */
  async close(): Promise<void> {
    const unused = this.#slots.splice(0).length + this.#past
    this.#past = 0
    if (unused > 0 && this.#limits.known.quota.maxPerDay >= 0) await this.#ports.pace.discount(unused, this.#now())
  }

  /** When the day's quota is used up, emails with a turn may still give it back: otherwise a batch that had more
   * readers mailed before than the day has emails left would never be finished. */
  async #next(): Promise<Turn | NoTurn> {
    let none = this.#none
    for (;;) {
      const at = this.#freeSlot() ?? (none === null ? await this.#reserve() : none)
      if (typeof at === 'number') return this.#handOut(at)
      none = at
      if (none.none !== 'day' || this.#out.size === 0) {
        this.#none = none
        return none
      }
      await this.#isOver.promise
    }
  }

  #freeSlot(): number | null {
    for (;;) {
      const at = this.#slots.shift()
      if (at === undefined) return null
      if (this.#now() - at <= mostLateMs(this.#limits.share)) return at
      this.#past += 1
    }
  }

  #handOut(at: number): Turn {
    const turn = { at, since: at }
    this.#out.add(turn)
    return turn
  }

  async #reserve(): Promise<number | NoTurn> {
    const { latestMs, known, share, isDayWhole } = this.#limits
    const { perSecond, isTrial } = this
    const nowMs = this.#now()
    if (perSecond <= 0) return { none: 'late', nextMs: nowMs }
    // With several senders none may reserve slots for later emails: they might pass while all are busy.
    const most = this.seats > 1 ? Math.min(this.#wanted, this.#waiting) : this.#wanted
    const count = isTrial ? 1 : Math.max(1, Math.min(blockSize(perSecond), most))
    const request = { count, perSecond, nowMs, latestMs, ...(isTrial && ({ trial: true } as const)) }
    const answer = await this.#ports.pace.reserve(request)
    if (answer.outcome === 'late') return { none: 'late', nextMs: answer.nextMs }
    if (answer.outcome === 'halted') return { none: 'halted', halt: answer.halt }
    const { total, byHour } = answer.reserved
    const before = leftToday(known.quota, isDayWhole ? 1 : share, total - answer.count - known.reservedBefore)
    const within = Math.min(answer.count, before)
    if (within < answer.count) await this.#ports.pace.discount(answer.count - within, nowMs)
    if (within < 1) return { none: 'day', untilMs: freeAgainMs(byHour, nowMs) }
    this.#wanted = Math.max(0, this.#wanted - within)
    const [first = answer.firstMs, ...others] = slotsFrom(answer.firstMs, within, perSecond)
    this.#slots = others
    return first
  }

  #now(): number {
    return this.#ports.clock.now().getTime()
  }
}
