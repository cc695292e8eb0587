// Tells a pattern that takes time as the text is long from one that looks at each pair of its characters, by the
// processor time that it takes on texts of three lengths.
import { threadSeconds } from '../runs/thread-seconds.ts'

/** A text that is four times as long each time. */
export interface Lengthening {
  little: string
  short: string
  long: string
}

const usualLength = 25_000
/** Milliseconds at `short`: a pattern that looks at each pair of so many characters takes 600 and more. */
const most = 150
/** What takes less at `short` stays below a few milliseconds at `long`, however it grows. */
const noticeable = 1
/** Four times the text takes a linear pattern four times as long, a quadratic one sixteen times. */
const growth = 9
const quadraticGrowth = 16
const tries = 3

/** Long repeats of a piece: alone, after a word, and before an end that nothing looks for. */
export function surroundings(piece: string, shortLength = usualLength): Lengthening[] {
  const repeated = (length: number) => piece.repeat(Math.ceil(length / piece.length))
  const [little, short, long] = [repeated(shortLength / 4), repeated(shortLength), repeated(4 * shortLength)]
  return [(text: string) => text, (text: string) => `The ${text}`, (text: string) => `${text}\n!`].map((around) => ({
    little: around(little),
    short: around(short),
    long: around(long),
  }))
}

export const runsAway = (pattern: RegExp, texts: Lengthening) => growsFast((text) => milliseconds(pattern, text), texts)

/** Judged three times where it looks so: a busy machine makes no pattern run away. `cost` answers milliseconds. */
export function growsFast(cost: (text: string) => number, { little, short, long }: Lengthening): boolean {
  if (isSwift(cost, little)) return false
  for (let tried = 0; tried < tries; tried += 1) {
    const before = cost(short)
    if (before < noticeable) return false
    if (before < most && cost(long) < growth * before) return false
  }
  return true
}

/** So fast that it is not noticeable at four times the length either, were it quadratic: most patterns are. The first
 * try may compile one. */
function isSwift(cost: (text: string) => number, little: string): boolean {
  for (let tried = 0; tried < tries; tried += 1) if (cost(little) < noticeable / quadraticGrowth) return true
  return false
}

/** Where all matches are wanted they are replaced by nothing: found as in a loop, without an object for each. */
function milliseconds(pattern: RegExp, text: string): number {
  return 1000 * threadSeconds(() => (pattern.global ? text.replace(pattern, '') : pattern.test(text)))
}
