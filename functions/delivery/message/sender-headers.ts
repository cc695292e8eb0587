// The headers of all mails of a list: From, Reply-To, List-Id, List-Unsubscribe and the others that every message has.

import { memoized } from '../../content/language/memoized.ts'
import type { LanguageTag } from '../../content/types.ts'
import { archivePath } from '../../edition/site-url.ts'
import type { Settings } from '../../environment.ts'
import { InvalidHeader, mailboxHeader, rawHeader, textHeader } from './mime-header.ts'

/** Encoded once. */
export interface SenderHeaders {
  /** Who it is from: in every mail. */
  sender: string
  /** Which list it belongs to, and its archive in a language: in mails that a subscriber gets. */
  list: (language: LanguageTag) => string
  /** Domain of the from address, for message ids. */
  domain: string
  siteUrl: string
  /** Where a mail with a token as its subject ends the subscription; `null` where the list takes no mail. */
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

/** Printable ASCII without angles, at most a path of RFC 5321, 4.5.3.1.3, without its angles. */
const bareAddress = /^[\x21-\x3b\x3d\x3f-\x7e]{1,254}$/
/** Ours have about 50 characters; with any domain (253) the header stays one line of RFC 5322. */
const bareId = /^[A-Za-z0-9_-]{1,200}$/

/** To whom, about what, when, under which id. */
export function addressHeaders(head: SenderHeaders, subject: string, { to, date, id }: Address): string {
  if (!bareAddress.test(to)) throw new InvalidHeader('header To needs one bare ASCII address')
  if (!bareId.test(id)) throw new InvalidHeader('header Message-ID needs an id of [A-Za-z0-9_-]')
  return `To: ${to}\r\n${subjects(subject)}${dateHeader(date)}Message-ID: <${id}@${head.domain}>\r\n`
}

const subjects = memoized((subject: string) => textHeader('Subject', subject))

/** Mails of one second share it. */
function dateHeader(date: Date): string {
  const second = Math.floor(date.getTime() / 1000)
  if (second !== dated.second) dated = { second, header: `Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n` }
  return dated.header
}

let dated = { second: Number.NaN, header: '' }

/** RFC 8058 requires one HTTPS address; one by mail may follow it, for programs that support no other (RFC 2369). */
export function unsubscribeHeader(head: SenderHeaders, leaveUrl: string): string {
  if (!isOwnLink(leaveUrl, head.siteUrl)) throw new InvalidHeader('header List-Unsubscribe needs one HTTPS address')
  const token = leaveUrl.slice(leaveUrl.lastIndexOf('/') + 1)
  const byMail = head.leaveAddress === null ? '' : `, <mailto:${head.leaveAddress}?subject=${token}>`
  return rawHeader('List-Unsubscribe', `<${leaveUrl}>${byMail}`)
}

/** One HTTPS address, or one on our own site, as on the laptop. */
export function isOwnLink(url: string, siteUrl: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(url) && (url.startsWith('https://') || url.startsWith(`${siteUrl}/`))
}
