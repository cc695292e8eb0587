// No page and no feed of the archive is larger than this, whatever an edition holds: phones on a slow line read pages,
// and feeds are fetched every hour. The limit in bytes; the length of lists is in `list-lengths.ts`.

/** Bytes. */
export const largestFile = 100_000

export function fits(body: string): boolean {
  return Buffer.byteLength(body) <= largestFile
}

/**
 * What is made with as much as fits.
 *
 * @param most of what may be told, at the first try
 * @param make with `amount` of it: less is never larger
 * @returns what is made with the largest amount that fits; with none where nothing does
 */
export function largestFitting(most: number, make: (amount: number) => string): string {
  const whole = make(most)
  if (fits(whole)) return whole
  let [fitting, known] = [0, make(0)]
  for (let tooMany = most; tooMany - fitting > 1; ) {
    const amount = Math.floor((fitting + tooMany) / 2)
    const made = make(amount)
    if (fits(made)) [fitting, known] = [amount, made]
    else tooMany = amount
  }
  return known
}

/** The first of these, as many as fit into a file with `around` beside them. */
export function firstFitting(pieces: readonly string[], around: number): string[] {
  let left = largestFile - around
  const end = pieces.findIndex((piece) => {
    left -= Buffer.byteLength(piece)
    return left < 0
  })
  return end < 0 ? [...pieces] : pieces.slice(0, end)
}
