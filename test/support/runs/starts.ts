// How evenly requests were started.

/** Starts in the busiest second, wherever it begins. */
export function mostInASecond(starts: readonly number[]): number {
  const sorted = starts.toSorted((a, b) => a - b)
  let [first, most] = [0, 0]
  for (const [n, at] of sorted.entries()) {
    while (at - (sorted[first] ?? 0) >= 1000) first += 1
    most = Math.max(most, n - first + 1)
  }
  return most
}
