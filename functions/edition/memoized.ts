// A pure function that keeps its latest results: what many emails share is worked out once. (`lru-cache` would add 19
// KB to the bundle of the function that starts most often, past its budget of 500 KB.)

/** Entries: enough for one batch of readers. All are dropped together, which costs less than to keep an order. */
const mostKept = 500

/** @example const subjectHeader = memoized((subject) => textHeader('Subject', subject)) */
export function memoized<Result extends {}>(work: (value: string) => Result): (value: string) => Result {
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
