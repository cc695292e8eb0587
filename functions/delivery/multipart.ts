// The frame of a message with a text part and an HTML part (RFC 2046, 5.1.4: the last alternative is preferred).

/** Can stand in no quoted-printable body: there `=` is followed by a hexadecimal digit or a line end. */
const boundary = '=_briefing'

const openingOf = (type: string) =>
  `\r\n--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`

/** What stands before each part. */
export const opening = { text: openingOf('plain'), html: openingOf('html') }
export const closing = `\r\n--${boundary}--\r\n`

/** The last header lines. */
export const multipart = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`

/** All strings are ASCII: one character, one byte. */
export function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  let length = 0
  for (const piece of pieces) length += piece.length
  const message = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') message.write(piece, at, 'latin1')
    else message.set(piece, at)
    at += piece.length
  }
  return message
}
