// Limits on requests for a subscription, kept in memory.
import type { Clock, RequestLimits } from '../../functions/ports.ts'
import { mostPlaces, type Place, placeFor, shareMs } from '../../functions/subscription/share.ts'

/** As in the adapter. */
const ordersPerForm = 5

export class FakeRequestLimits implements RequestLimits {
  readonly #forms = new Map<string, Set<string>>()
  readonly #shares = new Map<string, { since: number; taken: number }>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async takeForm(form: string, request: string): Promise<boolean> {
    const orders = this.#forms.get(form) ?? new Set()
    if (orders.size >= ordersPerForm && !orders.has(request)) return false
    this.#forms.set(form, orders.add(request))
    return true
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
}
