// SES as its client meets it: rate, quota of the day, refusals, outages, answers that are lost after it took the mail;
// and what it reports of each mail that it took.
import type { SESClient } from '@aws-sdk/client-ses'
import { sesEvent } from '../../support/worlds/world.ts'
import type { Fault } from '../plan/faults.ts'
import { named } from './dynamodb.ts'
import type { Process, Surroundings } from './process.ts'

export interface Taken {
  messageId: string
  delivery: string
  to: string
  /** Instant (ms) at which its request began, and at which SES took it. */
  startedAt: number
  at: number
}

export interface Trouble {
  effect: string
  from: number
  until: number
  /** Mails that an outage cost. */
  lost: number
}

const dayMs = 24 * 60 * 60_000
/** The client gives up. */
const timeoutMs = 10_000

export class Ses {
  readonly #around: Surroundings
  readonly #report: (body: string, delayMs: number) => void
  readonly #reportMs: number | null
  readonly perSecond: number
  readonly perDay: number
  readonly taken: Taken[] = []
  /** Instants (ms) at which a request began. */
  readonly starts: number[] = []
  /** Deliveries of which only SES has the outcome, or which it refused for good. */
  readonly harmed = new Set<string>()
  /** Addresses for which SES refused a mail beside an edition for good. */
  readonly refusedFor = new Set<string>()
  /** Deliveries that came back or were complained of, as SES reported. */
  readonly badNews = new Set<string>()
  /** What came back of which mail, and the instant (ms) of the report. */
  readonly badReports: { delivery: string; type: string; at: number }[] = []
  /** While it lasts, half of what SES takes comes back. */
  readonly #badLists: { effect: string; from: number; until: number }[] = []
  /** What others of the account sent, and when. */
  readonly others: { at: number; count: number }[] = []
  refusedForTheDay = 0
  /** What went on for a while. */
  readonly troubles: Trouble[] = []
  #askedAt = Number.NEGATIVE_INFINITY

  constructor(
    around: Surroundings,
    limits: { perSecond: number; perDay: number; reportMs: number | null },
    report: (body: string, delayMs: number) => void,
  ) {
    this.#around = around
    this.perSecond = limits.perSecond
    this.perDay = limits.perDay
    this.#report = report
    this.#reportMs = limits.reportMs
  }

  clientOf(process: Process): SESClient {
    const send = ({ input }: { input: Record<string, unknown> }) => {
      const isMail = input['RawMessage'] !== undefined
      const { time, random } = this.#around
      const startedAt = time.exactly
      const isProbe = isMail && input['Tags'] === undefined
      const delivery = isMail && !isProbe ? tagOf(input) : ''
      if (isMail && !isProbe && !process.isDead) this.starts.push(startedAt)
      const latency = random.fraction() < 0.03 ? random.between(400, 2_500) : random.between(60, 130)
      const name = isProbe ? 'ses probe' : isMail ? 'ses mail' : 'ses quota'
      return process.call(name, latency, async (faults) => {
        if (!isMail) return this.#quota()
        return this.#take(delivery, String((input['Destinations'] as string[])[0]), startedAt, faults)
      })
    }
    return { send } as unknown as SESClient
  }

  #quota(): unknown {
    const now = this.#around.time.exactly
    this.#refuseInTrouble(now, null)
    if (now - this.#askedAt < 1_000)
      throw named('Throttling', { message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } })
    this.#askedAt = now
    return { MaxSendRate: this.perSecond, Max24HourSend: this.perDay, SentLast24Hours: this.#usedToday(now) }
  }

  async #take(delivery: string, to: string, startedAt: number, faults: readonly Fault[]): Promise<unknown> {
    const { time } = this.#around
    const now = time.exactly
    for (const { effect, ms } of faults) {
      if (lasting.has(effect)) this.troubles.push({ effect, from: now, until: now + ms, lost: 0 })
      if (comingBack.has(effect)) this.#badLists.push({ effect, from: now, until: now + ms })
    }
    this.#refuseInTrouble(now, delivery, () => this.#accept(delivery, to, startedAt))
    if (delivery !== '' && this.starts.filter((at) => at > now - 1_000 && at <= now).length > this.perSecond * 2)
      throw refusal('Throttling', 'Maximum sending rate exceeded.')
    if (delivery !== '' && this.#usedToday(now) >= this.perDay) {
      this.refusedForTheDay += 1
      throw refusal('Throttling', 'Daily message quota exceeded.')
    }
    const effect = faults.find(({ effect: one }) => !lasting.has(one) && !comingBack.has(one))?.effect ?? 'accept'
    if (effect.endsWith('-taken')) this.#accept(delivery, to, startedAt)
    const isFinal = effect === 'malformed'
    if (effect.endsWith('taken') || isFinal) this.harmed.add(delivery)
    if (isFinal && !delivery.includes('_edition_')) this.refusedFor.add(to)
    switch (effect.split('-')[0]) {
      case 'reset':
        throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
      case 'hang':
        await time.sleep(timeoutMs)
        throw named('TimeoutError', { message: 'the request took too long' })
      case 'failed':
        throw named('InternalFailure', { $metadata: { httpStatusCode: 500 } })
      case 'throttled':
        throw refusal('Throttling', 'Maximum sending rate exceeded.')
      case 'unlisted':
        throw refusal('SomethingNew', 'The message is refused.')
      case 'malformed':
        throw refusal('InvalidParameterValue', 'Local address contains control or whitespace')
      default:
        return { MessageId: this.#accept(delivery, to, startedAt) }
    }
  }

