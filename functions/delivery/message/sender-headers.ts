// The headers of every email of a list: From, Reply-To, List-Id, List-Unsubscribe and those that every message has.
// What SES writes itself (Feedback-ID, Return-Path) is not here: `adapters/services/ses.ts`.

import { memoized } from '../../content/language/words/memoized.ts'
import type { LanguageTag } from '../../content/types.ts'
import { archivePath } from '../../edition/site-url.ts'
import type { Settings } from '../../environment.ts'
import { InvalidHeader, mailboxHeader, rawHeader, textHeader } from './mime-header.ts'

/** Encoded once and used for every email. */
export interface SenderHeaders {
  /** Headers that say who it is from: in every email. */
  sender: string
  /** Headers that say which list it belongs to, with its archive in a language: in emails to subscribers. */
  list: (language: LanguageTag) => string
  /** Domain of the from address, for message ids. */
  domain: string
  siteUrl: string
  /** An email to this address with a token as its subject unsubscribes; `null` if the list receives no email. */
  leaveAddress: string | null
}

export interface Address {
  /** Bare address, ASCII. */
  to: string
  date: Date
  /** Left part of the Message-ID, e.g. the delivery id; `[A-Za-z0-9_-]`. */
  id: string
}

/** Once per process. */
export function senderHeaders(
  settings: Pick<Settings, 'listName' | 'listId' | 'fromAddress' | 'replyToAddress' | 'siteUrl' | 'mailDomain'>,
): SenderHeaders {
  const sender = [
    mailboxHeader('From', settings.listName, settings.fromAddress),
    rawHeader('Reply-To', settings.replyToAddress),
  ]
  const list = (language: LanguageTag) => [
    mailboxHeader('List-Id', settings.listName, settings.listId),
    rawHeader('List-Help', `<mailto:${helpOf(settings)}>`),
    rawHeader('List-Archive', `<${settings.siteUrl}${archivePath(language)}>`),
    rawHeader('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ]
  const domain = settings.fromAddress.slice(settings.fromAddress.lastIndexOf('@') + 1)
  const lists = memoized((language: LanguageTag) => list(language).join(''))
  const { siteUrl, mailDomain } = settings
  const leaveAddress = mailDomain === undefined ? null : `unsubscribe@${mailDomain}`
  return { sender: sender.join(''), list: (language) => lists(language), domain, siteUrl, leaveAddress }
}

const helpOf = ({ mailDomain, replyToAddress }: Pick<Settings, 'mailDomain' | 'replyToAddress'>) =>
  mailDomain === undefined ? `${replyToAddress}?subject=help` : `help@${mailDomain}`

/** Printable ASCII without angle brackets, at most a path of RFC 5321, 4.5.3.1.3, without its brackets. */
const bareAddress = /^[\x21-\x3b\x3d\x3f-\x7e]{1,254}$/
/** Our ids have about 50 characters; with any domain (253) the header still fits one line of RFC 5322. */
const bareId = /^[A-Za-z0-9_-]{1,200}$/

/** Recipient, subject, date and message id. */
export function addressHeaders(head: SenderHeaders, subject: string, { to, date, id }: Address): string {
  if (!bareAddress.test(to)) throw new InvalidHeader('header To needs one bare ASCII address')
  if (!bareId.test(id)) throw new InvalidHeader('header Message-ID needs an id of [A-Za-z0-9_-]')
  return `To: ${to}\r\n${subjects(subject)}${dateHeader(date)}Message-ID: <${id}@${head.domain}>\r\n`
}

const subjects = memoized((subject: string) => textHeader('Subject', subject))

/** Emails sent within one second share it. */
function dateHeader(date: Date): string {
  const second = Math.floor(date.getTime() / 1000)
  if (second !== dated.second) dated = { second, header: `Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n` }
  return dated.header
}

let dated = { second: Number.NaN, header: '' }

/** RFC 8058 requires one HTTPS address; a mailto address may follow it, for mail programs without one-click (RFC
 * 2369). */
export function unsubscribeHeader(head: SenderHeaders, leaveUrl: string): string {
  if (!isOwnLink(leaveUrl, head.siteUrl)) throw new InvalidHeader('header List-Unsubscribe needs one HTTPS address')
  const token = leaveUrl.slice(leaveUrl.lastIndexOf('/') + 1)
  const byMail = head.leaveAddress === null ? '' : `, <mailto:${head.leaveAddress}?subject=${token}>`
  return rawHeader('List-Unsubscribe', `<${leaveUrl}>${byMail}`)
}

/** True for an HTTPS address, or one on our own site, as on a laptop. */
export function isOwnLink(url: string, siteUrl: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(url) && (url.startsWith('https://') || url.startsWith(`${siteUrl}/`))
}
