// SES's receiving side: a mail server on 127.0.0.1 that applies the synthesized receipt rules. An email that matches a
// rule is put into the rule's bucket, below SES's own header fields, and announced on the rule's topic.
import { randomUUID } from 'node:crypto'
import type { AddressInfo, Server } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { addressesIn, domainOf, isWithin } from '../../../../functions/subscription/mail-addresses.ts'
import type { ReceiptRule } from '../../cloud.ts'
import type { LoopbackLimits } from '../../loopback/limits.ts'
import { guardMailbox } from '../mailbox.ts'

export interface InboundOptions {
  rules: readonly ReceiptRule[]
  messaging: {
    put: (bucket: string, key: string, mail: Buffer, contentType: string) => void
    publish: (topicArn: string, message: string) => void
  }
  clock: { now: () => number }
  show: (line: string) => void
  loopback?: LoopbackLimits | undefined
}

export interface InboundServer {
  port: number
  close: () => Promise<void>
}

/** `null` if there are no rules. */
export async function openInbound(options: InboundOptions): Promise<InboundServer | null> {
  if (options.rules.length === 0) return null
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) =>
      done(rulesFor(options.rules, address).length > 0 ? null : refusal(address)),
    onData: (mail, session, done) => {
      whole(mail).then((bytes) => {
        receive(options, session, bytes)
        done(null)
      }, done)
    },
  })
  guardMailbox({ smtp }, { name: 'mail to the list (SMTP)', say: options.show, limits: options.loopback })
  await new Promise<void>((resolve, reject) => {
    smtp.on('error', reject)
    smtp.listen(0, '127.0.0.1', resolve)
  })
  const { port } = (smtp.server as Server).address() as AddressInfo
  return { port, close: () => new Promise((resolve) => smtp.close(() => resolve())) }
}

/** SES's response for a recipient that matches no rule. */
const refusal = (address: string) =>
  Object.assign(new Error(`5.1.1 Requested action not taken: no receipt rule is for ${address}`), { responseCode: 550 })

/** An address, a domain, or `.` and a domain for its subdomains; if there are none, everyone's. */
function rulesFor(rules: readonly ReceiptRule[], address: string): ReceiptRule[] {
  const [whole, domain] = [address.toLowerCase(), domainOf(address)]
  const isFor = (recipient: string) =>
    recipient.startsWith('.') ? domain.endsWith(recipient) : recipient === whole || recipient === domain
  return rules.filter(({ recipients }) => recipients.length === 0 || recipients.some(isFor))
}

async function whole(mail: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of mail) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function receive(options: InboundOptions, { envelope }: SMTPServerSession, mail: Buffer): void {
  const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  const recipients = envelope.rcptTo.map(({ address }) => address)
  for (const rule of options.rules) {
    const own = recipients.filter((address) => rulesFor([rule], address).length > 0)
    if (own.length > 0) obey(options, rule, { sender, recipients: own, mail })
  }
}

interface Arrived {
  sender: string
  recipients: string[]
  mail: Buffer
}

function obey({ messaging, clock }: InboundOptions, rule: ReceiptRule, { sender, recipients, mail }: Arrived): void {
  const id = randomUUID().replaceAll('-', '') + randomUUID().slice(0, 8)
  const at = new Date(clock.now())
  const found = verdicts(rule, sender, mail.toString('latin1'))
  const fields = [
    `Return-Path: <${sender}>`,
    `Received: from localhost (localhost [127.0.0.1]) by inbound-smtp.laptop with SMTP id ${id}; ${at.toUTCString()}`,
    `X-SES-Spam-Verdict: ${found.spam}`,
    `X-SES-Virus-Verdict: ${found.virus}`,
    `Authentication-Results: amazonses.com; dmarc=${found.dmarc.toLowerCase()} header.from=${domainOf(sender)};`,
  ]
  const kept = Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n`), mail])
  const status = Object.fromEntries(Object.entries(found).map(([name, value]) => [`${name}Verdict`, { status: value }]))
  for (const { bucket, prefix, topicArn } of rule.deliveries) {
    const objectKey = `${prefix}${id}`
    messaging.put(bucket, objectKey, kept, 'message/rfc822')
    if (topicArn === null) continue
    const action = { type: 'S3', bucketName: bucket, objectKeyPrefix: prefix, objectKey, topicArn }
    const receipt = { timestamp: at.toISOString(), recipients, ...status, action }
    const told = { timestamp: at.toISOString(), source: sender, messageId: id, destination: recipients }
    messaging.publish(topicArn, JSON.stringify({ notificationType: 'Received', receipt, mail: told }))
  }
}

/** The standard strings for testing filters (GTUBE, EICAR). */
const spamSample = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'
const virusSample = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

/** There is no DNS here to authenticate senders: an email counts as authentic if the envelope sender agrees with
 * `From`. */
function verdicts({ isScanned }: ReceiptRule, sender: string, text: string) {
  const from = addressesIn(/^From:(.{0,998})$/im.exec(text)?.[1] ?? '')[0] ?? ''
  const isAligned = sender !== '' && from !== '' && isWithin(domainOf(sender), domainOf(from))
  const scan = (sample: string) => (isScanned ? (text.includes(sample) ? 'FAIL' : 'PASS') : 'GRAY')
  return {
    spam: scan(spamSample),
    virus: scan(virusSample),
    spf: isAligned ? 'PASS' : 'GRAY',
    dkim: 'GRAY',
    dmarc: isAligned ? 'PASS' : 'FAIL',
  }
}
