// Gives each mail its turn: a slot of the account's pace, reserved in blocks, within the quota of the day (promise D5).
// No slot is reserved that cannot be used, and who comes too late for one takes the next.
import { freeAgainMs, leftToday } from '../../delivery/pace/day-quota.ts'
import { accountPace, blockSize, earlyMs, mostLateMs, slotsFrom } from '../../delivery/pace/pace.ts'
import type { Halt, KnownQuota } from '../../pace-ports.ts'
import type { Ports } from '../../ports.ts'

type TurnPorts = Pick<Ports, 'pace' | 'clock'>

/** Instant (ms) at which a mail may start. */
export interface Turn {
  at: number
  /** Instant (ms) at which it was handed out. */
  since: number
}

/** Claim and consent are two calls to the tables, of which each takes some milliseconds; of a table that takes this
 * long none knows what is next. */
const longestLeadMs = 300
/** Weight of the latest mail in how long one takes to be made. */
const learning = 0.1
/** A mail takes so many turns that came too early for it, */
const mostRetaken = 2
/** and from then on any in which it is not this late. */
const veryLateMs = 500

/** `late`: no slot comes in time. `day`: the quota is used up, until about an instant. */
export type NoTurn =
  | { none: 'late'; nextMs: number }
  | { none: 'day'; untilMs: number }
  | { none: 'halted'; halt: Halt }

export interface TurnLimits {
  known: KnownQuota
  /** Share of what the account may send. */
  share: number
  /** The day's whole quota may be used, not that share of it: what somebody waits for. */
  isDayWhole?: boolean
  /** No slot later than this instant (ms) is of use. */
  latestMs: number
}

export class Turns {
  readonly #ports: TurnPorts
  readonly #limits: TurnLimits
  readonly perSecond: number
  /** Senders beside which this one sends, itself included. */
  seats = 1
  /** The next slot is reserved although sending is halted. */
  isTrial = false
  #wanted = 0
  /** Mails for which a slot is being reserved. */
  #waiting = 0
  #leadMs = 0
  #slots: number[] = []
  /** Slots that came too early for every mail. */
  #past = 0
  #none: NoTurn | null = null
  /** Turns that somebody has and may give back. */
  readonly #out = new Set<Turn>()
  #isOver = Promise.withResolvers<void>()
  #reservation: Promise<unknown> = Promise.resolve()

  constructor(ports: TurnPorts, limits: TurnLimits) {
    this.#ports = ports
    this.#limits = limits
    this.perSecond = accountPace(limits.known.quota, limits.share)
  }

  /** So many more mails are to come: no more slots than these are reserved. */
  expect(mails: number): void {
    this.#wanted += mails
  }

  /** Resolves at the mail's slot, or as much earlier as making the last mails took. */
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

  /** The mail is made: waits for what is left until its slot. False where it would bunch with those after it; a mail
   * that was late before is let through unless it is very late. */
  async isTimely({ at, since }: Turn, tries: number): Promise<boolean> {
    const took = this.#now() - since
    this.#leadMs = Math.min(longestLeadMs, this.#leadMs + (took - this.#leadMs) * learning)
    const wait = at - this.#now()
    if (wait > earlyMs) await this.#ports.clock.sleep(wait)
    return -wait <= (tries > mostRetaken ? veryLateMs : mostLateMs(this.#limits.share))
  }

  /** Gives a slot to the next mail: nothing was submitted in it. Otherwise a batch that is taken up again would spend
   * its slots on readers who were mailed before, and never come to the rest. */
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

  /** Slots that nobody will use are not counted against the day. */
  async close(): Promise<void> {
    const unused = this.#slots.splice(0).length + this.#past
    this.#past = 0
    if (unused > 0 && this.#limits.known.quota.maxPerDay >= 0) await this.#ports.pace.discount(unused, this.#now())
  }

  /** Where the day is used up, those who have a turn may give it back: a batch of which more readers were mailed than
   * the day has mails left would never come to its end otherwise. */
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
    // Of several senders none may reserve for mails that are not there yet: the slot might pass while all are busy.
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
