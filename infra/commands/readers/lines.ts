// Lines of `npm run readers -- stats`, `show` and `list`: counts, one reader with consent and emails, one line per
// reader. Addresses only if they were asked for. What an import prints is in `import.ts`.

import { languageName } from '../../../functions/content/language/languages/quoted-languages.ts'
import { statusOf } from '../../../functions/delivery/receipt/status.ts'
import type { Delivery } from '../../../functions/delivery/types.ts'
import { countedBy, type ReaderCounts, statusOrSuppression } from '../../../functions/subscription/reader-statistics.ts'
import { verdictWords } from '../../../functions/subscription/received-mail.ts'
import type { ConsentEvent, Subscriber } from '../../../functions/subscription/types.ts'
import type { FoundReader, ReaderDossier } from '../../../functions/use-cases/operating/reader-acts.ts'
import { counted, figure } from '../../command-line/figure.ts'

/** Most rows of one count; the others are added up. Chosen, not measured. */
const mostRows = 12

export function countLines({ all, by }: ReaderCounts): string[] {
  const lines = [`${counted(all, 'record')}; all but the first table count active readers alone`]
  for (const name of countedBy) {
    const rows = [...(by.get(name) ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    if (rows.length === 0) continue
    const rest = rows.slice(mostRows).reduce((sum, [, count]) => sum + count, 0)
    lines.push(`by ${name}`)
    for (const [value, count] of rows.slice(0, mostRows)) lines.push(`  ${figure(count).padStart(9)}  ${value}`)
    if (rest > 0) lines.push(`  ${figure(rest).padStart(9)}  ${rows.length - mostRows} others`)
  }
  return lines
}

export function readerLines(
  { record, suppressed, isKnown }: FoundReader,
  dossier: ReaderDossier | null,
  { addresses, now }: { addresses: boolean; now: string },
): string[] {
  if (record === null || dossier === null) {
    const known = isKnown ? 'Only the keyed pointer of that address is left' : 'No reader has that id or address'
    return [
      suppressed === null ? `${known}.` : `${known}; it must not be emailed (${suppressed.reason}, ${suppressed.at}).`,
    ]
  }
  const { id, address, topics, zone, hour, cadence, language, pausedUntil, consent, requests } = record
  const paused = pausedUntil === null ? [] : [`paused until  ${pausedUntil}`]
  return [
    `id            ${id}`,
    ...(addresses ? [`address       ${address}`] : []),
    `status        ${statusOrSuppression(record)}`,
    ...paused,
    `topics        ${topics.join(', ') || noneYet(requests)}`,
    `emailed       ${cadence}, at ${String(hour).padStart(2, '0')}:00 (${zone}), in ${languageName(language)}`,
    'consent',
    ...consent.flatMap(consentLines),
    dossier.deliveries.length === 0 ? 'emails        none' : 'emails',
    ...dossier.deliveries.map((one) => `  ${deliveryWords(one, now)}`),
  ]
}

/** What was asked for counts once it is confirmed. */
function noneYet(requests: Subscriber['requests']): string {
  const asked = [...new Set(requests.flatMap(({ topics }) => topics))]
  return asked.length === 0 ? 'none' : `none yet; asked for ${asked.join(', ')}`
}

function consentLines({ at, act, by, words, verdicts }: ConsentEvent): string[] {
  const line = `  ${at}  ${act} by ${by}${words === null ? '' : `: ${words}`}`
  return verdicts === undefined ? [line] : [line, `${' '.repeat(28)}checks of that email: ${verdictWords(verdicts)}`]
}

function deliveryWords(delivery: Delivery, now: string): string {
  const { kind, request, facts } = delivery
  const at = facts.submitted?.at ?? facts.skipped?.at ?? facts.refused?.at ?? facts.claim?.at ?? ''
  const reports = (['delivered', 'bounced', 'complained'] as const).filter((name) => facts[name])
  const what = kind === 'edition' ? `edition ${request}` : kind
  return [at.padEnd(24), what, [statusOf(delivery.facts, now), ...reports].join(', ')].join('  ').trimEnd()
}

/** One line per reader, for an operator who asked for addresses. */
export function addressLine(record: Subscriber): string {
  return `${record.id}  ${statusOrSuppression(record).padEnd(10)}  ${record.address}`
}
