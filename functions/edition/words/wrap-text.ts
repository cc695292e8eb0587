// Wraps plain text for a terminal, and sets how wide its lines are (columns); URLs are never cut.

import { type Direction, inFrame, isolatesByLine } from './bidi.ts'

/** Columns of a line, and of a rule across the text: below the 78 characters that RFC 5322 (2.1.1) advises, with room
 * for a quotation mark in a reply. */
export const textWidth = 76

/**
 * Wraps every line at spaces; continuation lines keep the line's indent, and a bullet's text is aligned after the
 * bullet.
 *
 * @example wrap('  * a long line …') // '  * a long\n    line …'
 *
 * @param frame direction of the surrounding words: a line of names that run against it is isolated in it
 */
export function wrap(text: string, frame: Direction = 'ltr'): string {
  const lines = text
    .split('\n')
    .map((line) => (isProse(line) ? wrapProse(line.trimEnd()) : isWhole(line) ? line.trimEnd() : wrapLine(line)))
    .join('\n')
    .split('\n')
  return lines.map((line) => inFrame(line, frame)).join('\n')
}

/** A command is not wrapped, so that it can be copied. */
function isWhole(line: string): boolean {
  return fits(line) || line.startsWith('    npm run ')
}

/** Words with one space between them, every letter one column wide, as most of what is wrapped per reader: the fast
 * path. */
function isProse(line: string): boolean {
  return /^[!-)+-=?-{}~\u00C0-\u10FF][ -~\u00A0-\u10FF]*$/.test(line) && !line.includes('  ') && !unseen.test(line)
}

function wrapProse(line: string): string {
  const lines: string[] = []
  let at = 0
  while (line.length - at > textWidth) {
    const space = line.lastIndexOf(' ', at + textWidth)
    const end = space > at ? space : line.indexOf(' ', at + textWidth)
    if (end === -1) break
    lines.push(line.slice(at, end))
    at = end + 1
  }
  return [...lines, line.slice(at)].join('\n')
}

function wrapLine(line: string): string {
  const indent = /^ *(?:[*•–|>] )?/u.exec(line)?.[0] ?? ''
  const hanging = indent.replace(/[*•–]/u, ' ')
  const lines: string[] = []
  let current = indent
  let room = textWidth - columns(indent)
  for (const word of line
    .slice(indent.length)
    .split(/ +/)
    .flatMap((run) => pieces(run, textWidth - columns(indent)))) {
    const taken = columns(word) + (current.length > hanging.length ? 1 : 0)
    if (taken > room && current.length > hanging.length) {
      lines.push(current.trimEnd())
      current = hanging + word
      room = textWidth - columns(current)
    } else {
      current += current.length > hanging.length ? ` ${word}` : word
      room -= taken
    }
  }
  return isolatesByLine([...lines, current.trimEnd()], hanging).join('\n')
}

/** Scripts written without spaces may break between any two characters; other long words and URLs stay whole. */
function pieces(run: string, limit: number): string[] {
  if (run.length <= limit / 2 || columns(run) <= limit || !wide.test(run)) return [run]
  const found: string[] = []
  let piece = ''
  let room = limit
  for (const character of run) {
    const taken = columns(character)
    if (taken > room) {
      found.push(piece)
      piece = ''
      room = limit
    }
    piece += character
    room -= taken
  }
  return [...found, piece]
}

/** East Asian wide characters (UAX #11) fill two columns of a terminal. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u

/** Vowel signs are above their letter; direction marks are invisible. */
const unseen = /[\p{Mn}\p{Cf}]/u

const everyUnseen = new RegExp(unseen, 'gu')
const everyWide = new RegExp(wide, 'gu')
/** Two UTF-16 units, one column. */
const everyPair = /[\u{10000}-\u{10FFFF}]/gu

function fits(line: string): boolean {
  return columns(line) <= textWidth
}

/** Contains everything that is wide, invisible or of two units. */
const beyondLatin = /\u00AD|[\u0300-\uFFFF]/

function columns(text: string): number {
  if (!beyondLatin.test(text)) return text.length
  if (!wide.test(text) && !unseen.test(text)) return text.length
  return text.replace(everyUnseen, '').replace(everyWide, '  ').replace(everyPair, ' ').length
}
