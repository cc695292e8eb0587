// Refusals that no table knows: of one reader they concern that reader, of many readers in a row the account. The
// edition is stopped then, before it fails reader after reader (promise D5). How many in a row stands here.

export interface Answered {
  reader: string
  /** The reason of a refusal that no table knows; `null` for any other definite answer. */
  refusal: string | null
}

/** This many different readers refused in a row, for the same reason, */
const mostInARow = 5

/** or more than half of this many. */
const window = 20

/** The latest answers, newest last, one a reader: one reader who is tried again and again is no streak. */
export function withAnswer(answers: readonly Answered[], answer: Answered): Answered[] {
  return [...answers.filter(({ reader }) => reader !== answer.reader), answer].slice(-window)
}

/** The reason for which one reader after the other is refused, or `null`. */
export function streakIn(answers: readonly Answered[]): string | null {
  const reason = answers.at(-1)?.refusal ?? null
  if (reason === null) return null
  const isSame = ({ refusal }: Answered) => refusal === reason
  const latest = answers.slice(-mostInARow)
  const inARow = latest.length === mostInARow && latest.every(isSame)
  const ofMany = answers.length >= window && answers.slice(-window).filter(isSame).length > window / 2
  return inARow || ofMany ? reason : null
}
