// Header lines of a message: refusing header injection, RFC 2047 encoded words, folding.

/** Input that is not allowed in a header. The value itself is not repeated, as it may be an address. */
export class InvalidHeader extends Error {
  override readonly name = 'InvalidHeader'
}

/** RFC 5322, 2.1.1: most characters of a line, without its end. */
export const longestLine = 998
/** RFC 2047: an encoded word has at most 75 characters, a line with one at most 76. */
const lineLimit = 76
/** Bytes of text in one base64 word on the first line of the longest header name that is encoded (`Subject: `). */
const bytesPerWord = 39

/**
 * One header line with CRLF; the value must be printable ASCII and stays on one line (URLs must not be folded).
 *
 * @throws InvalidHeader
 */
export function rawHeader(name: string, value: string): string {
  if (!/^[\x20-\x7e]*$/.test(value)) throw invalid(name, 'must be printable ASCII on one line (no CR, LF or NUL)')
  if (name.length + 2 + value.length > longestLine) throw invalid(name, `is longer than ${longestLine} characters`)
  return `${name}: ${value}\r\n`
}

/**
 * A free-text header, folded; encoded as RFC 2047 words unless it is ASCII.
 *
 * @throws InvalidHeader
 */
export function textHeader(name: string, value: string): string {
  return `${name}: ${foldedText(name, value)}\r\n`
}

/** Printable ASCII without angle brackets; RFC 5321, 4.5.3.1: a local part of 64, an @, a domain of 255. */
const bareAddress = /^[\x21-\x3b\x3d\x3f-\x7e]{1,320}$/

/** `"Display name" <address>`, with the name encoded if necessary. */
export function mailboxHeader(name: string, display: string, inAngles: string): string {
  if (!bareAddress.test(inAngles)) throw invalid(name, 'needs one bare ASCII address or id')
  const phrase = isPlain(display) ? `"${display.replace(/["\\]/g, '\\$&')}"` : foldedText(name, display)
  const fits = phrase.slice(phrase.lastIndexOf('\n') + 1).length + inAngles.length + name.length + 5 <= lineLimit
  return `${name}: ${phrase}${fits ? ' ' : '\r\n '}<${inAngles}>\r\n`
}

/** Refuses characters that would start a new header or truncate a string. */
function refuseBreaks(name: string, value: string): void {
  if (/[\r\n\0]/.test(value)) throw invalid(name, 'contains CR, LF or NUL')
}

function foldedText(name: string, value: string): string {
  refuseBreaks(name, value)
  if (!isPlain(value)) return encodedWords(value).join('\r\n ')
  return name.length + 2 + value.length <= lineLimit ? value : foldAtSpaces(value, lineLimit - name.length - 2)
}

/** Printable ASCII that no mail program could take for an encoded word. */
function isPlain(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value) && !value.includes('=?')
}

/** Split between characters, never inside one. */
function encodedWords(value: string): string[] {
  const words: string[] = []
  let piece = ''
  for (const character of value) {
    if (Buffer.byteLength(piece + character) > bytesPerWord) {
      words.push(encodedWord(piece))
      piece = ''
    }
    piece += character
  }
  return [...words, encodedWord(piece)]
}

function encodedWord(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}

function foldAtSpaces(value: string, firstRoom: number): string {
  const lines: string[] = []
  let rest = value
  let room = firstRoom
  while (rest.length > room) {
    const space = rest.lastIndexOf(' ', room)
    if (space <= 0) break
    lines.push(rest.slice(0, space))
    rest = rest.slice(space + 1)
    room = lineLimit - 1
  }
  return [...lines, rest].join('\r\n ')
}

function invalid(name: string, reason: string): InvalidHeader {
  return new InvalidHeader(`header ${name} ${reason}; nothing was sent`)
}
