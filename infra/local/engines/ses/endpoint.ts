// A small SES v1: SendRawEmail and GetSendQuota with the account's limits, identities, journal and events.
import { randomUUID } from 'node:crypto'
import { laptop } from '../../account.ts'
import type { ConfigurationSet } from '../../cloud.ts'
import type { CallAuthorizer } from '../../gateway/call-authorizer.ts'
import { type Answer, denial, json, queryError, xml } from '../../gateway/denial.ts'
import { asReply, type Engine, type Reply } from '../../gateway/gateway.ts'
import type { Request } from '../../gateway/policy.ts'
import { eventsOf } from './events.ts'
import { type Fault, Faults, faultShape } from './faults.ts'
import type { Accepted, Journal } from './journal.ts'
import { type Limits, Meter } from './limits.ts'
import { decode, headerAddress, readForm, readSubmission, type Submission } from './submission.ts'
import { FaultInjector, type Troubles } from './troubles.ts'

export interface SesOptions {
  journal: Journal
  limits: Limits
  identities: string[]
  configurationSets: ConfigurationSet[]
  publish: (topicArn: string, message: string) => void
  authorizer: CallAuthorizer
  /** Faults for a whole run. */
  troubles?: Troubles | undefined
  /** Milliseconds since the epoch. */
  now?: () => number
}

export class Ses {
  readonly faults = new Faults()
  readonly #options: SesOptions
  readonly #meter: Meter
  readonly #now: () => number
  readonly #badDay: FaultInjector | null
  #pending = 0

  constructor(options: SesOptions) {
    this.#options = options
    this.#now = options.now ?? (() => Date.now())
    this.#badDay = options.troubles === undefined ? null : new FaultInjector(options.troubles)
    this.#meter = new Meter(options.limits, options.journal)
  }

  /** Number of messages whose events are not published yet. */
  get pending(): number {
    return this.#pending
  }

  /** Publishes the events of messages that a killed run accepted but did not report. Returns the number of messages. */
  replay(): number {
    const open = this.#options.journal.unpublished()
    for (const accepted of open) this.#report(accepted)
    return open.length
  }

  engine: Engine = async (incoming, call) => {
    if (incoming.url === '/_ses/faults') {
      this.faults.set(faultShape.array().parse(JSON.parse(incoming.body.toString())))
      return asReply(json(200, 'OK', 'the faults are set'))
    }
    const form = readForm(incoming.body)
    const action = decode(form.get('Action') ?? '')
    if (action === 'GetSendQuota') return this.#quota(call.caller)
    if (action === 'SendRawEmail') return this.#sendRawEmail(call.caller, call.region, readSubmission(form))
    return asReply(queryError(400, 'InvalidAction', `the laptop's SES does not know ${action}`))
  }

  async #quota(caller: string): Promise<Reply> {
    const refusal = this.#options.authorizer.refuse(caller, [request('ses:GetSendQuota', '*')])
    if (refusal !== null) return asReply(denial('ses', refusal))
    if (this.#badDay?.isOut(this.#now())) return insteadOfAccepting['503']()
    const excess = this.#meter.refuseQuota(this.#now())
    if (excess !== null) return asReply(queryError(400, 'Throttling', excess))
    const { maxPerDay, maxPerSecond } = this.#meter.limits
    const used = this.#meter.used(this.#now())
    const result = `<Max24HourSend>${maxPerDay}</Max24HourSend><MaxSendRate>${maxPerSecond}</MaxSendRate><SentLast24Hours>${used}</SentLast24Hours>`
    return asReply(success('GetSendQuota', result))
  }

