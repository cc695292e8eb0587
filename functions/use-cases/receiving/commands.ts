// What an email to one of the list's addresses does. Whoever it appears to be from, nothing takes effect until a link
// in their own mailbox is opened, or a token identifies them.
import { createHash } from 'node:crypto'
import type { Topic } from '../../content/types.ts'
import { frameLanguages, messagesOf, sayIn } from '../../edition/words/messages.ts'
import { preferredLanguage } from '../../subscription/language.ts'
import { mailboxOf } from '../../subscription/limits/mailbox.ts'
import { keyedHash, networkHash } from '../../subscription/limits/network.ts'
import { keyIdIn, verifyLink } from '../../subscription/links/link.ts'
import { type KeptMailbox, tokenInSubject, topicsInSubject } from '../../subscription/received/mail-command.ts'
import { isAuthentic, type ReceivedMail } from '../../subscription/received-mail.ts'
import { leave } from '../../subscription/requests/leave.ts'
import { refusesLinks } from '../../subscription/requests/links-request.ts'
import { utcDay } from '../../utc-day.ts'
import { signingKey } from '../signing-key.ts'
import type { ReadMail } from './read-command.ts'
import type { Receiving, WrittenMail } from './receiving.ts'

/** The same as the form does, within the form's limits: one order per email, however often it is reported. */
export async function subscribe(receiving: Receiving, received: ReceivedMail, mail: WrittenMail): Promise<void> {
  const { ports, settings } = receiving
  const [templates, topics] = await Promise.all([ports.templates.load(), topicsOf(receiving)])
  const language = preferredLanguage(acceptedIn(mail), frameLanguages(templates))
  const named = topics.map(({ id, label, labels = {} }) => ({ id, names: [label, ...Object.values(labels)] }))
  await ports.queue.message({
    kind: 'confirmation',
    ...(await fromStranger(receiving, received, mail)),
    topics: topicsInSubject(mail.subject, named),
    language,
    words: sayIn(language, messagesOf(templates, language))('choice-consent', { list: settings.listName }),
    by: 'email',
    verdicts: received.verdicts,
  })
}

/** Someone is waiting for an answer, so it must not depend on a mistake in one of the operator's files. */
async function topicsOf({ ports }: Receiving): Promise<Topic[]> {
  return ports.articles.topics().catch((error: unknown) => {
    ports.log.error('The topics cannot be used; a request by mail names none of them.', { error })
    return []
  })
}

export async function askForHelp(receiving: Receiving, received: ReceivedMail, mail: WrittenMail): Promise<void> {
  const { ports } = receiving
  const language = preferredLanguage(acceptedIn(mail), frameLanguages(await ports.templates.load()))
  await ports.queue.message({ kind: 'help', ...(await fromStranger(receiving, received, mail)), language })
}

/** A link for leaving goes to the apparent sender if that is a reader; anyone else gets no answer. */
export async function askToLeave({ ports }: Receiving, received: ReceivedMail, mail: WrittenMail): Promise<void> {
  const pointer = await ports.subscribers.findByAddress(mail.from)
  const subscriber = pointer?.id ?? null
  const reader = subscriber === null ? null : await ports.subscribers.get(subscriber)
  const asked = { at: received.at, reason: 'leaving' } as const
  if (reader === null || refusesLinks(reader, asked) !== null) return
  const answers = answeredBy(mail)
  await ports.queue.message({
    kind: 'links',
    request: requestOf(received),
    subscriber: reader.id,
    ...asked,
    ...answers,
  })
}

/** The token says who leaves, whoever sent the email and however; programs send it too. False if there is no valid
 * token. */
export async function leaveByToken({ ports }: Receiving, received: ReceivedMail, mail: ReadMail): Promise<boolean> {
  const token = tokenInSubject(mail.subject)
  const id = token === null ? null : verifyLink('leave', token, await ports.secrets.linkKeys(keyIdIn(token)))
  if (id === null) return false
  await ports.subscribers.update(id, (reader) => leave(reader, received.at, 'email'))
  return true
}

/** The email stays where it is, and the operator is told. */
export async function keep({ ports }: Receiving, { id, at }: ReceivedMail, mailbox: KeptMailbox): Promise<void> {
  await ports.queue.message({ kind: 'kept', at, mailbox, mail: id })
}

async function fromStranger({ ports }: Receiving, received: ReceivedMail, mail: WrittenMail) {
  const { key } = await signingKey(ports.secrets)
  const day = utcDay(received.at)
  const results = mail.fields.get('authentication-results') ?? []
  // An authenticated sender has a share of their own; all others share that of their server.
  const network = isAuthentic(mail.from, received.verdicts, results)
    ? keyedHash(`mailbox:${day}:${mailboxOf(mail.from)}`, key)
    : networkHash(serverIn(mail), key, day)
  return { request: requestOf(received), at: received.at, address: mail.from, network, ...answeredBy(mail) }
}

/** The same for the same email. */
function requestOf({ id }: ReceivedMail): string {
  return createHash('sha256').update(`mail:${id}`).digest('hex').slice(0, 32)
}

/** An order has little room, and a Message-ID of any length would not fit. */
const longestId = 250

function answeredBy({ messageId }: ReadMail): { answers: string } {
  return { answers: messageId !== undefined && messageId.length <= longestId ? messageId : '' }
}

/** The sender's language, as stated by mail programs. */
function acceptedIn({ fields }: ReadMail): string | undefined {
  return fields.get('accept-language')?.[0] ?? fields.get('content-language')?.[0]
}

/** The server that handed it over to SES, named in the topmost `Received` line, which SES added. */
function serverIn({ fields }: ReadMail): string {
  return /\[(?:IPv6:)?([0-9a-fA-F.:]{2,45})\]/.exec((fields.get('received')?.[0] ?? '').slice(0, 1_000))?.[1] ?? ''
}
