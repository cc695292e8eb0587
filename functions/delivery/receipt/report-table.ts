// What each SES report means (hard bounce, soft or transient bounce, full mailbox, complaint, delay): which fact it
// adds to the delivery, whether the reader is suppressed, and what the operator sees. A soft bounce suppresses no one.
// Kinds: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
import type { SuppressionReason } from '../../subscription/types.ts'

export type ReportEvent = 'bounce' | 'complaint' | 'reject' | 'rendering failure' | 'deliverydelay'

/** `noted`: recorded without consequences. */
export type ReportFact = 'bounced' | 'complained' | 'listed' | 'rejected' | 'delayed' | 'noted'

export interface ReportRow {
  event: ReportEvent
  /** `type/subtype` of a bounce, subtype or feedback type of a complaint, type of a delay; `…*` matches any other. */
  kind: string
  fact: ReportFact
  suppress: SuppressionReason | null
  shown: string
}

const rows = (event: ReportEvent, list: readonly Omit<ReportRow, 'event'>[]): ReportRow[] =>
  list.map((row) => ({ event, ...row }))

const gone = { fact: 'bounced', suppress: 'bounce' } as const
const soft = { fact: 'bounced', suppress: null } as const
/** SES accepted the message without trying to deliver it: it counts in no rate, and only SES's list can be changed. */
const listed = { fact: 'listed', suppress: 'listed' } as const
const unwanted = { fact: 'complained', suppress: 'complaint' } as const
const remark = { fact: 'noted', suppress: null } as const
const delay = { fact: 'delayed', suppress: null } as const
const undelivered = { fact: 'rejected', suppress: null } as const

/** The first matching row counts; an undocumented kind falls to the row with the star. */
export const reportTable: readonly ReportRow[] = [
  ...rows('bounce', [
    { kind: 'Permanent/General', ...gone, shown: 'refused for good' },
    { kind: 'Permanent/NoEmail', ...gone, shown: 'no such mailbox' },
    { kind: 'Permanent/Suppressed', ...gone, shown: 'on the global list of SES after bounces' },
    { kind: 'Permanent/OnAccountSuppressionList', ...listed, shown: 'listed at SES (account)' },
    { kind: 'Permanent/OnTenantSuppressionList', ...listed, shown: 'listed at SES (tenant)' },
    { kind: 'Permanent/EmailValidationSuppressed', ...listed, shown: 'held back by the address validation of SES' },
    { kind: 'Permanent/UnsubscribedRecipient', ...listed, shown: 'unsubscribed in a contact list of SES' },
    { kind: 'Permanent/*', ...gone, shown: 'refused for good (a kind not known here)' },
    // Automatic replies are reported as this kind, and SES leaves them out of the bounce rate.
    { kind: 'Transient/General', ...soft, shown: 'not delivered for now, or an automatic reply' },
    { kind: 'Transient/MailboxFull', ...soft, shown: 'mailbox full' },
    { kind: 'Transient/MessageTooLarge', ...soft, shown: 'too large for the mailbox' },
    { kind: 'Transient/ContentRejected', ...soft, shown: 'content refused by the provider' },
    { kind: 'Transient/AttachmentRejected', ...soft, shown: 'attachment refused by the provider' },
    { kind: 'Transient/CustomTimeoutExceeded', ...soft, shown: 'not delivered in time' },
    { kind: 'Undetermined/Undetermined', ...soft, shown: 'not delivered, reason unknown' },
    { kind: '*', ...soft, shown: 'not delivered (a kind not known here)' },
  ]),
  ...rows('complaint', [
    { kind: 'OnAccountSuppressionList', ...listed, shown: 'listed at SES (account)' },
    { kind: 'OnTenantSuppressionList', ...listed, shown: 'listed at SES (tenant)' },
    { kind: 'abuse', ...unwanted, shown: 'reported as spam' },
    { kind: 'fraud', ...unwanted, shown: 'reported as fraud' },
    { kind: 'virus', ...unwanted, shown: 'reported as carrying a virus' },
    { kind: 'other', ...unwanted, shown: 'reported as unwanted' },
    { kind: 'not-spam', ...remark, shown: 'reported as no spam' },
    // About our DKIM and SPF, not about what the reader wants.
    { kind: 'auth-failure', ...remark, shown: 'authentication failed at a provider: look at DKIM, SPF and DMARC' },
    { kind: '*', ...unwanted, shown: 'reported as unwanted (no reason given)' },
  ]),
  ...rows('reject', [
    { kind: 'Bad content', ...undelivered, shown: 'SES rejected it: Bad content' },
    { kind: '*', ...undelivered, shown: 'SES rejected it' },
  ]),
  // Only for templates stored at SES, which this list does not use.
  ...rows('rendering failure', [{ kind: '*', ...undelivered, shown: 'SES could not render it' }]),
  ...rows('deliverydelay', [
    { kind: 'InternalFailure', ...delay, shown: 'delayed within SES' },
    { kind: 'General', ...delay, shown: 'delayed' },
    { kind: 'MailboxFull', ...delay, shown: 'delayed: mailbox full' },
    { kind: 'SpamDetected', ...delay, shown: 'delayed: the provider sees spam from this account' },
    { kind: 'RecipientServerError', ...delay, shown: 'delayed: trouble at the provider' },
    { kind: 'IPFailure', ...delay, shown: 'delayed: the provider slows or blocks the sending IP' },
    { kind: 'TransientCommunicationFailure', ...delay, shown: 'delayed: the connection broke' },
    { kind: 'BYOIPHostNameLookupUnavailable', ...delay, shown: 'delayed: the sending IP has no host name' },
    { kind: 'SendingDeferral', ...delay, shown: 'delayed: deferred by SES' },
    { kind: 'Undetermined', ...delay, shown: 'delayed, reason unknown' },
    { kind: '*', ...delay, shown: 'delayed (a kind not known here)' },
  ]),
]

/**
 * The row for a report. The feedback type of a complaint is written by providers, in any case.
 *
 * @example reportRow('bounce', 'Transient/MailboxFull').suppress // null
 */
export function reportRow(event: ReportEvent, kind: string): ReportRow {
  const wanted = kind.toLowerCase()
  const fits = (row: ReportRow) => {
    const known = row.kind.toLowerCase()
    return known.endsWith('*') ? wanted.startsWith(known.slice(0, -1)) : known === wanted
  }
  const row = reportTable.find((one) => one.event === event && fits(one))
  if (!row) throw new Error(`The table of reports has no row for ${event}; every event needs one with a star.`)
  return row
}