  #refuseInTrouble(now: number, delivery: string | null, accept?: () => unknown): void {
    const trouble = this.troubles.find(({ from, until }) => from <= now && now < until)
    if (trouble === undefined) return
    if (trouble.effect === 'paused' && delivery !== null)
      throw refusal('AccountSendingPausedException', 'Sending is paused for this account.')
    if (trouble.effect === 'sandbox' && delivery !== null)
      throw refusal('MessageRejected', 'Email address is not verified.')
    // Others who mail for the account have used up its rate.
    if (trouble.effect === 'crowded' && delivery && this.#around.random.fraction() < 0.5)
      throw refusal('Throttling', 'Maximum sending rate exceeded.')
    if (trouble.effect === 'full' && delivery) throw refusal('Throttling', 'Maximum sending rate exceeded.')
    if (trouble.effect !== 'outage') return
    if (delivery !== null && delivery !== '') {
      this.harmed.add(delivery)
      trouble.lost += 1
      if (this.#around.random.fraction() < 0.3) accept?.()
    }
    throw named('ServiceUnavailable', { $metadata: { httpStatusCode: 503 } })
  }

  /** When what goes on for a while is over. */
  get troubledUntil(): number {
    return Math.max(0, ...this.troubles.map(({ until }) => until))
  }

  #comesBack(now: number): string[] {
    const list = this.#badLists.find(({ from, until }) => from <= now && now < until)
    const effect = list && comingBack.get(list.effect)
    return effect !== undefined && this.#around.random.fraction() < 0.5 ? [effect] : []
  }

  #usedToday(now: number): number {
    const ofOthers = this.others.filter(({ at }) => at > now - dayMs).reduce((sum, { count }) => sum + count, 0)
    return ofOthers + this.taken.filter(({ at }) => at > now - dayMs).length
  }

  /** Others of the account use up a share of its day. */
  sendForOthers(share: number): void {
    this.others.push({ at: this.#around.time.exactly, count: Math.floor(this.perDay * share) })
  }

  #accept(delivery: string, to: string, startedAt: number): string {
    if (delivery === '') return 'simulated'
    const { time, random, faults, note } = this.#around
    const messageId = `ses-${this.taken.length + 1}`
    const taken = { messageId, delivery, to, startedAt, at: time.exactly }
    this.taken.push(taken)
    const at = new Date(time.exactly).toISOString()
    for (const type of ['Send', 'Delivery']) {
      const hits = faults.at('event')
      for (const hit of hits) note(`SES’s report “${type}” of ${delivery}: ${hit.effect}`)
      const effects = [...hits.map(({ effect }) => effect), ...this.#comesBack(time.exactly)]
      const late = effects.includes('late') ? (hits[0]?.ms ?? 0) : effects.includes('early') ? -1 : 0
      const delay = late < 0 ? 0 : late + random.between(100, this.#reportMs ?? 0)
      const isBad = effects.includes('bounce') || effects.includes('complaint')
      const said = isBad && type === 'Delivery' ? badNews(effects) : { type, detail: {} }
      if (effects.includes('lost') || this.#reportMs === null) continue
      if (said.type === 'Bounce' || said.type === 'Complaint') {
        this.badNews.add(delivery)
        this.badReports.push({ delivery, type: said.type, at: time.exactly + delay })
      }
      this.#report(sesEvent(said.type, taken, at, said.detail), delay)
      if (effects.includes('doubled')) this.#report(sesEvent(said.type, taken, at, said.detail), delay * 2)
    }
    return messageId
  }
}

const lasting = new Set(['outage', 'paused', 'sandbox', 'crowded', 'full'])
const comingBack: ReadonlyMap<string, string> = new Map([
  ['bouncing', 'bounce'],
  ['disliked', 'complaint'],
])

function badNews(effects: readonly string[]): { type: string; detail: object } {
  return effects.includes('bounce')
    ? { type: 'Bounce', detail: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [] } }
    : { type: 'Complaint', detail: { complaintFeedbackType: 'abuse', complainedRecipients: [] } }
}

function refusal(name: string, message: string): Error {
  return Object.assign(named(name), { message, $metadata: { httpStatusCode: 400 } })
}

function tagOf(input: Record<string, unknown>): string {
  const tags = (input['Tags'] ?? []) as { Name: string; Value: string }[]
  return tags.find(({ Name }) => Name === 'delivery')?.Value ?? ''
}
