// The largest size (bytes) of a page or feed of the archive, whatever an edition holds: phones on slow connections read
// the pages, and feeds are fetched every hour. How long lists are is set in `list-lengths.ts`.

/** Bytes. Chosen, not measured. */
export const largestFile = 100_000

export function fits(body: string): boolean {
  return Buffer.byteLength(body) <= largestFile
}

/**
 * Renders something with as much content as fits.
 *
 * @param most amount at the first attempt
 * @param make renders it with `amount` of the content: with less it must not become larger
 * @returns the result for the largest amount that fits, or for none of it if nothing fits
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

/** As many of the first pieces as fit into a file together with `around` other bytes. */
export function firstFitting(pieces: readonly string[], around: number): string[] {
  let left = largestFile - around
  const end = pieces.findIndex((piece) => {
    left -= Buffer.byteLength(piece)
    return left < 0
  })
  return end < 0 ? [...pieces] : pieces.slice(0, end)
}
