// Subscribers and their address pointers, kept in memory.

import type { Clock, SubscriberStore } from '../../../functions/ports.ts'
import type { AddressStore, TakenAddress } from '../../../functions/reader-ports.ts'
import { normaliseAddress } from '../../../functions/subscription/address.ts'
import { countedMs } from '../../../functions/subscription/limits/mail-cap.ts'
import { type Asked, mailboxOf } from '../../../functions/subscription/limits/mailbox.ts'
import { addressGivenUp, isSameAddress } from '../../../functions/subscription/requests/address-change.ts'
import { shardOf } from '../../../functions/subscription/shard.ts'
import { moreSevere, reconfirmationMs, suppressed, suppression } from '../../../functions/subscription/suppression.ts'
import type { Subscriber, SuppressionReason } from '../../../functions/subscription/types.ts'
import { copyOf } from './copy.ts'

interface Pointer {
  id: string | null
  suppressed: Subscriber['suppressed']
}

/** As in the adapter: a pointer whose record is missing may still be waiting for it. */
const pointerGrace = 15 * 60_000

export class FakeSubscriberStore implements SubscriberStore, AddressStore {
  readonly #records = new Map<string, Subscriber>()
  readonly #pointers = new Map<string, Pointer>()
  readonly #shards = new Map<string, number>()
  readonly #reconfirmations = new Map<string, { request: string; at: string }>()
  /** By mailbox. */
  readonly #asked = new Map<string, Asked[]>()
  /** When each pointer was set, by address. */
  readonly #heldSince = new Map<string, number>()
  /** Records that were changed since they were created. */
  readonly #changed = new Set<string>()
  readonly #clock: Clock
  /** Records on one page of `shard()`. */
  pageSize = 100

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async get(id: string): Promise<Subscriber | null> {
    return copyOf(this.#live(id))
  }

  async *shard(shard: number): AsyncIterable<Subscriber[]> {
    const found = [...this.#records.keys()].filter((id) => this.#shards.get(id) === shard && this.#live(id)).sort()
    for (let start = 0; start < found.length; start += this.pageSize) {
      const page = found.slice(start, start + this.pageSize).map((id) => this.#live(id))
      yield copyOf(page.filter((subscriber) => subscriber !== null))
    }
  }

  async findByAddress(address: string): Promise<Pointer | null> {
    const pointer = this.#pointers.get(normaliseAddress(address)) ?? null
    if (pointer === null || pointer.id === null || !this.#isElsewhere(pointer.id, address)) return copyOf(pointer)
    return copyOf({ ...pointer, id: null })
  }

  async take({ id, address }: Pick<Subscriber, 'id' | 'address'>): Promise<TakenAddress> {
    const key = normaliseAddress(address)
    const pointer = this.#pointers.get(key) ?? { id: null, suppressed: null }
    const holder = pointer.id === null || pointer.id === id ? null : this.#live(pointer.id)
    if (holder !== null && !this.#isElsewhere(holder.id, address)) {
      const over = addressGivenUp(holder, this.#clock.now().toISOString())
      if (over === null) return { outcome: 'held' }
      await this.update(holder.id, () => over)
    } else if (pointer.id !== null && pointer.id !== id && this.#isYoung(key)) throw new Error('others are at it')
    this.#pointers.set(key, { ...pointer, id })
    this.#heldSince.set(key, this.#clock.now().getTime())
    return { outcome: 'taken', suppressed: copyOf(pointer.suppressed) }
  }

  async release({ id, address }: Pick<Subscriber, 'id' | 'address'>, before: string): Promise<void> {
    const key = normaliseAddress(address)
    const pointer = this.#pointers.get(key)
    const isOurs = pointer?.id === id && (this.#heldSince.get(key) ?? 0) <= Date.parse(before)
    if (pointer !== undefined && isOurs) pointer.id = null
  }

  #isElsewhere(id: string, address: string): boolean {
    const record = this.#live(id)
    return record !== null && !isSameAddress(record.address, address)
  }

  async create(subscriber: Subscriber): Promise<boolean> {
    const key = normaliseAddress(subscriber.address)
    const pointer = this.#pointers.get(key)
    if (pointer && pointer.id !== null && pointer.id !== subscriber.id && this.#holds(key, pointer.id)) return false
    const worst = moreSevere(pointer?.suppressed ?? null, subscriber.suppressed)
    this.#pointers.set(key, { id: subscriber.id, suppressed: worst && suppression(worst.reason, worst.at) })
    this.#heldSince.set(key, this.#clock.now().getTime())
    if (this.#changed.has(subscriber.id)) return true
    this.#shards.set(subscriber.id, shardOf(subscriber.id))
    this.#records.set(subscriber.id, copyOf({ ...subscriber, suppressed: worst }))
    return true
  }

  #holds(key: string, holder: string): boolean {
    return (this.#live(holder) !== null && !this.#isElsewhere(holder, key)) || this.#isYoung(key)
  }

  #isYoung(key: string): boolean {
    return this.#clock.now().getTime() - (this.#heldSince.get(key) ?? 0) < pointerGrace
  }

  async update(id: string, change: (subscriber: Subscriber) => Subscriber | null): Promise<Subscriber | null> {
    const before = this.#live(id)
    if (!before) return null
    const after = change(copyOf(before))
    if (!after) return copyOf(before)
    this.#records.set(id, copyOf(after))
    this.#changed.add(id)
    return copyOf(after)
  }

  async suppress(address: string, reason: SuppressionReason, at: string, mailedAt = at): Promise<void> {
    const key = normaliseAddress(address)
    const found = suppression(reason, at)
    const pointer = this.#pointers.get(key) ?? { id: null, suppressed: null }
    this.#pointers.set(key, { ...pointer, suppressed: moreSevere(pointer.suppressed, found) })
    if (pointer.id === null || this.#isElsewhere(pointer.id, address)) return
    await this.update(pointer.id, (one) => suppressed(one, found, mailedAt))
  }

  async takeReconfirmation(address: string, request: string, at: string): Promise<boolean> {
    const key = normaliseAddress(address)
    const taken = this.#reconfirmations.get(key)
    const isOld = taken !== undefined && Date.parse(at) - Date.parse(taken.at) >= reconfirmationMs
    if (taken !== undefined && taken.request !== request && !isOld) return false
    this.#reconfirmations.set(key, { request, at })
    return true
  }

  async updateAsked(address: string, change: (asked: Asked[]) => Asked[] | null): Promise<void> {
    const key = mailboxOf(address)
    const now = this.#clock.now().getTime()
    const kept = this.#asked.get(key) ?? []
    const isGone = kept.every(({ at }) => Date.parse(at) + countedMs <= now)
    const asked = change(isGone ? [] : copyOf(kept))
    if (asked !== null) this.#asked.set(key, copyOf(asked))
  }

  /** For tests: a pointer without its record, as left by a crash in between. */
  leaveHalfway(address: string, id: string): void {
    this.#pointers.set(normaliseAddress(address), { id, suppressed: null })
    this.#heldSince.set(normaliseAddress(address), this.#clock.now().getTime())
  }

  /** For tests: deletes the record and keeps the pointer. */
  erase(id: string): void {
    this.#records.delete(id)
    for (const pointer of this.#pointers.values()) if (pointer.id === id) pointer.id = null
  }

  #live(id: string): Subscriber | null {
    const record = this.#records.get(id)
    if (!record) return null
    const gone = record.expiresAt !== null && record.expiresAt * 1000 <= this.#clock.now().getTime()
    return gone ? null : record
  }
}
