// Words of two directions in one line: what runs against the frame is set apart, so that neither reorders the other.

export type Direction = 'ltr' | 'rtl'

/** First strong isolate and its end (Unicode UAX 9): invisible, and good in subjects and plain text too. */
const [open, close] = ['\u2068', '\u2069']

/** Isolates of a direction that is known. */
const ownOpen: Record<Direction, string> = { ltr: '\u2066', rtl: '\u2067' }

const opened = /[\u2066-\u2068]/

/** Letters of the scripts that are written from right to left, as far as they are in everyday use. */
const runsLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** Any other letter. */
const runsRight = /[^\P{L}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/**
 * Sets a text apart where it has letters that run against the frame. A text that has parts set apart already was put
 * together in the frame's words and stays as it is.
 *
 * @example isolate('Ido Vock', 'rtl') // '\u2068Ido Vock\u2069'
 * @example isolate('Ido Vock', 'ltr') // 'Ido Vock'
 */
export function isolate(text: string, frame: Direction): string {
  const runsAgainst = frame === 'rtl' ? runsRight : runsLeft
  return runsAgainst.test(text) && !opened.test(text) ? open + text + close : text
}

/**
 * The same for words in the frame's own language: they run its way, whichever script they begin with.
 *
 * @example isolateOwn('NATO والغرب', 'rtl') // '\u2067NATO والغرب\u2069'
 */
export function isolateOwn(text: string, frame: Direction): string {
  const runsAgainst = frame === 'rtl' ? runsRight : runsLeft
  return runsAgainst.test(text) && !opened.test(text) ? ownOpen[frame] + text + close : text
}

/**
 * Sets a text of a known direction apart: it runs its own way, whichever script it begins with.
 *
 * @example isolateAs('F-35 لتركيا؟', 'rtl', 'rtl') // '\u2067F-35 لتركيا؟\u2069'
 */
export function isolateAs(text: string, own: Direction, frame: Direction): string {
  const runsAgainst = frame === 'rtl' ? runsRight : runsLeft
  if (opened.test(text) || !(own === frame ? runsAgainst : /\p{L}/u).test(text)) return text
  return ownOpen[own] + text + close
}

const rightToLeftMark = '\u200f'

/** In a frame that runs from right to left a line of nothing but parts set apart has no direction of its own: it gets
 * one. */
export function inFrame(line: string, frame: Direction): string {
  if (frame === 'ltr' || !opened.test(line) || line.startsWith(rightToLeftMark)) return line
  return runsLeft.test(outsideIsolates(line)) ? line : rightToLeftMark + line
}

function outsideIsolates(line: string): string {
  let depth = 0
  let outside = ''
  for (const character of line) {
    if (opened.test(character)) depth += 1
    else if (character === close) depth = Math.max(0, depth - 1)
    else if (depth === 0) outside += character
  }
  return outside
}

/** Parts that a line end would cut in two end with their line and begin again with the next.
 *
 * @param indent what every line but the first begins with */
export function isolatesByLine(lines: readonly string[], indent: string): string[] {
  let open: string[] = []
  return lines.map((line, at) => {
    const [head, rest] = at === 0 ? ['', line] : [indent, line.slice(indent.length)]
    const before = open.join('')
    for (const character of rest) {
      if (opened.test(character)) open = [...open, character]
      else if (character === close) open = open.slice(0, -1)
    }
    return head + before + rest + close.repeat(open.length)
  })
}

/** Ends what a cut has left open. */
export function closed(text: string): string {
  const left = text.split(opened).length - text.split(close).length
  return left > 0 ? text + close.repeat(left) : text
}
