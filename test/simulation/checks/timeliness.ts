// Whether readers are mailed in their hour, or as much later as what went wrong in the run explains.
import { isOfAudience } from '../../../functions/delivery/audience.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { waveStart } from '../../../functions/subscription/calendar.ts'
import type { Running } from '../acting/running.ts'
import type { Family, Fault } from '../plan/faults.ts'

const minute = 60_000

/** Orders come with every quarter of an hour, and a call works off what it can. */
const usualMs = 30 * minute

/** Whoever waits for a retry, a lease that runs out, a message that becomes visible again, a tick that was missed or
 * an operator who looks every 40 minutes. */
const perFaultMs = 75 * minute

/** Delays of readers and of reports count as no lateness. */
const harmless: ReadonlySet<Family> = new Set(['readers', 'events'])

export async function late(run: Running, records: readonly EditionRecord[]): Promise<string[]> {
  const { scenario, ses } = run
  const isUnbounded = scenario.isScarce || scenario.faults.some(({ family }) => family === 'clock')
  if (isUnbounded) return []
  const allowed = allowedMs(scenario.faults, (3_000 * scenario.readers.length) / scenario.perSecond)
  const found: string[] = []
  for (const record of records) {
    const { id } = record
    const waves = await wavesOf(run, record)
    for (const { delivery, startedAt } of ses.taken) {
      const reader = delivery.startsWith(`${id}_edition_`) ? (delivery.split('_')[2] ?? '') : ''
      const due = Math.max(...(waves.get(reader) ?? []).filter((at) => at <= startedAt), run.history.openedAt(id))
      const minutes = Math.round((startedAt - due) / minute)
      if (reader !== '' && startedAt - due > allowed) found.push(`${reader} was mailed ${id} ${minutes} minutes late`)
    }
  }
  return found
}

function allowedMs(faults: readonly Fault[], sendingMs: number): number {
  const explained = faults.filter(({ family }) => !harmless.has(family)).map(({ ms }) => perFaultMs + Math.max(0, ms))
  return usualMs + sendingMs + explained.reduce((sum, ms) => sum + ms, 0)
}

/** Reader → instants (ms) at which waves begin that they stand in: more than one where they moved or are tried
 * again. */
async function wavesOf(run: Running, record: EditionRecord): Promise<Map<string, number[]>> {
  const batches = await run.quietly(({ editions }) => editions.batches(record.id))
  const waves = new Map<string, number[]>()
  for (const batch of batches.filter((one) => isOfAudience(one, record)))
    for (const reader of batch.subscribers) waves.set(reader, [...(waves.get(reader) ?? []), waveStart(batch.wave)])
  return waves
}
