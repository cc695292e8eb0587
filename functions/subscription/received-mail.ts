// What SES says of a mail that it received: the notification of the receipt rule's S3 action. It is SES's own word, not
// the sender's.
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
import { domainOf, isWithin } from './mail-addresses.ts'

/** `GRAY`: SES does not know; `PROCESSING_FAILED`: it could not look. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'UNKNOWN'

export interface Verdicts {
  spam: Verdict
  virus: Verdict
  spf: Verdict
  dkim: Verdict
  dmarc: Verdict
}

export interface ReceivedMail {
  /** Of SES, in `[A-Za-z0-9]`. */
  id: string
  /** ISO instant. */
  at: string
  /** Envelope; empty for `<>`. */
  sender: string
  /** Envelope: those of the rule's domain. */
  recipients: string[]
  verdicts: Verdicts
  /** Where it is kept. */
  key: string
}

/** More than SES writes without the mail's own header. */
const mostRecipients = 100

/** `null` for what is no such notification. */
export function readReceived(body: string): ReceivedMail | null {
  try {
    const said = recordOf(JSON.parse(body))
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
  } catch {
    return null
  }
}

const checks = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const
const known: readonly Verdict[] = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED']

/** @example 'spam PASS, virus PASS, SPF GRAY, DKIM PASS, DMARC PASS' */
export function verdictWords({ spam, virus, spf, dkim, dmarc }: Verdicts): string {
  return `spam ${spam}, virus ${virus}, SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}`
}

/** True of verdicts as they were read, wherever they were kept since. */
export function isVerdicts(value: unknown): value is Verdicts {
  const said = recordOf(value)
  return checks.every((name) => [...known, 'UNKNOWN'].includes(String(said.get(name))))
}

const verdictOf = (status: unknown): Verdict => known.find((one) => one === status) ?? 'UNKNOWN'

function recordOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}

/** Why it goes no further whatever it asks for, or `null`. What SES could not look at is no worse than what it does not
 * know. */
export function whyUnsafe({ spam, virus }: Verdicts): 'spam' | 'virus' | null {
  if (virus === 'FAIL') return 'virus'
  return spam === 'FAIL' ? 'spam' : null
}

/**
 * Whether the domain of `From` stands for it: DMARC passes, or a valid DKIM signature is of that domain or of one that
 * it lies in (RFC 7489, 3.1.1, relaxed), as SES's own field says.
 *
 * @param results fields `Authentication-Results` in their order: SES writes its own above all that came with the mail
 */
export function isAuthentic(from: string, { dkim, dmarc }: Verdicts, results: readonly string[]): boolean {
  if (dmarc === 'PASS') return true
  return dkim === 'PASS' && signersIn(results[0] ?? '').some((signer) => isAligned(domainOf(from), signer))
}

/** A public suffix signs nothing: one label is none of a sender. */
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
