// A message as its receiver has it: parsed by a parser that knows nothing about how it was made.
import PostalMime from 'postal-mime'

export interface ReceivedEmail {
  raw: Uint8Array
  html: string
  text: string
  subject: string
  sender: { name: string; address: string }
  /** As in the message, with folded lines joined. */
  headers: { name: string; value: string }[]
}

export async function receivedEmail(raw: Uint8Array): Promise<ReceivedEmail> {
  const { html = '', text = '', subject = '', from } = await PostalMime.parse(raw)
  const sender = { name: from?.name ?? '', address: from?.address ?? '' }
  return { raw, html, text, subject, sender, headers: headersOf(raw) }
}

/** True for an answer (RFC 3834): what someone has just asked for, or an email to the operator. It is not from the
 * list, so it needs no unsubscribe link. */
export function isAnswer({ headers }: Pick<ReceivedEmail, 'headers'>): boolean {
  return headers.some(({ name, value }) => name.toLowerCase() === 'auto-submitted' && value !== 'no')
}

function headersOf(raw: Uint8Array): ReceivedEmail['headers'] {
  const message = Buffer.from(raw).toString('latin1')
  const head = message.slice(0, message.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  return head.split('\r\n').map((line) => {
    const colon = line.indexOf(':')
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
  })
}
