// The MIME message of a mail outside an edition.
import type { TransactionalEmail } from '../edition/transactional-email.ts'
import { MessageBuffer } from './message-buffer.ts'
import { encodePiece } from './mime-body.ts'
import { rawHeader } from './mime-header.ts'
import { writeMessage } from './multipart.ts'
import { type Address, addressHeaders, type SenderHeaders, unsubscribeHeader } from './sender-headers.ts'

export interface EmailEnvelope extends Address {
  /** For a subscriber: opens the leave page on GET, leaves on POST. `null` for somebody who is not on the list yet:
   * there is nothing to leave. */
  leaveUrl: string | null
}

/**
 * The whole message: CRLF, multipart/alternative, all headers.
 *
 * @throws InvalidHeader where an input carries CR, LF or NUL, or the address is not ASCII
 */
export function assembleEmail(email: TransactionalEmail, head: SenderHeaders, envelope: EmailEnvelope): Uint8Array {
  const headers = [
    head.sender,
    envelope.leaveUrl === null ? toStranger : head.list(email.language) + unsubscribeHeader(head, envelope.leaveUrl),
    addressHeaders(head, email.subject, envelope),
  ]
  return writeMessage(new MessageBuffer(), headers, {
    text: (buffer) => buffer.write(encodePiece(email.text)),
    html: (buffer) => buffer.write(encodePiece(email.html)),
  })
}

/** RFC 3834: nobody's holiday note should answer a mail that a form caused. */
const toStranger = rawHeader('Auto-Submitted', 'auto-generated')
