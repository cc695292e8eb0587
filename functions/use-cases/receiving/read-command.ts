// Reads of an email what its commands need: its header, and at most the first 64 KB. Sets the largest email, and the
// most addresses (recipients) in one.
import type { MailStore } from '../../source-ports.ts'
import { headerIn, textOf } from '../../sources/mail/header.ts'
import { addressesIn, writerOf } from '../../subscription/mail-addresses.ts'
import type { MailFields } from '../../subscription/received/automatic-mail.ts'

/** Bytes. An email by a person has a shorter header. */
export const headBytes = 65_536

/** Bytes of an email that only asks for something, with room for pictures in a signature. Chosen, not measured. */
const mostBytes = 5_000_000

/** An email to more people than this is not meant for us. Chosen, not measured. */
const mostAddresses = 10

export interface ReadMail {
  fields: MailFields
  /** The sender's address as it is mailed; `null` if there is none, or several. */
  from: string | null
  subject: string
  messageId: string | undefined
  /** One of the parts within its first 64 KB is a calendar's reply to an invitation. */
  repliesToInvitation: boolean
  size: number
}

export type Unread = 'gone' | 'malformed' | 'oversized' | 'many-addressed'

/** `null` if it is gone. */
export async function readHead(mails: MailStore, key: string): Promise<ReadMail | null> {
  const head = await mails.head(key, headBytes)
  if (head === null) return null
  const binary = Buffer.from(head.bytes).toString('latin1')
  const { fields, bodyAt } = headerIn(binary)
  const values = new Map<string, string[]>()
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value])
  return {
    fields: values,
    from: writerOf(values.get('from') ?? []),
    subject: textOf(values.get('subject')?.[0]) ?? '',
    messageId: values.get('message-id')?.[0]?.trim(),
    repliesToInvitation: repliesToInvitation(binary.slice(bodyAt)),
    size: head.size,
  }
}

/** Most characters of a part's header field, with its continuation lines. */
const partField = 300

/** RFC 6047, 2.4: the method is a parameter of the content type. */
function repliesToInvitation(body: string): boolean {
  const parts = body.matchAll(/^content-type:[ \t]{0,9}text\/calendar\b/gim)
  return [...parts].some(({ index }) => {
    const field = body.slice(index, index + partField).replace(/\r?\n[ \t]/g, ' ')
    return /;\s{0,9}method="?reply\b/i.test(field.slice(0, Math.max(0, field.indexOf('\n'))))
  })
}

/** Why the email is not read as a request, or `null`. */
export function whyUnread({ fields, from, size }: ReadMail): Unread | null {
  if (size > mostBytes) return 'oversized'
  if (from === null) return 'malformed'
  const to = [...(fields.get('to') ?? []), ...(fields.get('cc') ?? [])].flatMap(addressesIn)
  return to.length > mostAddresses ? 'many-addressed' : null
}
