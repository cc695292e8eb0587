// Quota and rate of the local SES account, enforced like SES does: by refusing what exceeds them.
import { dayMs, minuteMs } from '../../../../functions/durations.ts'
import type { Journal } from './journal.ts'

export interface Limits {
  maxPerSecond: number
  /** In any 24 hours. */
  maxPerDay: number
  /** In the sandbox: addresses and domains that may be mailed besides the account's own identities and the mailbox
   * simulator. Absent if the account has left the sandbox. */
  verified?: readonly string[]
}

/** Limits of a new account: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
export const sandbox = { maxPerSecond: 1, maxPerDay: 200 }

export class Meter {
  readonly limits: Limits
  readonly #journal: Journal
  #recent: number[] = []
  #quotaAskedAt = Number.NEGATIVE_INFINITY
  #today: { since: number; count: number } | null = null

  constructor(limits: Limits, journal: Journal) {
    this.limits = limits
    this.#journal = journal
  }

  /** SES's own error message if a limit is exceeded, or `null`. `now` in milliseconds. */
  refuse(now: number): string | null {
    this.#recent = this.#recent.filter((at) => at > now - 1000)
    if (this.#recent.length >= this.limits.maxPerSecond) return 'Maximum sending rate exceeded.'
    if (this.used(now) >= this.limits.maxPerDay) return 'Daily message quota exceeded.'
    return null
  }

  /** `GetSendQuota` is answered once a second for the whole account. The laptop's clock may also jump back. */
  refuseQuota(now: number): string | null {
    if (Math.abs(now - this.#quotaAskedAt) < 1000) return 'Rate exceeded'
    this.#quotaAskedAt = now
    return null
  }

  note(now: number): void {
    this.#recent.push(now)
    if (this.#today !== null) this.#today.count++
  }

  /** Number accepted in the last 24 hours; counted again every minute. */
  used(now: number): number {
    if (this.#today === null || now - this.#today.since > minuteMs) {
      this.#today = { since: now, count: this.#journal.countSince(now - dayMs) }
    }
    return this.#today.count
  }
}
