// Quoted-printable bodies (RFC 2045, 6.7) that can be cut and joined: every piece starts and ends at a line end.

/** Characters of an encoded line, without the `=` of a soft break. */
const lineRoom = 75
const softBreak = '=\r\n'

/**
 * Encodes text as whole lines of at most 76 characters. Text that does not end in a line feed ends in a soft break, so
 * that the next piece follows on without a gap.
 *
 * @example encodePiece('naïve\n') // 'na=C3=AFve\r\n'
 * @example encodePiece('naïve') // 'na=C3=AFve=\r\n'
 */
export function encodePiece(text: string): string {
  if (isPlainLine(text)) return text + softBreak
  if (isPlainWord(text)) return cutPlain(text)
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  let out = ''
  let column = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === lineFeed) {
      out += '\r\n'
      column = 0
      continue
    }
    const next = bytes[index + 1]
    const token = mustHide(byte, column === 0, next === lineFeed || next === undefined)
      ? hidden(byte)
      : (tokens[byte] ?? '')
    if (column + token.length > lineRoom) {
      out += softBreak
      column = 0
    }
    out += token
    column += token.length
  }
  return column === 0 ? out : out + softBreak
}

const lineFeed = 10

/** How each byte is written where nothing special applies. */
const tokens = Array.from({ length: 256 }, (_, byte) => {
  const isLiteral = byte === 9 || (byte >= 32 && byte < 127 && byte !== 61)
  return isLiteral ? String.fromCharCode(byte) : hidden(byte)
})

/** One line that needs no encoding, as most values of slots are. */
function isPlainLine(text: string): boolean {
  return text.length <= lineRoom && /^[!-\-/-<>-~](?:[ -<>-~]*[!-<>-~])?$/.test(text)
}

/** Signs that stand for themselves and may stand next to a line end, as in a link. */
function isPlainWord(text: string): boolean {
  return text.length <= longestPlainWord && /^[!-<>-~]+$/.test(text)
}

const longestPlainWord = 2000

function cutPlain(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const startsWithDot = text.charCodeAt(at) === dot
    const end = at + (startsWithDot ? lineRoom - 2 : lineRoom)
    out += (startsWithDot ? hidden(dot) + text.slice(at + 1, end) : text.slice(at, end)) + softBreak
    at = end
  }
  return out
}

const dot = 46

/** Spaces and tabs before a line end, where servers may strip them; a dot at the start of a line, which some servers
 * take for the end of the message. */
function mustHide(byte: number, atLineStart: boolean, beforeLineEnd: boolean): boolean {
  return (beforeLineEnd && (byte === 32 || byte === 9)) || (atLineStart && byte === dot)
}

function hidden(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
