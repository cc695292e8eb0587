// Deliveries and the pace line, kept in memory.
import { isClaimable, mergeFacts } from '../../functions/delivery/facts.ts'
import type { Delivery, DeliveryFacts, DeliveryKey } from '../../functions/delivery/types.ts'
import type { ClaimOutcome, DeliveryStore, Quota } from '../../functions/ports.ts'
import { shardOf } from '../../functions/subscription/shard.ts'

export class FakeDeliveryStore implements DeliveryStore {
  readonly #deliveries = new Map<string, Delivery>()
  readonly #shards = new Map<string, number>()
  #nextSlot = 0
  #nextConfirmation = 0
  #quota: { quota: Quota; readAtMs: number } | null = null
  pageSize = 100

  async claim(key: DeliveryKey, claim: NonNullable<DeliveryFacts['claim']>): Promise<ClaimOutcome> {
    const held = this.#deliveries.get(textOf(key))
    if (!held || isClaimable(held.facts)) {
      this.#put(key, { ...held?.facts, claim })
      return { won: true }
    }
    return held.facts.claim?.id === claim.id ? { won: true } : { won: false, delivery: structuredClone(held) }
  }

  async add(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<void> {
    this.#put(key, mergeFacts(this.#deliveries.get(textOf(key))?.facts ?? {}, facts))
  }

  async giveBack(key: DeliveryKey, claimId: string, refused: NonNullable<DeliveryFacts['refused']>): Promise<void> {
    const held = this.#deliveries.get(textOf(key))
    if (!held || held.facts.claim?.id !== claimId) return
    const { claim: _claim, ...others } = held.facts
    this.#put(key, mergeFacts(others, { refused }))
  }

  async get(key: DeliveryKey): Promise<Delivery | null> {
    return structuredClone(this.#deliveries.get(textOf(key)) ?? null)
  }

  async *list(edition: string, shard: number): AsyncIterable<Delivery[]> {
    const found = [...this.#deliveries.values()]
      .filter((one) => one.kind === 'edition' && one.request === edition && this.#shards.get(one.subscriber) === shard)
      .sort((a, b) => (a.subscriber < b.subscriber ? -1 : 1))
    for (let start = 0; start < found.length; start += this.pageSize) {
      yield structuredClone(found.slice(start, start + this.pageSize))
    }
  }

  async reservePace(count: number, perSecond: number, nowMs: number): Promise<number> {
    const first = Math.max(this.#nextSlot, nowMs)
    this.#nextSlot = first + (count * 1000) / perSecond
    return first
  }

  async reserveConfirmation(ceilingMs: number, nowMs: number, spacingMs = 1000): Promise<number | null> {
    const slot = Math.max(this.#nextConfirmation, nowMs)
    if (slot > nowMs + ceilingMs) return null
    this.#nextConfirmation = slot + spacingMs
    return slot
  }

  async sharedQuota(): Promise<{ quota: Quota; readAtMs: number } | null> {
    return structuredClone(this.#quota)
  }

  async shareQuota(quota: Quota, readAtMs: number): Promise<void> {
    if (this.#quota === null || this.#quota.readAtMs < readAtMs) this.#quota = structuredClone({ quota, readAtMs })
  }

  #put(key: DeliveryKey, facts: DeliveryFacts): void {
    const { kind, request, subscriber } = key
    if (!this.#shards.has(subscriber)) this.#shards.set(subscriber, shardOf(subscriber))
    this.#deliveries.set(textOf(key), structuredClone({ kind, request, subscriber, facts }))
  }
}

function textOf(key: DeliveryKey): string {
  return `${key.kind}/${key.request}/${key.subscriber}`
}
