// Handles incoming email for the list's own domain. SES has stored it and given its verdicts; the email then causes an
// order, a change or a page. The same notification may come any number of times; what cannot be done is dropped and
// counted, and automatic emails are never answered.
import { metric, type Settings } from '../../environment.ts'
import { readIncomingAddress } from '../../sources/mail/incoming-address.ts'
import { checkNewAddress } from '../../subscription/new-address.ts'
import { whyAutomatic } from '../../subscription/received/automatic-mail.ts'
import { commandFor, type MailCommand } from '../../subscription/received/mail-command.ts'
import { type ReceivedMail, readReceived, whyUnsafe } from '../../subscription/received-mail.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { askForHelp, askToLeave, keep, leaveByToken, subscribe } from './commands.ts'
import { readHead, whyUnread } from './read-command.ts'
import type { ReceivePorts, Receiving, WrittenMail } from './receiving.ts'
import { takeNewsletter } from './take-newsletter.ts'

export async function receiveMail(
  ports: ReceivePorts,
  settings: Settings,
  notifications: readonly QueueMessage[],
): Promise<{ failed: string[] }> {
  const { mailDomain } = settings
  if (mailDomain === undefined) throw new Error('Mail came in, and the settings name no mailDomain; deploy once more.')
  const failed: string[] = []
  for (const { messageId, body } of notifications) {
    const received = readReceived(body)
    if (received === null) {
      ports.log.error('A message is no notification of mail that came in; it was set aside.', { messageId })
      continue
    }
    try {
      await receive({ ports, settings, mailDomain }, received)
    } catch (error) {
      ports.log.error('Mail could not be dealt with now; it will be tried again.', { mail: received.id, error })
      failed.push(messageId)
    }
  }
  return { failed }
}

async function receive(receiving: Receiving, received: ReceivedMail): Promise<void> {
  const { ports, settings, mailDomain } = receiving
  const { id, verdicts, key, recipients } = received
  ports.log.count(metric.mailReceived, 1)
  const unsafe = whyUnsafe(verdicts)
  if (unsafe !== null) return drop(receiving, received, unsafe)
  const [to, ...others] = recipients
  // An email that asks for two things at once is dropped.
  if (to === undefined || others.length > 0) return drop(receiving, received, 'many-addressed')
  const newsletter = readIncomingAddress(to, mailDomain)
  const command = newsletter === null ? commandFor(to, mailDomain) : null
  if (newsletter === null && command === null) return drop(receiving, received, 'unknown-address')
  const mail = await readHead(ports.mails, key)
  if (mail === null) return drop(receiving, received, 'gone')
  ports.log.info('Mail came in.', { mail: id, for: command?.command ?? 'newsletter', verdicts })
  if (newsletter !== null) return takeNewsletter(receiving, received, mail, newsletter)
  if (command?.command === 'keep') return keep(receiving, received, command.mailbox)
  if (command?.command === 'unsubscribe' && (await leaveByToken(receiving, received, mail))) return
  const unread = whyUnread(mail)
  if (unread !== null) return drop(receiving, received, unread)
  const own = { fromAddress: settings.fromAddress, mailDomain }
  const automatic = whyAutomatic({ ...mail, envelopeFrom: received.sender }, own)
  if (automatic !== null) return drop(receiving, received, automatic)
  if (command?.command === 'subscribe' && !checkNewAddress(mail.from).ok)
    return drop(receiving, received, 'new-address')
  if (command !== null && mail.from !== null) await obey(receiving, received, { ...mail, from: mail.from }, command)
}

function obey(
  receiving: Receiving,
  received: ReceivedMail,
  mail: WrittenMail,
  { command }: MailCommand,
): Promise<void> {
  switch (command) {
    case 'subscribe':
      return subscribe(receiving, received, mail)
    case 'unsubscribe':
      return askToLeave(receiving, received, mail)
    default:
      return askForHelp(receiving, received, mail)
  }
}

/** The log names no one: the email itself is kept for a week. */
function drop({ ports }: Receiving, { id, verdicts }: ReceivedMail, reason: string): void {
  ports.log.info('Mail went no further.', { mail: id, reason, verdicts })
  ports.log.count(metric.mailDropped, 1)
}
