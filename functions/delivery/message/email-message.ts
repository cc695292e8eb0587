// The MIME message of an email outside an edition.
import type { TransactionalEmail } from '../../edition/emails/transactional-email.ts'
import { MessageBuffer } from './message-buffer.ts'
import { encodePiece } from './mime-body.ts'
import { rawHeader } from './mime-header.ts'
import { writeMessage } from './multipart.ts'
import { type Address, addressHeaders, type SenderHeaders, unsubscribeHeader } from './sender-headers.ts'

export interface EmailEnvelope extends Address {
  /** For a subscriber: opens the leave page on GET, leaves on POST. `null` for someone who is not on the list yet and
   * has nothing to leave. */
  leaveUrl: string | null
  /** Message-ID of the email that this one answers. */
  answers?: string | undefined
}

/**
 * The whole message: CRLF, multipart/alternative, all headers.
 *
 * @throws InvalidHeader if an input contains CR, LF or NUL, or the address is not ASCII
 */
export function assembleEmail(email: TransactionalEmail, head: SenderHeaders, envelope: EmailEnvelope): Uint8Array {
  const headers = [
    head.sender,
    ...(envelope.leaveUrl === null ? [] : [head.list(email.language) + unsubscribeHeader(head, envelope.leaveUrl)]),
    ...automatic(envelope),
    addressHeaders(head, email.subject, envelope),
  ]
  return writeMessage(new MessageBuffer(), headers, {
    text: (buffer) => buffer.write(encodePiece(email.text)),
    html: (buffer) => buffer.write(encodePiece(email.html)),
  })
}

/** RFC 3834: keeps auto-responders from answering an email that a form or another email caused. */
function automatic({ leaveUrl, answers }: EmailEnvelope): string[] {
  if (answers === undefined) return leaveUrl === null ? [rawHeader('Auto-Submitted', 'auto-generated')] : []
  const answered = isMessageId(answers) ? [rawHeader('In-Reply-To', answers), rawHeader('References', answers)] : []
  return [rawHeader('Auto-Submitted', 'auto-replied'), ...answered]
}

/** A value in any other form is left out. */
const isMessageId = (id: string) => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>$/.test(id)
