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
 * Sets a text apart where it has letters that run against the frame. A text that has parts set apart already was put together
 * in the frame's words and stays as it is.
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

/** Ends what a cut has left open. */
export function closed(text: string): string {
  const left = text.split(opened).length - text.split(close).length
  return left > 0 ? text + close.repeat(left) : text
}
