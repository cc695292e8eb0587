// Whether few readers went first, the others waited for what became of them, and an edition of which too much came back
// was stopped before.
import { isOfAudience } from '../../../functions/delivery/audience.ts'
import { isOfCanary } from '../../../functions/delivery/pace/canary.ts'
import type { Canary, EditionRecord } from '../../../functions/delivery/types.ts'
import type { Running } from '../acting/running.ts'
import type { Family } from '../plan/faults.ts'

const minute = 60_000
/** For which the others wait once the canary is through, up to the clocks of two processes. */
const waitMs = 3 * minute - 200
/** So many bounces or complaints of a canary stop an edition. */
const fewestEvents = 5

/** Reports may come in time and not be counted. */
const uncounting: ReadonlySet<Family> = new Set(['crash', 'db', 'sqs', 'events', 'schedule', 'operator'])

export async function canaryFaults(run: Running, records: readonly EditionRecord[]): Promise<string[]> {
  const { scenario } = run
  if (scenario.faults.some(({ family }) => family === 'clock')) return []
  const found: string[] = []
  for (const record of records) {
    const { id, canary, eligible, frozenAt } = record
    if (frozenAt === null || eligible === null) continue
    if (eligible >= scenario.canaryFrom && !canary) found.push(`nobody of ${eligible} goes first in ${id}`)
    if (canary) found.push(...(await ofCanary(run, record, canary)))
    const bad = run.ses.badReports.filter(({ delivery }) => delivery.startsWith(`${id}_edition_`)).length
    if (record.frozen && bad < fewestEvents) found.push(`${id} was stopped although ${bad} mails came back`)
  }
  return found
}

/** Readers who stand in one batch: who moved or is tried again has another. */
async function ofCanary(run: Running, record: EditionRecord, canary: Canary): Promise<string[]> {
  const { id } = record
  const batches = await run.quietly(({ editions }) => editions.batches(id))
  const audience = batches.filter((batch) => isOfAudience(batch, record))
  const times = new Map<string, number>()
  for (const { subscribers } of audience)
    for (const reader of subscribers) times.set(reader, (times.get(reader) ?? 0) + 1)
  const first = new Set(audience.filter((batch) => isOfCanary(canary, batch)).flatMap(({ subscribers }) => subscribers))
  const mails = run.ses.taken.flatMap(({ delivery, startedAt }) => {
    const reader = delivery.startsWith(`${id}_edition_`) ? (delivery.split('_')[2] ?? '') : ''
    return times.get(reader) === 1 ? [{ isFirst: first.has(reader), startedAt }] : []
  })
  const instants = (isFirst: boolean) => mails.flatMap((one) => (one.isFirst === isFirst ? [one.startedAt] : []))
  const [last, next] = [Math.max(0, ...instants(true)), Math.min(Number.POSITIVE_INFINITY, ...instants(false))]
  const early =
    next < last + waitMs ? [`others were mailed ${id} ${Math.round((next - last) / 1000)} s after the first`] : []
  return [...early, ...unstopped(run, id, last, next)]
}

function unstopped({ ses, scenario, history }: Running, id: string, last: number, next: number): string[] {
  if (scenario.faults.some(({ family }) => uncounting.has(family))) return []
  if ((history.stoppedAt.get(id) ?? Number.POSITIVE_INFINITY) <= next) return []
  const inTime = ses.badReports.filter(
    ({ delivery, at }) => delivery.startsWith(`${id}_edition_`) && at <= last + 2 * minute,
  )
  const most = Math.max(...['Bounce', 'Complaint'].map((one) => inTime.filter(({ type }) => type === one).length))
  const isTooMuch = most >= fewestEvents && next < Number.POSITIVE_INFINITY
  return isTooMuch ? [`others were mailed ${id} although ${most} mails had come back`] : []
}
