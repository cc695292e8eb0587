// `npm run edition -- numbers`: the list's figures (status, statistics), as lines for a terminal.
import type { ListNumbers } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import { type NumbersTable, numbersTables } from './numbers-tables.ts'

export function numbersLines(numbers: ListNumbers): string[] {
  return numbersTables(numbers).flatMap(({ title, note, ...table }) => [
    note === null ? title : `${title} (${note})`,
    ...(table.rows.length === 0 ? ['  none yet'] : inColumns(table)),
  ])
}

/** The first column is text, all others are figures. */
function inColumns({ head, rows }: Pick<NumbersTable, 'head' | 'rows'>): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    return `  ${cells.join('  ')}`.trimEnd()
  })
}
