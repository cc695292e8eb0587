// What SES allows the account. GetSendQuota may be called once a second by the whole account, so its answer is kept for
// up to a minute and shared by all senders; who is refused waits a moment, and never longer than a few seconds: where
// SES gives no answer at all, the last one it gave anybody serves, or else the least that SES gives an account.
import { minuteMs } from '../../durations.ts'
import type { Ports, Quota } from '../../ports.ts'

type QuotaPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'mailer' | 'deliveries'>

interface Known {
  quota: Quota
  readAtMs: number
}

const longestKeptMs = minuteMs

/** An answer serves until this share of the day's quota may have been spent by others since. */
const unseenShare = 0.05

/** Once a second for the account: five senders that ask at once are all answered by then. */
const tries = 6
const pauseMs = 1_000

/** What is no fresh answer of SES is asked for again after this time. */
const makeshiftMs = 5_000

/** Of an account in the sandbox. Its 200 a day are not assumed: SES itself refuses what is above the day's quota. */
const least: Quota = { maxPerSecond: 1, maxPerDay: -1, used: 0 }

/** Lives as long as its process. */
export class AccountQuota {
  #known: Known | null = null
  #asking: Promise<Known> | null = null

  async read(ports: QuotaPorts): Promise<Quota> {
    if (this.#known && isFresh(this.#known, ports)) return this.#known.quota
    this.#asking ??= find(ports).finally(() => {
      this.#asking = null
    })
    this.#known = await this.#asking
    return this.#known.quota
  }

  /** Counts a mail against the day until the quota is read again. */
  spent(): void {
    if (this.#known) this.#known.quota.used += 1
  }
}

function isFresh({ quota, readAtMs }: Known, { clock }: QuotaPorts): boolean {
  const age = clock.now().getTime() - readAtMs
  return age >= 0 && age < keptMs(quota)
}

function keptMs({ maxPerDay, maxPerSecond }: Quota): number {
  if (maxPerDay < 0 || maxPerSecond <= 0) return longestKeptMs
  return Math.min(longestKeptMs, ((maxPerDay * unseenShare) / maxPerSecond) * 1000)
}

async function find(ports: QuotaPorts): Promise<Known> {
  let shared: Known | null = null
  let reason: unknown
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await ports.clock.sleep(pauseMs * (0.5 + ports.random.fraction()))
    shared = await ports.deliveries.sharedQuota()
    if (shared && isFresh(shared, ports)) return shared
    try {
      return await ask(ports)
    } catch (error) {
      reason = error
    }
  }
  ports.log.warn('SES does not tell the quota of the account; sending goes on with what is known of it.', {
    error: reason,
    known: shared?.quota ?? least,
  })
  const quota = { ...(shared?.quota ?? least) }
  return { quota, readAtMs: ports.clock.now().getTime() - keptMs(quota) + makeshiftMs }
}

async function ask(ports: QuotaPorts): Promise<Known> {
  const quota = await ports.mailer.quota()
  const known = { quota, readAtMs: ports.clock.now().getTime() }
  await ports.deliveries.shareQuota(quota, known.readAtMs)
  return known
}
