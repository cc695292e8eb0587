// How many refusals in a row stop an edition. A refusal that is in no table concerns the reader if one reader gets it,
// but the account if many readers in a row do; the edition is then stopped before it fails for reader after reader
// (promise D5).

export interface Answered {
  reader: string
  /** The reason of a refusal that is in no table; `null` for any other definite answer. */
  refusal: string | null
}

/** An edition stops when this many different readers in a row are refused for the same reason. Chosen, not measured. */
const mostInARow = 5

/** It also stops when more than half of this many are. Chosen, not measured. */
const window = 20

/** The latest answers, newest last, one per reader: repeated attempts for one reader are no streak. */
export function withAnswer(answers: readonly Answered[], answer: Answered): Answered[] {
  return [...answers.filter(({ reader }) => reader !== answer.reader), answer].slice(-window)
}

/** The reason for which reader after reader is refused, or `null`. */
export function streakIn(answers: readonly Answered[]): string | null {
  const reason = answers.at(-1)?.refusal ?? null
  if (reason === null) return null
  const isSame = ({ refusal }: Answered) => refusal === reason
  const latest = answers.slice(-mostInARow)
  const inARow = latest.length === mostInARow && latest.every(isSame)
  const ofMany = answers.length >= window && answers.slice(-window).filter(isSame).length > window / 2
  return inARow || ofMany ? reason : null
}
