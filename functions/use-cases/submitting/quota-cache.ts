// What SES allows the account. GetSendQuota may be called once a second by the whole account, so its answer is cached
// for up to a minute and shared by all senders. A refused caller retries for a few seconds; if SES does not answer at
// all, the last answer on record is used, or else the least that SES gives an account.
import { notYetCounted } from '../../delivery/pace/pace.ts'
import { minuteMs } from '../../durations.ts'
import type { KnownQuota, Quota } from '../../pace-ports.ts'
import type { Ports } from '../../ports.ts'

type QuotaPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'mailer' | 'pace'>

const longestKeptMs = minuteMs

/** An answer is used until others may have spent this share of the day's quota since. Chosen, not measured. */
const unseenShare = 0.05

/** One a second for the account: five senders that ask at once will all have been answered by then. */
const tries = 6
const pauseMs = 1_000

/** If the answer used was older, SES is asked again after this time. */
const makeshiftMs = 5_000

/** The rate of an account in the sandbox. Its 200 a day are not assumed: SES itself refuses emails above the quota. */
const least: Quota = { maxPerSecond: 1, maxPerDay: -1, used: 0 }

/** Lives as long as its process. */
export class QuotaCache {
  #known: KnownQuota | null = null
  #asking: Promise<KnownQuota> | null = null

  async known(ports: QuotaPorts): Promise<KnownQuota> {
    if (this.#known && isFresh(this.#known, ports)) return this.#known
    this.#asking ??= find(ports).finally(() => {
      this.#asking = null
    })
    this.#known = await this.#asking
    return this.#known
  }

  async read(ports: QuotaPorts): Promise<Quota> {
    return (await this.known(ports)).quota
  }

  /** SES refused because the day's quota is used up: the cached answer no longer counts. */
  async isUsedUp(ports: QuotaPorts): Promise<void> {
    const { quota, reservedBefore } = await this.known(ports)
    const usedUp = { ...quota, used: Math.max(quota.used, quota.maxPerDay) }
    this.#known = { quota: usedUp, readAtMs: ports.clock.now().getTime(), reservedBefore }
    await ports.pace.shareQuota(this.#known)
  }
}

function isFresh({ quota, readAtMs }: KnownQuota, { clock }: QuotaPorts): boolean {
  const age = clock.now().getTime() - readAtMs
  return age >= 0 && age < keptMs(quota)
}

function keptMs({ maxPerDay, maxPerSecond }: Quota): number {
  if (maxPerDay < 0 || maxPerSecond <= 0) return longestKeptMs
  return Math.min(longestKeptMs, ((maxPerDay * unseenShare) / maxPerSecond) * 1000)
}

async function find(ports: QuotaPorts): Promise<KnownQuota> {
  let shared: KnownQuota | null = null
  let reason: unknown
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await ports.clock.sleep(pauseMs * (0.5 + ports.random.fraction()))
    shared = await ports.pace.sharedQuota()
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
  const readAtMs = ports.clock.now().getTime() - keptMs(quota) + makeshiftMs
  return { quota, readAtMs, reservedBefore: shared?.reservedBefore ?? 0 }
}

/** Emails that SES may not have counted yet are counted twice rather than not at all. */
async function ask(ports: QuotaPorts): Promise<KnownQuota> {
  const askedAtMs = ports.clock.now().getTime()
  const { total, nextMs } = await ports.pace.reserved(askedAtMs)
  const quota = await ports.mailer.quota()
  const reservedBefore = Math.max(0, total - notYetCounted(nextMs, askedAtMs, quota.maxPerSecond))
  const known = { quota, readAtMs: ports.clock.now().getTime(), reservedBefore }
  await ports.pace.shareQuota(known)
  return known
}
