// Sends the next emails at once, and says when later ones go out.

import { isOfAudience } from '../../../functions/delivery/audience.ts'
import { isCanaryUnderWay, reportsMs } from '../../../functions/delivery/pace/canary.ts'
import type { Batch, EditionRecord } from '../../../functions/delivery/types.ts'
import { minuteMs } from '../../../functions/durations.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'
import { waveStart } from '../../../functions/subscription/calendar.ts'
import { figure } from '../../command-line/figure.ts'
import type { Target } from './target.ts'

interface Sending {
  target: Pick<Target, 'editions' | 'tick'>
  clock: Clock
}

/** Runs a tick now instead of at the next quarter of an hour. Resolves to the lines to print. */
export async function sendNow({ target, clock }: Sending, edition: string): Promise<string[]> {
  try {
    await target.tick()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [`The next emails go out at the next quarter of an hour. They could not be called for at once: ${reason}`]
  }
  const record = await target.editions.find(edition)
  if (record?.status !== 'sending') return [`No one is to be emailed any more: ${edition} is ${record?.status}.`]
  if (isCanaryUnderWay(record.canary, clock.now().getTime())) return [canaryWords(record)]
  const wave = await nextWave(target.editions, record)
  if (wave === null) return ['No one is to be emailed any more; the receipt follows within the hour.']
  if (waveStart(wave) <= clock.now().getTime()) return ['The next emails go out now.']
  return [`The next emails go out on ${instantWords(`${wave}:00Z`)}.`]
}

/** About a canary that is under way. */
export function canaryWords({ canary }: Pick<EditionRecord, 'canary'>): string {
  const { readers = 0, doneAt = null } = canary ?? {}
  const who = `The canary (${figure(readers)} readers)`
  if (doneAt === null)
    return `${who} goes first; the others follow ${reportsMs / minuteMs} minutes after its last email, unless too much comes back.`
  const next = new Date(Date.parse(doneAt) + reportsMs).toISOString()
  return `${who} is out; the others follow at ${next.slice(11, 19)} UTC, unless too much comes back.`
}

/** The first wave that is not done; `null` if all are. */
async function nextWave(editions: EditionStore, record: EditionRecord): Promise<string | null> {
  const isOpen = (batch: Batch) => !batch.done && isOfAudience(batch, record)
  // Later than any year that an edition may have.
  for await (const page of editions.batchPages(record.id, { behind: null, upTo: '9999' })) {
    const found = page.find(isOpen)
    if (found !== undefined) return found.wave
  }
  return null
}
