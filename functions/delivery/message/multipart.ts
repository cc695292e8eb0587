// The multipart/alternative frame of a message: a text part and an HTML part (RFC 2046, 5.1.4: the last is preferred).
import type { MessageBuffer } from './message-buffer.ts'

/** Cannot occur in a quoted-printable body: there `=` is followed by a hexadecimal digit or a line end. */
const boundary = '=_briefing'

const openingOf = (type: string) =>
  `\r\n--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`

/** The lines before each part. */
const opening = { text: openingOf('plain'), html: openingOf('html') }
const closing = `\r\n--${boundary}--\r\n`

/** The last header lines. */
const multipart = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`

/** Writes the encoded text and HTML of a message into its buffer, between the boundaries. */
export interface BodyWriter {
  text(buffer: MessageBuffer): void
  html(buffer: MessageBuffer): void
}

/** The whole message; valid until the next one is written into the buffer. */
export function writeMessage(buffer: MessageBuffer, headers: readonly string[], body: BodyWriter): Uint8Array {
  buffer.clear()
  for (const header of headers) buffer.write(header)
  buffer.write(multipart)
  buffer.write(opening.text)
  body.text(buffer)
  buffer.write(opening.html)
  body.html(buffer)
  buffer.write(closing)
  return buffer.written
}
