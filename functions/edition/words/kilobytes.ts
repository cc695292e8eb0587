// How sizes are printed: in kilobytes of 1,000 bytes.
/** @example kilobytes(20_594) // '20.6 KB' */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
