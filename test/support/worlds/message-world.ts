// `send-messages` with fakes: its queue with delays and redeliveries, on a clock that the world moves.
import type { MessageOrder } from '../../../functions/delivery/message-order.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { compileTransactionalEmails } from '../../../functions/edition/emails/compiled-emails.ts'
import type { Ports } from '../../../functions/ports.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { messageContext } from '../../../functions/use-cases/messaging/message-context.ts'
import { sendMessages } from '../../../functions/use-cases/messaging/send-messages.ts'
import type { Accepted } from '../fakes/fake-mailer.ts'
import { type FakePorts, fakePorts } from '../fakes/fake-ports.ts'
import { someSettings } from '../samples/builders.ts'
import { readTemplates } from '../samples/templates.ts'
import { addEdition, sesEvent, type World } from './world.ts'

const templates = readTemplates()
const emails = { ...templates.emails, ...(await compileTransactionalEmails(templates)) }
export const compiledTemplates = { ...templates, emails }

export const asked = '2026-11-18T12:00:00.000Z'

/** How long SQS hides a received message, and how often it delivers it; see `infra/constructs/delivery.ts`. */
const visibilityMs = 6 * 60_000
const receives = 5

interface Waiting {
  body: string
  due: number
  received: number
}

export class MessageWorld implements World {
  readonly ports: FakePorts
  readonly settings = someSettings()
  reported = 0
  /** Passes SEND events of accepted messages to `record-feedback` after each batch. */
  feedback = true
  /** Messages that failed too often. */
  readonly aside: string[] = []
  #waiting: Waiting[] = []

  constructor(now = asked) {
    this.ports = fakePorts(now)
    this.ports.templates.templates = compiledTemplates
    this.ports.articles.taxonomy = ['energy', 'sport'].map((id) => ({
      id,
      label: id === 'energy' ? 'Energy & trade' : 'Sport',
      definition: 'for tests',
      terms: [{ text: id }],
    }))
  }

  /** Each batch runs in a new process, unless the test passes its own ports. */
  async workOff(until = '2026-12-31T00:00:00.000Z', ports: Ports = this.ports, isOver = () => false): Promise<void> {
    const context = messageContext(ports, this.settings)
    while (!isOver()) {
      const batch = this.#next(until)
      if (batch.length === 0) return
      const orders = batch.map(({ body }, index) => ({ messageId: String(index), body }))
      const { failed } = await sendMessages(context, orders)
      for (const [index, message] of batch.entries()) if (failed.includes(String(index))) this.#comeBack(message)
      if (this.feedback) await this.report()
    }
  }

  /** Passes on what SES has accepted since the last call. */
  async report(): Promise<void> {
    const fresh = this.ports.mailer.accepted.slice(this.reported)
    this.reported += fresh.length
    const at = this.ports.clock.now().toISOString()
    await recordFeedback(
      this.ports,
      fresh.map((one) => ({ messageId: one.messageId, body: sesEvent('Send', one, at) })),
    )
  }

  /** Up to ten due messages, or the next one, for which the clock is moved. */
  #next(until: string): Waiting[] {
    const now = this.ports.clock.now().getTime()
    const fresh = this.ports.queue.messages.splice(0)
    this.#waiting.push(
      ...fresh.map(({ body, delaySeconds }) => ({ body, due: now + delaySeconds * 1000, received: 0 })),
    )
    this.#waiting.sort((a, b) => a.due - b.due)
    const [first] = this.#waiting
    if (first === undefined || first.due > Date.parse(until)) return []
    if (first.due > now) this.ports.clock.set(new Date(first.due).toISOString())
    const due = this.#waiting.filter((one) => one.due <= Math.max(now, first.due)).slice(0, 10)
    this.#waiting = this.#waiting.filter((one) => !due.includes(one))
    return due
  }

  #comeBack(message: Waiting): void {
    const received = message.received + 1
    if (received >= receives) this.aside.push(message.body)
    else this.#waiting.push({ ...message, due: this.ports.clock.now().getTime() + visibilityMs, received })
  }

  ask(order: MessageOrder): Promise<void> {
    return this.ports.queue.message(order)
  }

  async readerOf(address: string): Promise<Subscriber | null> {
    const pointer = await this.ports.subscribers.findByAddress(address)
    return pointer?.id ? this.ports.subscribers.get(pointer.id) : null
  }

  get mails(): Accepted[] {
    return this.ports.mailer.accepted
  }

  /** A launched edition with one story on energy. */
  launched(changes: Partial<EditionRecord>, story: string): Promise<EditionRecord> {
    const launchedAt = changes.frozenAt ?? asked
    return addEdition(this, { status: 'closed', launchedAt, frozenAt: launchedAt, ...changes }, story)
  }
}

export function aConfirmation(changes: Partial<Extract<MessageOrder, { kind: 'confirmation' }>> = {}) {
  return {
    kind: 'confirmation',
    request: 'Request1',
    at: asked,
    address: 'ann@example.com',
    topics: ['energy'],
    language: 'en',
    words: 'Send me a briefing once a week.',
    ...changes,
  } as const satisfies MessageOrder
}

/** The text part as a reader sees it, as far as tests need it. */
export function linkIn(raw: string, path: string): string {
  const whole = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return new RegExp(`https://news\\.example\\.com/${path}/[A-Za-z0-9._-]+`).exec(whole)?.[0] ?? ''
}
