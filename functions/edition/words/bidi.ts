// Text of two directions in one line (left to right and, as Arabic, right to left): text that runs against the frame is
// isolated, so that neither reorders the other.

export type Direction = 'ltr' | 'rtl'

/** First strong isolate and its end (Unicode UAX 9): invisible, and also allowed in subjects and plain text. */
const [open, close] = ['\u2068', '\u2069']

/** Isolates of a known direction. */
const ownOpen: Record<Direction, string> = { ltr: '\u2066', rtl: '\u2067' }

const opened = /[\u2066-\u2068]/

/** Letters of the scripts written from right to left that are in everyday use. */
const runsLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** Any other letter. */
const runsRight = /[^\P{L}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/**
 * Isolates a text if it has letters that run against the frame. A text that already contains isolates was composed from
 * the frame's words and stays as it is.
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
 * Isolates a text of a known direction: it runs its own way, whichever script it begins with.
 *
 * @example isolateAs('F-35 لتركيا؟', 'rtl', 'rtl') // '\u2067F-35 لتركيا؟\u2069'
 */
export function isolateAs(text: string, own: Direction, frame: Direction): string {
  const runsAgainst = frame === 'rtl' ? runsRight : runsLeft
  if (opened.test(text) || !(own === frame ? runsAgainst : /\p{L}/u).test(text)) return text
  return ownOpen[own] + text + close
}

const rightToLeftMark = '\u200f'

/** In a right-to-left frame, a line that consists only of isolates has no direction of its own, so it is given one. */
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

/** Isolates that a line end would cut in two are closed at the end of the line and opened again in the next.
 *
 * @param indent of every line but the first */
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

/** Closes isolates that a cut has left open. */
export function closed(text: string): string {
  const left = text.split(opened).length - text.split(close).length
  return left > 0 ? text + close.repeat(left) : text
}
