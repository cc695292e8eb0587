// What SES says about an email that it received: the notification of the receipt rule's S3 action. These are SES's own
// statements, not the sender's.
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
import { fieldsOf, jsonRecord } from '../content/language/words/json-record.ts'
import { domainOf, isWithin } from './mail-addresses.ts'

/** `GRAY`: SES does not know; `PROCESSING_FAILED`: it could not check. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'UNKNOWN'

export interface Verdicts {
  spam: Verdict
  virus: Verdict
  spf: Verdict
  dkim: Verdict
  dmarc: Verdict
}

export interface ReceivedMail {
  /** SES's id of the email, in `[A-Za-z0-9]`. */
  id: string
  /** ISO instant. */
  at: string
  /** Envelope sender; empty for `<>`. */
  sender: string
  /** Envelope recipients in the rule's domain. */
  recipients: string[]
  verdicts: Verdicts
  /** Key under which it is stored. */
  key: string
}

/** More than SES sends. Chosen, not measured. */
const mostRecipients = 100

/** `null` if the text is not such a notification. */
export function readReceived(body: string): ReceivedMail | null {
  const said = recordOf(jsonRecord(body))
  const [receipt, mail] = [recordOf(said.get('receipt')), recordOf(said.get('mail'))]
  const action = recordOf(receipt.get('action'))
  const id = mail.get('messageId')
  const at = receipt.get('timestamp')
  const key = action.get('objectKey')
  const recipients = receipt.get('recipients')
  if (said.get('notificationType') !== 'Received' || typeof id !== 'string' || !/^[A-Za-z0-9]{1,100}$/.test(id))
    return null
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof key !== 'string') return null
  if (!Array.isArray(recipients)) return null
  const verdict = (name: string) => verdictOf(recordOf(receipt.get(`${name}Verdict`)).get('status'))
  const sender = mail.get('source')
  return {
    id,
    at: new Date(at).toISOString(),
    sender: typeof sender === 'string' ? sender.replace(/^<|>$/g, '') : '',
    recipients: recipients.filter((one) => typeof one === 'string').slice(0, mostRecipients),
    verdicts: {
      spam: verdict('spam'),
      virus: verdict('virus'),
      spf: verdict('spf'),
      dkim: verdict('dkim'),
      dmarc: verdict('dmarc'),
    },
    key,
  }
}

const checks = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const
const known: readonly Verdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED']

/** @example 'spam PASS, virus PASS, SPF GRAY, DKIM PASS, DMARC PASS' */
export function verdictWords({ spam, virus, spf, dkim, dmarc }: Verdicts): string {
  return `spam ${spam}, virus ${virus}, SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}`
}

/** True for verdicts in the form in which they are read, wherever they were stored. */
export function isVerdicts(value: unknown): value is Verdicts {
  const said = recordOf(value)
  return checks.every((name) => [...known, 'UNKNOWN'].includes(String(said.get(name))))
}

const verdictOf = (status: unknown): Verdict => known.find((one) => one === status) ?? 'UNKNOWN'

function recordOf(value: unknown): Map<string, unknown> {
  return new Map(Object.entries(fieldsOf(value)))
}

/** Why an email is dropped whatever it asks for, or `null`. An email that SES could not check is treated like one that
 * it does not know about. */
export function whyUnsafe({ spam, virus }: Verdicts): 'spam' | 'virus' | null {
  if (virus === 'FAIL') return 'virus'
  return spam === 'FAIL' ? 'spam' : null
}

/**
 * True if the domain of `From` is authenticated: DMARC passes, or there is a valid DKIM signature of that domain or a
 * parent domain (RFC 7489, 3.1.1, relaxed), as SES's own header field says.
 *
 * @param results `Authentication-Results` fields in order: SES adds its own above all others
 */
export function isAuthentic(from: string, { dkim, dmarc }: Verdicts, results: readonly string[]): boolean {
  if (dmarc === 'PASS') return true
  return dkim === 'PASS' && signersIn(results[0] ?? '').some((signer) => isAligned(domainOf(from), signer))
}

/** A single label, such as `com`, is a public suffix, not a sender's domain. */
const isAligned = (domain: string, signer: string) =>
  signer.includes('.') && (isWithin(domain, signer) || isWithin(signer, domain))

/** @example signersIn('amazonses.com; dkim=pass header.i=@example.com; dmarc=none') // ['example.com'] */
function signersIn(field: string): string[] {
  const [server = '', ...results] = field.slice(0, 5_000).split(';')
  if (server.trim() !== 'amazonses.com') return []
  return results.flatMap((result) => {
    const [, signer] = /^\s{0,9}dkim=pass\s.{0,200}?\bheader\.[id]=[^\s@;]{0,64}@?([\w.-]{1,253})/.exec(result) ?? []
    return signer === undefined ? [] : [signer.toLowerCase()]
  })
}
