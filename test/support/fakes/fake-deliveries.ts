// Deliveries, kept in memory.
import { isClaimable, mergeFacts, pauseLeftMs } from '../../../functions/delivery/receipt/facts.ts'
import { noReports, type ReportTally, sum } from '../../../functions/delivery/report-limits.ts'
import type { Delivery, DeliveryFacts, DeliveryKey } from '../../../functions/delivery/types.ts'
import type { ClaimOutcome, DeliveryStore, FreshReports } from '../../../functions/ports.ts'
import type { ReaderMessages } from '../../../functions/reader-ports.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'
import { copyOf } from './copy.ts'

export class FakeDeliveryStore implements DeliveryStore, ReaderMessages {
  readonly #deliveries = new Map<string, Delivery>()
  readonly #shards = new Map<string, number>()
  readonly #reported = new Map<string, string>()
  readonly #tallies = new Map<string, { total: ReportTally; base: ReportTally }>()
  pageSize = 100

  async claim(key: DeliveryKey, claim: NonNullable<DeliveryFacts['claim']>): Promise<ClaimOutcome> {
    const held = this.#deliveries.get(textOf(key))
    if (!held || (isClaimable(held.facts) && pauseLeftMs(held.facts, Date.parse(claim.at)) === 0)) {
      this.#put(key, { ...held?.facts, claim })
      return { won: true }
    }
    return held.facts.claim?.id === claim.id ? { won: true } : { won: false, delivery: copyOf(held) }
  }

  async report(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<FreshReports> {
    const known = this.#deliveries.get(textOf(key))?.facts ?? {}
    await this.add(key, facts)
    return {
      bounced: facts.bounced?.permanent === true && known.bounced?.permanent !== true,
      complained: facts.complained !== undefined && known.complained === undefined,
    }
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

  async takeBack(key: DeliveryKey, ending: 'refused' | 'closed', at: string): Promise<boolean> {
    const { refused, claim, closed, ...others } = this.#deliveries.get(textOf(key))?.facts ?? {}
    const isRefused = refused?.permanent === true && refused.at === at && closed === undefined
    const isUnsent = closed?.as === 'unsent' && closed.at === at && claim === undefined && refused?.permanent !== true
    if (!(ending === 'refused' ? isRefused : isUnsent) || Object.keys(others).length > 0) return false
    this.#put(key, {})
    return true
  }

  async get(key: DeliveryKey): Promise<Delivery | null> {
    return copyOf(this.#deliveries.get(textOf(key)) ?? null)
  }

  async ofReader(id: string): Promise<Delivery[]> {
    const all = [...this.#deliveries.values()].filter(({ kind, subscriber }) => kind !== 'edition' && subscriber === id)
    return copyOf(all)
  }

  async eraseOf(id: string): Promise<void> {
    for (const one of await this.ofReader(id)) this.#deliveries.delete(textOf(one))
  }

  async noteReported(edition: string, at: string): Promise<void> {
    if ((this.#reported.get(edition) ?? '') < at) this.#reported.set(edition, at)
  }

  async countReports(name: string, _at: string, counts: ReportTally) {
    const { total, base } = this.#tallies.get(name) ?? { total: noReports, base: noReports }
    const counted = { total: sum(total, counts), base }
    this.#tallies.set(name, counted)
    return counted
  }

  async reported(name: string): Promise<ReportTally> {
    return this.#tallies.get(name)?.total ?? noReports
  }

  async restartReports(name: string, base: ReportTally): Promise<void> {
    this.#tallies.set(name, { total: this.#tallies.get(name)?.total ?? base, base })
  }

  async reportedAt(edition: string): Promise<string | null> {
    return this.#reported.get(edition) ?? null
  }

  async *list(edition: string, shard: number): AsyncIterable<Delivery[]> {
    const found = [...this.#deliveries.values()]
      .filter((one) => one.kind === 'edition' && one.request === edition && this.#shards.get(one.subscriber) === shard)
      .sort((a, b) => (a.subscriber < b.subscriber ? -1 : 1))
    for (let start = 0; start < found.length; start += this.pageSize) {
      yield copyOf(found.slice(start, start + this.pageSize))
    }
  }

  #put(key: DeliveryKey, facts: DeliveryFacts): void {
    const { kind, request, subscriber } = key
    if (!this.#shards.has(subscriber)) this.#shards.set(subscriber, shardOf(subscriber))
    this.#deliveries.set(textOf(key), copyOf({ kind, request, subscriber, facts }))
  }
}

function textOf(key: DeliveryKey): string {
  return `${key.kind}/${key.request}/${key.subscriber}`
}
