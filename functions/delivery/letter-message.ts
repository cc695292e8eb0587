// The MIME message of a mail outside an edition.
import type { Letter } from '../edition/letter.ts'
import { encodePiece } from './mime-body.ts'
import { rawHeader } from './mime-header.ts'
import { closing, joined, multipart, opening } from './multipart.ts'
import { type Address, addressHeaders, type SenderHeaders, unsubscribeHeader } from './sender-headers.ts'

export interface LetterEnvelope extends Address {
  /** For a subscriber: opens the leave page on GET, leaves on POST. `null` for somebody who is not on the list yet: there
   * is nothing to leave. */
  leaveUrl: string | null
}

/**
 * The whole message: CRLF, multipart/alternative, all headers.
 *
 * @throws InvalidHeader where an input carries CR, LF or NUL, or the address is not ASCII
 */
export function assembleLetter(letter: Letter, head: SenderHeaders, envelope: LetterEnvelope): Uint8Array {
  return joined([
    head.sender,
    envelope.leaveUrl === null ? toStranger : head.list(letter.language) + unsubscribeHeader(head, envelope.leaveUrl),
    addressHeaders(head, letter.subject, envelope),
    multipart,
    opening.text,
    encodePiece(letter.text),
    opening.html,
    encodePiece(letter.html),
    closing,
  ])
}

/** RFC 3834: nobody's holiday note should answer a mail that a form caused. */
const toStranger = rawHeader('Auto-Submitted', 'auto-generated')
