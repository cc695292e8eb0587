// The batches that one sender works on: those named by its orders, then any others that are due and free.
import { isOfAudience } from '../../delivery/audience.ts'
import { maySend } from '../../delivery/pace/canary.ts'
import type { Batch, BatchKey, EditionRecord } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import { waveAt } from '../../subscription/calendar.ts'

type BatchPorts = Pick<Ports, 'clock' | 'random' | 'editions'>

export interface BatchLease {
  owner: string
  /** Milliseconds. */
  leaseMs: number
}

/** Batches at the front of an edition that are done, up to this one. A done batch never becomes undone, so a process
 * need not read them again. */
export interface DoneBatches {
  edition: string
  upTo: BatchKey | null
}

type SentEdition = Pick<EditionRecord, 'id' | 'launches' | 'canary'>

export class DueBatches {
  readonly #ports: BatchPorts
  readonly #edition: SentEdition
  readonly #lease: BatchLease
  readonly #named: BatchKey[]
  readonly #done: DoneBatches
  /** Already tried by this sender: what it could not do waits for another call. */
  readonly #tried = new Set<string>()
  #pages: AsyncIterator<Batch[]> | null = null
  #free: Batch[] = []
  #isEnd = false

  constructor(ports: BatchPorts, edition: SentEdition, lease: BatchLease, named: BatchKey[], done: DoneBatches) {
    this.#ports = ports
    this.#edition = edition
    this.#lease = lease
    this.#named = [...named]
    this.#done = done
  }

  /** Leases the next batch; `null` if none is left. */
  async take(): Promise<Batch | null> {
    for (;;) {
      const key = this.#named.shift() ?? (await this.#nextFree())
      if (key === null) return null
      const name = nameOf(key)
      const now = this.#ports.clock.now()
      if (this.#tried.has(name) || !maySend(this.#edition.canary, key, now.getTime())) continue
      const until = new Date(now.getTime() + this.#lease.leaseMs).toISOString()
      const batch = await this.#ports.editions.lease(key, this.#lease.owner, now.toISOString(), until)
      if (batch === null) continue
      this.#tried.add(name)
      return batch
    }
  }

  async #nextFree(): Promise<BatchKey | null> {
    while (this.#free.length === 0) {
      if (this.#isEnd) return null
      const page = await this.#nextPage()
      const now = this.#ports.clock.now().toISOString()
      if (page !== null) this.#free = page.filter((batch) => this.#isWanted(batch, now))
    }
    // Senders that read the same page must not all try to lease its first batch.
    const at = Math.floor(this.#ports.random.fraction() * Math.min(this.#free.length, spread))
    const [batch] = this.#free.splice(at, 1)
    return batch ?? null
  }

  #isWanted(batch: Batch, now: string): boolean {
    const goes = maySend(this.#edition.canary, batch, Date.parse(now))
    return goes && isFree(batch, now) && isOfAudience(batch, this.#edition) && !this.#tried.has(nameOf(batch))
  }

  async #nextPage(): Promise<Batch[] | null> {
    this.#pages ??= this.#ports.editions
      .batchPages(this.#edition.id, { behind: this.#done.upTo, upTo: waveAt(this.#ports.clock.now().getTime()) })
      [Symbol.asyncIterator]()
    const next = await this.#pages.next()
    if (next.done) {
      this.#isEnd = true
      return null
    }
    this.#noteDone(next.value)
    return next.value
  }

  #isFrontDone = true

  #noteDone(page: readonly Batch[]): void {
    if (!this.#isFrontDone) return
    const undone = page.findIndex((batch) => !batch.done && isOfAudience(batch, this.#edition))
    const last = page.at(undone === -1 ? -1 : undone - 1)
    if (undone !== 0 && last) this.#done.upTo = { edition: last.edition, wave: last.wave, slice: last.slice, n: last.n }
    this.#isFrontDone = undone === -1
  }
}

/** About as many as there are senders reading at once. */
const spread = 16

export function isFree(batch: Batch, now: string): boolean {
  return !batch.done && (batch.lease === null || batch.lease.until <= now)
}

function nameOf({ wave, slice, n }: BatchKey): string {
  return `${wave}#${slice}#${n}`
}
