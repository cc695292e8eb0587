// A mail service that records what it accepted and answers as told.
import type { Quota } from '../../../functions/pace-ports.ts'
import type { Mailer, OutgoingMessage, SubmitOutcome } from '../../../functions/ports.ts'

export interface Accepted {
  messageId: string
  delivery: string
  to: string
  raw: string
  tags: OutgoingMessage['tags']
}

/** `throw` fails before anything happened; `accept-then-die` accepts the message and fails before it can answer. */
export type Answer = SubmitOutcome | 'accept' | 'throw' | 'accept-then-die'

export class FakeMailer implements Mailer {
  readonly accepted: Accepted[] = []
  /** Every attempt, accepted or not, by delivery id. */
  readonly attempts: string[] = []
  limits: Quota = { maxPerSecond: 1000, maxPerDay: 100_000, used: 0 }
  /** Called for every submission; tests set it. */
  answer: (message: OutgoingMessage, attempt: number) => Answer = () => 'accept'

  async submit(message: OutgoingMessage): Promise<SubmitOutcome> {
    this.attempts.push(message.tags.delivery)
    const answer = this.answer(message, this.attempts.length)
    if (answer === 'throw') throw new Error('socket hang up')
    if (answer === 'accept') return { outcome: 'accepted', messageId: this.#accept(message) }
    if (answer === 'accept-then-die') {
      this.#accept(message)
      throw new Error('the connection was reset after the message was taken')
    }
    return answer
  }

  /** The answer of SES's simulator. */
  probing: () => SubmitOutcome = () => ({ outcome: 'accepted', messageId: 'simulated' })
  probes = 0

  async probe(): Promise<SubmitOutcome> {
    this.probes += 1
    return this.probing()
  }

  async quota(): Promise<Quota> {
    return { ...this.limits }
  }

  /** How often each delivery was accepted; by promise D1 never more than once. */
  timesAccepted(): Map<string, number> {
    const times = new Map<string, number>()
    for (const { delivery } of this.accepted) times.set(delivery, (times.get(delivery) ?? 0) + 1)
    return times
  }

  #accept(message: OutgoingMessage): string {
    const messageId = `ses-${this.accepted.length + 1}`
    const raw = new TextDecoder().decode(message.raw)
    this.accepted.push({ messageId, delivery: message.tags.delivery, to: message.to, raw, tags: { ...message.tags } })
    this.limits.used += 1
    return messageId
  }
}
