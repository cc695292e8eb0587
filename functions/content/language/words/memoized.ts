// A pure function that caches its latest results: what many emails or many sentences share is computed once.
// (`lru-cache` would add 19 KB to the bundle of the function that starts most often, exceeding its limit of 500 KB.)

/** Default number of results kept: enough for one batch of readers. */
const ofABatch = 500

/**
 * All results are dropped together once there are `mostKept`, which costs less than keeping track of their order.
 * @example const subjectHeader = memoized((subject) => textHeader('Subject', subject))
 */
export function memoized<Result extends {}>(
  work: (value: string) => Result,
  mostKept = ofABatch,
): (value: string) => Result {
  const results = new Map<string, Result>()
  return (value) => {
    const known = results.get(value)
    if (known !== undefined) return known
    const made = work(value)
    if (results.size >= mostKept) results.clear()
    results.set(value, made)
    return made
  }
}
