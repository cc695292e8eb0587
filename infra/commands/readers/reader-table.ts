// Readers as the table that `export` writes (CSV, for a spreadsheet), in the columns that an import reads.
import { statusOrSuppression } from '../../../functions/subscription/reader-statistics.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'

/** As `import` reads them. */
const columns = [
  'id',
  'email',
  'status',
  'topics',
  'language',
  'zone',
  'hour',
  'cadence',
  'consent_at',
  'consent_source',
  'created_at',
] as const

export const csvHead = `${columns.join(',')}\n`

export function csvRow(reader: Subscriber): string {
  const { id, address, topics, language, zone, hour, cadence, consent, createdAt } = reader
  const asked = consent.findLast(({ act }) => act === 'requested')
  const agreed = consent.findLast(({ act }) => act === 'confirmed')
  const cells = [
    id,
    address,
    statusOrSuppression(reader).replace(/^suppressed.*/, 'suppressed'),
    topics.join(';'),
    language,
    zone,
    String(hour),
    cadence,
    agreed?.at ?? '',
    agreed === undefined ? '' : (asked?.words ?? agreed.words ?? ''),
    createdAt,
  ]
  return `${cells.map(quoted).join(',')}\n`
}

/** RFC 4180. */
function quoted(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
