// Quoted-printable bodies (RFC 2045, 6.7) in pieces that can be joined: each starts and ends at a line end.

/** RFC 2045, 6.7 (5): characters of an encoded line. */
export const longestEncodedLine = 76
/** Characters of an encoded line without the `=` of a soft break. */
const lineRoom = longestEncodedLine - 1
const softBreak = '=\r\n'

/**
 * Encodes text as whole lines of at most 76 characters. Text without a final line feed ends in a soft break, so that
 * the next piece continues without a gap.
 *
 * @example encodePiece('naïve\n') // 'na=C3=AFve\r\n'
 * @example encodePiece('naïve') // 'na=C3=AFve=\r\n'
 */
export function encodePiece(text: string): string {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n')
  let out = ''
  for (const [index, line] of lines.entries()) out += encodeLine(line, index < lines.length - 1)
  return out
}

/** @param ends true if the line ends with a line end, otherwise it gets a soft break, unless it is empty */
function encodeLine(line: string, ends: boolean): string {
  const encoded = isPlain(line) ? line : line.toWellFormed().replace(/[^\t -<>-~]/gu, hiddenCharacter)
  // Some servers strip spaces and tabs before a line end.
  return cut(
    /[ \t]$/.test(encoded) ? encoded.slice(0, -1) + hidden(encoded.charCodeAt(encoded.length - 1)) : encoded,
    ends,
  )
}

function isPlain(text: string): boolean {
  return /^[ -<>-~]*$/.test(text)
}

/** Splits an encoded line without cutting an escape such as `=C3`. A dot at the start of a line is escaped: some
 * servers take it for the end of the message. So is the F of `From `: mailboxes in mbox format put a `>` before it (RFC
 * 4155), which breaks the DKIM signature. Before a line end no room is needed for a soft break. */
function cut(encoded: string, ends: boolean): string {
  let out = ''
  let at = 0
  while (at < encoded.length) {
    const first = encoded.charCodeAt(at)
    const hides = first === dot || (first === letterF && encoded.startsWith('From ', at))
    const room = hides ? lineRoom - 2 : lineRoom
    const end = encoded.length - at <= (ends ? room + 1 : room) ? encoded.length : at + whole(encoded, at, room)
    const line = hides ? hidden(first) + encoded.slice(at + 1, end) : encoded.slice(at, end)
    out += end === encoded.length && ends ? line : line + softBreak
    at = end
  }
  return ends ? `${out}\r\n` : out
}

/** The most characters that fit without cutting an escape such as `=C3`. */
function whole(encoded: string, at: number, room: number): number {
  if (encoded.charCodeAt(at + room - 1) === equals) return room - 1
  return encoded.charCodeAt(at + room - 2) === equals ? room - 2 : room
}

const [dot, equals, letterF] = [46, 61, 70]

function hiddenCharacter(character: string): string {
  const known = hiddenCharacters.get(character)
  if (known !== undefined) return known
  const made = Array.from(Buffer.from(character), hidden).join('')
  if (hiddenCharacters.size < mostCharacters) hiddenCharacters.set(character, made)
  return made
}

/** Enough for a few alphabets. */
const mostCharacters = 1000
const hiddenCharacters = new Map<string, string>()

function hidden(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