  async #sendRawEmail(caller: string, region: string, submission: Submission): Promise<Reply> {
    const refusal = this.#options.authorizer.refuse(caller, this.#requests(submission, region))
    if (refusal !== null) return asReply(denial('ses', refusal))
    const [recipient = '', ...others] = submission.destinations
    if (others.length > 0)
      return asReply(queryError(400, 'InvalidParameterValue', 'the laptop takes one recipient a call'))
    const delivery = submission.tags['delivery'] ?? ''
    const fault = this.faults.strike(recipient) ?? this.#badDay?.strike(delivery, this.#now()) ?? null
    const spoilt = fault === null ? undefined : spoiling(fault)
    if (spoilt !== undefined) return spoilt()
    const rejection = this.#reject(submission) ?? this.#rejectRecipient(recipient, region)
    if (rejection !== null) return asReply(rejection)
    const { messageId } = await this.#accept(recipient, submission)
    if (fault === 'reset-after-accept') return null
    if (fault === '500-after-accept') return asReply(queryError(500, 'InternalFailure', 'a fault on demand'))
    return asReply(success('SendRawEmail', `<MessageId>${messageId}</MessageId>`))
  }

  /** SES checks permissions on the identity and, if one is named, on the configuration set. */
  #requests({ source, configurationSet }: Submission, region: string): Request[] {
    const arn = (rest: string) => `arn:aws:ses:${region}:${laptop.account}:${rest}`
    const identity = this.#identityOf(source) ?? source
    const resources = [
      `identity/${identity}`,
      ...(configurationSet === null ? [] : [`configuration-set/${configurationSet}`]),
    ]
    return resources.map((one) => request('ses:SendRawEmail', arn(one), { 'ses:fromaddress': [source] }))
  }

  /** The address itself, its domain, or a parent domain: the first that the template declares. */
  #identityOf(source: string): string | undefined {
    const domain = source.slice(source.lastIndexOf('@') + 1).toLowerCase()
    const parents = domain.split('.').map((_, at, labels) => labels.slice(at).join('.'))
    return [source, ...parents].find((candidate) => this.#options.identities.includes(candidate))
  }

  #reject({ source, raw, configurationSet }: Submission): Answer | null {
    const excess = this.#meter.refuse(this.#now())
    if (excess !== null) return queryError(400, 'Throttling', excess)
    if (this.#identityOf(source) === undefined || this.#identityOf(headerAddress(raw, 'From')) === undefined) {
      return queryError(400, 'MessageRejected', `Email address is not verified: ${source}`)
    }
    const known = this.#options.configurationSets.some(({ name }) => name === configurationSet)
    if (configurationSet === null || known) return null
    return queryError(400, 'ConfigurationSetDoesNotExist', `Configuration set <${configurationSet}> does not exist.`)
  }

  /** In the sandbox, only verified addresses and domains may be mailed. */
  #rejectRecipient(recipient: string, region: string): Answer | null {
    const { verified } = this.#options.limits
    if (verified === undefined) return null
    const mailable = [...this.#options.identities, ...verified, 'simulator.amazonses.com']
    const domain = recipient.slice(recipient.lastIndexOf('@') + 1)
    if ([recipient, domain].some((one) => mailable.some((known) => known.toLowerCase() === one.toLowerCase())))
      return null
    return queryError(
      400,
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${recipient}`,
    )
  }

  async #accept(recipient: string, { source, configurationSet, tags, raw }: Submission): Promise<Accepted> {
    const messageId = `${randomUUID()}-000000`
    const accepted: Accepted = {
      delivery: tags['delivery'] ?? null,
      recipient,
      messageId,
      file: `outbox/${messageId}.eml`,
      at: new Date(this.#now()).toISOString(),
      source,
      configurationSet,
      tags,
    }
    // Before anything asynchronous: what is under way counts towards the rate, and the laptop is not idle.
    this.#meter.note(this.#now())
    this.#pending++
    try {
      await this.#options.journal.accept(accepted, raw)
    } catch (error) {
      this.#pending--
      throw error
    }
    setImmediate(() => {
      this.#report(accepted)
      this.#pending--
    })
    return accepted
  }

  /** Only the event types listed in the configuration set, and only to its destinations. */
  #report(accepted: Accepted): void {
    const set = this.#options.configurationSets.find(({ name }) => name === accepted.configurationSet)
    for (const event of set === undefined ? [] : eventsOf(accepted)) {
      for (const { topicArn, events } of set?.destinations ?? []) {
        if (events.includes(event.eventType.toLowerCase())) this.#options.publish(topicArn, JSON.stringify(event))
      }
    }
    this.#options.journal.notePublished(accepted.messageId)
  }
}

const request = (action: string, resource: string, context: Request['context'] = {}): Request => ({
  action,
  resource,
  context,
})

function success(action: string, result: string): Answer {
  const answer = `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result>`
  return xml(
    200,
    `${answer}<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  )
}

const failing = (status: number, code: string, message: string) => async (): Promise<Reply> =>
  asReply(queryError(status, code, message))

/** Faults that prevent the message from being sent. */
const insteadOfAccepting = {
  throttle: failing(400, 'Throttling', 'Maximum sending rate exceeded.'),
  reject: failing(400, 'MessageRejected', 'a fault on demand'),
  'account-paused': failing(400, 'AccountSendingPausedException', 'Email sending is disabled for the account.'),
  '500': failing(500, 'InternalFailure', 'a fault on demand'),
  '503': failing(503, 'ServiceUnavailable', 'a fault on demand'),
  reset: async () => null,
  silence: () => new Promise<Reply>(() => {}),
}

function spoiling(fault: Fault['kind']): (() => Promise<Reply>) | undefined {
  return fault in insteadOfAccepting ? insteadOfAccepting[fault as keyof typeof insteadOfAccepting] : undefined
}
