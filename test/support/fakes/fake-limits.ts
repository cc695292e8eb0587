// Limits on requests for a subscription, kept in memory.
import { type ConfirmationOutcomes, slowMs, stretch } from '../../../functions/delivery/pace/bounced-confirmations.ts'
import type { Clock, RequestLimits } from '../../../functions/ports.ts'
import { isFlood, noRequests, oneMore } from '../../../functions/subscription/limits/flood.ts'
import { mostPlaces, type Place, placeFor, shareMs } from '../../../functions/subscription/limits/network-limit.ts'

/** As in the adapter. */
const ordersPerForm = 5

export class FakeRequestLimits implements RequestLimits {
  readonly #forms = new Map<string, Set<string>>()
  readonly #shares = new Map<string, { since: number; taken: number }>()
  readonly #proofs = new Map<string, string>()
  #requests = noRequests
  readonly #clock: Clock
  #sent = 0
  #bounced = new Set<string>()
  #before: ConfirmationOutcomes = { sent: 0, bounced: 0 }
  #began = 0
  #slowUntil = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async takeForm(form: string, request: string): Promise<boolean> {
    const orders = this.#forms.get(form) ?? new Set()
    if (orders.size >= ordersPerForm && !orders.has(request)) return false
    this.#forms.set(form, orders.add(request))
    return true
  }

  async takeProof(nonce: string, request: string): Promise<boolean> {
    const taken = this.#proofs.get(nonce) ?? request
    this.#proofs.set(nonce, taken)
    return taken === request
  }

  async countRequest(): Promise<{ isFlood: boolean; began: boolean }> {
    const [now, before] = [this.#clock.now().getTime(), this.#requests]
    this.#requests = oneMore(before, now)
    return { isFlood: isFlood(this.#requests, now), began: isFlood(this.#requests, now) && !isFlood(before, now) }
  }

  async isFlood(): Promise<boolean> {
    return isFlood(this.#requests, this.#clock.now().getTime())
  }

  async takePlace(network: string): Promise<Place | null> {
    const now = this.#clock.now().getTime()
    const kept = this.#shares.get(network)
    const share = kept && now - kept.since < shareMs ? kept : { since: now, taken: 0 }
    if (share.taken >= mostPlaces(share.since, now)) return null
    share.taken += 1
    this.#shares.set(network, share)
    return placeFor(share.taken, share.since, now)
  }

  async confirmationSent(): Promise<void> {
    const now = this.#clock.now().getTime()
    const isOld = now - this.#began >= shareMs
    if (this.#sent >= stretch || isOld) {
      this.#before = isOld ? { sent: 0, bounced: 0 } : { sent: this.#sent, bounced: this.#bounced.size }
      this.#begin(now)
    }
    this.#sent += 1
  }

  async confirmationBounced(delivery: string): Promise<ConfirmationOutcomes> {
    this.#bounced.add(delivery)
    return { sent: this.#before.sent + this.#sent, bounced: this.#before.bounced + this.#bounced.size }
  }

  async slowDown(): Promise<void> {
    const now = this.#clock.now().getTime()
    this.#before = { sent: 0, bounced: 0 }
    this.#begin(now)
    this.#slowUntil = now + slowMs
  }

  async isSlow(): Promise<boolean> {
    return this.#slowUntil > this.#clock.now().getTime()
  }

  #begin(now: number): void {
    this.#sent = 0
    this.#bounced = new Set()
    this.#began = now
  }
}
