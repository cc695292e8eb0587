// On a terminal each look of `watch` replaces the one before. A line that is wider than the window takes several rows,
// and all of them must be cleared: counting lines would leave the upper rows of each look standing.

interface Terminal {
  isTTY?: boolean
  /** Characters in a row; it may change while the command runs. */
  columns?: number
  write(text: string): unknown
}

/** To a file or a pipe, looks are written one after the other. */
export function showInPlace(out: Terminal): (lines: readonly string[]) => void {
  let shown: readonly string[] = []
  return (lines) => {
    if (out.isTTY === true && shown.length > 0) out.write(`\u001b[${rowsOf(shown, out.columns)}A\u001b[0J`)
    out.write(`${lines.join('\n')}\n`)
    shown = lines
  }
}

/** @example rowsOf(['2026-W47 is sending.', 'a line of 130 characters …'], 60) // 4 */
function rowsOf(lines: readonly string[], columns = Number.POSITIVE_INFINITY): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / columns)), 0)
}
