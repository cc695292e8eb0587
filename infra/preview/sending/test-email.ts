// Sends a test email of what is shown to an address of the editor's: to the local inbox, or through the list's account
// to an address verified at SES. Its links are signed with a key that no server has, so its unsubscribe link does
// nothing; it is sent without a configuration set and tags, so nothing that happens to it counts for a reader.
import { GetIdentityVerificationAttributesCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { sesClientSettings } from '../../../functions/adapters/services/ses.ts'
import { mailboxHeader, textHeader } from '../../../functions/delivery/message/mime-header.ts'
import { checkAddress } from '../../../functions/subscription/address.ts'
import { findRunning } from '../../local/run/announcement.ts'
import type { ListPlace } from '../list/list-place.ts'
import type { ShownEmail } from '../types.ts'
import { sendToInbox } from './send.ts'

export type TestSent = { ok: boolean; said: string }

interface TestWays {
  list: ListPlace
  /** Folder of `npm start`. */
  folder: string
  /** What to type to start the list of the folder. */
  start: string
}

/** @param to as it was typed */
export async function sendTest(
  email: Pick<ShownEmail, 'raw' | 'sender' | 'subject'>,
  to: string,
  { list, folder, start }: TestWays,
): Promise<TestSent> {
  const checked = checkAddress(to)
  if (!checked.ok) return refused(`${checked.reason}; ${checked.remedy}`)
  const { address } = checked
  const mail = { from: email.sender.address, to: address, raw: asTest(email, address) }
  if (list.kind === 'aws') return bySes(mail, list.profile)
  const running = findRunning(folder)
  if (running === null) return refused(`no inbox is running: start one with "${start}" beside this`)
  await sendToInbox(running, mail)
  return { ok: true, said: `The test to ${address} is in the inbox: ${running.inbox}` }
}

/** The message with another recipient, and a subject that says it is a test. */
function asTest({ raw, subject }: Pick<ShownEmail, 'raw' | 'subject'>, to: string): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const others = text.slice(0, end).split(/\r\n(?![ \t])/)
  const kept = others.filter((line) => !/^(?:To|Subject):/i.test(line))
  const own = mailboxHeader('To', to, to) + textHeader('Subject', `[Test] ${subject}`)
  return Buffer.from(`${own}${kept.join('\r\n')}${text.slice(end)}`, 'latin1')
}

interface Mail {
  from: string
  to: string
  raw: Uint8Array
}

async function bySes({ from, to, raw }: Mail, profile: string): Promise<TestSent> {
  const ses = new SESClient({ ...sesClientSettings(), profile })
  try {
    const [, domain = ''] = to.split('@')
    const { VerificationAttributes: found = {} } = await ses.send(
      new GetIdentityVerificationAttributesCommand({ Identities: [to, domain] }),
    )
    const isVerified = Object.values(found).some((one) => one.VerificationStatus === 'Success')
    if (!isVerified)
      return refused(`SES has verified neither ${to} nor its domain: verify one in the SES console first`)
    await ses.send(new SendRawEmailCommand({ Source: from, Destinations: [to], RawMessage: { Data: raw } }))
    return { ok: true, said: `The test is on its way to ${to}.` }
  } finally {
    ses.destroy()
  }
}

const refused = (reason: string): TestSent => ({ ok: false, said: `No test was sent: ${reason}.` })
