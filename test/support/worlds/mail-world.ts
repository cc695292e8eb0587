// People who write to the list's own domain, with fakes: what SES stores and reports, receive-mail, the orders it
// gives, and the site that links in the answers lead to.
import type { EntryMetadata } from '../../../functions/content/page/stated/entry-metadata.ts'
import type { MailStore, NewsletterInbox } from '../../../functions/source-ports.ts'
import type { Verdict } from '../../../functions/subscription/received-mail.ts'
import { receiveMail } from '../../../functions/use-cases/receiving/receive-mail.ts'
import type { ReceivePorts } from '../../../functions/use-cases/receiving/receiving.ts'
import { subscriptionsApi } from '../../../functions/use-cases/serving/api.ts'
import type { FakePorts } from '../fakes/fake-ports.ts'
import { asked, MessageWorld } from './message-world.ts'

export const mailDomain = 'mail.news.example.com'

class FakeMailStore implements MailStore {
  readonly mails = new Map<string, Uint8Array>()

  async head(key: string, bytes: number) {
    const mail = this.mails.get(key)
    return mail === undefined ? null : { bytes: mail.subarray(0, bytes), size: mail.length }
  }

  async whole(key: string, limit: number) {
    const mail = this.mails.get(key)
    if (mail === undefined) return null
    return mail.length > limit ? ('too-large' as const) : mail
  }
}

class FakeNewsletterInbox implements NewsletterInbox {
  readonly newsletters = new Map<string, { mail: Uint8Array; given: EntryMetadata }>()

  async put(name: string, mail: Uint8Array, given: EntryMetadata) {
    this.newsletters.set(name, { mail, given })
  }
}

export interface Writing {
  /** Mailbox of the list, or whole addresses. */
  to: string | string[]
  from?: string
  subject?: string
  /** Further header fields, one line each. */
  fields?: string[]
  body?: string
  sender?: string
  verdicts?: Partial<Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', Verdict>>
  /** SES's id; a different one for each email. */
  id?: string
}

export type MailPorts = FakePorts & ReceivePorts & { mails: FakeMailStore; newsletters: FakeNewsletterInbox }

export class MailWorld extends MessageWorld {
  readonly mailPorts: MailPorts
  #written = 0

  constructor() {
    super(asked)
    Object.assign(this.settings, { mailDomain })
    this.mailPorts = Object.assign(this.ports, { mails: new FakeMailStore(), newsletters: new FakeNewsletterInbox() })
  }

  /** As SES does: stores the email, and returns its notification. */
  keep({
    to,
    from = 'Ann <ann@example.com>',
    subject = '',
    fields = [],
    body = '',
    sender,
    verdicts,
    id,
  }: Writing): string {
    this.#written += 1
    const mail = id ?? `mail${this.#written}`
    const recipients = [to].flat().map((one) => (one.includes('@') ? one : `${one}@${mailDomain}`))
    const head = [
      'Received: from mx.example.com (mx.example.com [192.0.2.7]) by inbound-smtp.eu-west-1.amazonaws.com',
      ...fields,
      `From: ${from}`,
      `To: ${recipients.join(', ')}`,
      `Subject: ${subject}`,
      `Message-ID: <${mail}@example.com>`,
    ]
    this.mailPorts.mails.mails.set(`mail/${mail}`, new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n${body}`))
    const status = (name: keyof NonNullable<Writing['verdicts']>) => ({ status: verdicts?.[name] ?? 'PASS' })
    return JSON.stringify({
      notificationType: 'Received',
      receipt: {
        timestamp: this.ports.clock.now().toISOString(),
        recipients,
        spamVerdict: status('spam'),
        virusVerdict: status('virus'),
        spfVerdict: status('spf'),
        dkimVerdict: status('dkim'),
        dmarcVerdict: status('dmarc'),
        action: { type: 'S3', objectKey: `mail/${mail}` },
      },
      mail: { messageId: mail, source: sender ?? /[^<\s]+@[^>\s]+/.exec(from)?.[0] ?? '' },
    })
  }

  /** Passes notifications to `receive-mail`; resolves to those to be delivered again. */
  async receive(bodies: string[], ports: ReceivePorts = this.mailPorts): Promise<string[]> {
    const messages = bodies.map((body, index) => ({ messageId: String(index), body }))
    return (await receiveMail(ports, this.settings, messages)).failed
  }

  /** Writes an email, and processes everything that follows. */
  async write(writing: Writing): Promise<void> {
    await this.receive([this.keep(writing)])
    await this.workOff()
  }

  /** A request to the site, as CloudFront passes it on. */
  async visit(url: string, fields?: [string, string][]): Promise<{ status: number; html: string }> {
    const app = subscriptionsApi(this.ports, this.settings)
    const headers = { 'x-origin-secret': 'the origin secret for tests' }
    const sent = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }
    const answer = await app.request(new URL(url).pathname, { ...sent, headers })
    return { status: answer.status, html: await answer.text() }
  }

  counted(name: string): number {
    return this.ports.log.counts.get(name) ?? 0
  }
}
