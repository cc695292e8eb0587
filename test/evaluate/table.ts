// One line of the table: what was measured, what came out, on all records and on either half of them.

export interface Row {
  measure: string
  /** As printed, e.g. `0.912` or `30/57`. */
  value: string
  /** The same for records with an even and an odd number: rules are tuned on the even ones only. */
  halves?: [even: string, odd: string]
  target?: string
  knownBest?: string
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.measure,
    row.value,
    row.halves?.[0] ?? '',
    row.halves?.[1] ?? '',
    row.target ?? '',
    row.knownBest ?? '',
  ])
  return columns(['measure', 'value', 'even half', 'odd half', 'target', 'known best'], cells)
}

/** Cells under their heads, each column as wide as it must be. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map(() => ''), ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  return all
    .map((row, n) => row.map((cell, at) => (n === 1 ? '-'.repeat(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n')
}

/** One measure over records, printed for all of them and for either half. */
export function measured<T>(
  records: readonly T[],
  value: (records: readonly T[]) => string,
): Pick<Row, 'value' | 'halves'> {
  const half = (rest: number) => value(records.filter((_, at) => at % 2 === rest))
  return { value: value(records), halves: [half(0), half(1)] }
}

export const share = (count: number, of: number) =>
  `${count}/${of} ${of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`}`

/** Whole per cents. */
export const percent = (count: number, of: number) =>
  of === 0 ? '–' : `${Math.round((100 * count) / of)} % (${count} of ${of})`
