// Reads of a mail what its commands need: its header, and no more than the first 64 KB. The largest mail, and the most
// addresses of one, stand here.
import type { MailStore } from '../../source-ports.ts'
import { headerIn, textOf } from '../../sources/mail/header.ts'
import { addressesIn, writerOf } from '../../subscription/mail-addresses.ts'
import type { MailFields } from '../../subscription/received/automatic-mail.ts'

/** A header that does not end within it is none of a person's. */
const headBytes = 65_536

/** Of a mail that only asks for something: pictures in a signature have room. Chosen, not measured. */
const mostBytes = 5_000_000

/** Written to more people than this, it is no mail to us. */
const mostAddresses = 10

export interface ReadMail {
  fields: MailFields
  /** Who wrote it, as the address is mailed; `null` where nobody or several did. */
  from: string | null
  subject: string
  messageId: string | undefined
  /** One of the parts within its first 64 KB is a calendar's answer to an invitation. */
  repliesToInvitation: boolean
  size: number
}

export type Unread = 'gone' | 'malformed' | 'oversized' | 'many-addressed'

/** `null` where it is gone. */
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

/** Characters of a field of a part, with what it goes on with in further lines. */
const partField = 300

/** RFC 6047, 2.4: the method stands beside the type. */
function repliesToInvitation(body: string): boolean {
  const parts = body.matchAll(/^content-type:[ \t]{0,9}text\/calendar\b/gim)
  return [...parts].some(({ index }) => {
    const field = body.slice(index, index + partField).replace(/\r?\n[ \t]/g, ' ')
    return /;\s{0,9}method="?reply\b/i.test(field.slice(0, Math.max(0, field.indexOf('\n'))))
  })
}

/** What is wrong with it as a mail that asks for something, or `null`. */
export function whyUnread({ fields, from, size }: ReadMail): Unread | null {
  if (size > mostBytes) return 'oversized'
  if (from === null) return 'malformed'
  const to = [...(fields.get('to') ?? []), ...(fields.get('cc') ?? [])].flatMap(addressesIn)
  return to.length > mostAddresses ? 'many-addressed' : null
}
