// What SES reports about an accepted message, in the format of its event publishing. Recipients of the mailbox
// simulator (`bounce@simulator.amazonses.com` and the like, also with a `+label`) behave as on AWS.
import { laptop } from '../../account.ts'
import type { Accepted } from './journal.ts'

export type EventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'Reject'

export interface SesEvent {
  eventType: EventType
  mail: object
  [detail: string]: unknown
}

/** In the order in which SES would report them. */
export function eventsOf(accepted: Accepted): SesEvent[] {
  const mail = mailOf(accepted)
  const send: SesEvent = { eventType: 'Send', mail, send: {} }
  return [send, ...outcome(accepted).map((event): SesEvent => ({ mail, ...event }))]
}

interface Report {
  eventType: EventType
  [detail: string]: unknown
}

function outcome({ recipient, at, messageId }: Accepted): Report[] {
  const common = { timestamp: at, feedbackId: `feedback-${messageId}` }
  const delivery = {
    eventType: 'Delivery' as const,
    delivery: { timestamp: at, processingTimeMillis: 10, recipients: [recipient], smtpResponse: '250 2.0.0 OK' },
  }
  switch (simulated(recipient)) {
    case 'bounce':
      return [bounce('Permanent', 'General', recipient, common)]
    // Out of office: the email arrives, and the reply is reported as a bounce.
    case 'ooto':
      return [delivery, bounce('Transient', 'General', recipient, common)]
    case 'suppressionlist':
      return [bounce('Permanent', 'Suppressed', recipient, common)]
    case 'complaint': {
      const complaint = {
        ...common,
        complainedRecipients: [{ emailAddress: recipient }],
        complaintFeedbackType: 'abuse',
      }
      return [delivery, { eventType: 'Complaint', complaint }]
    }
    default:
      return [delivery]
  }
}

function bounce(bounceType: string, bounceSubType: string, recipient: string, common: object): Report {
  const diagnosticCode = 'smtp; 550 5.1.1 user unknown'
  const bouncedRecipients = [{ emailAddress: recipient, action: 'failed', status: '5.1.1', diagnosticCode }]
  return { eventType: 'Bounce', bounce: { ...common, bounceType, bounceSubType, bouncedRecipients } }
}

/** `bounce+lena@simulator.amazonses.com` → `bounce`; `null` for any other address. */
function simulated(recipient: string): string | null {
  const [local = '', domain] = recipient.toLowerCase().split('@')
  return domain === 'simulator.amazonses.com' ? (local.split('+')[0] ?? null) : null
}

function mailOf({ at, source, recipient, messageId, configurationSet, tags }: Accepted): object {
  const asLists = Object.entries(tags).map(([name, value]) => [name, [value]])
  const own = configurationSet === null ? {} : { 'ses:configuration-set': [configurationSet] }
  return {
    timestamp: at,
    source,
    sendingAccountId: laptop.account,
    messageId,
    destination: [recipient],
    headersTruncated: false,
    headers: [],
    commonHeaders: {},
    tags: { ...Object.fromEntries(asLists), ...own },
  }
}
