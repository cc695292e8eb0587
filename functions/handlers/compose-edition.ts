// Composes the edition of a week, once: chooses, frames, checks and freezes it. A second call finds it done. What cannot be
// composed leaves a record that says why, and is tried again.
import { before } from '../delivery/edition-status.ts'
import type { AlertOccasion, EditionRecord } from '../delivery/types.ts'
import { deliveryDate, editionId, isWeekOver, nextDelivery, parseEditionId } from '../edition/week.ts'
import { metric, type Settings } from '../environment.ts'
import type { Ports } from '../ports.ts'
import { articles, clock, decisions, editions, log, queue, settings, templates } from '../runtime.ts'
import { attempt } from '../use-cases/composing/attempt.ts'
import { failedRecord, isTriedAgain, mostTries, triesOf } from '../use-cases/composing/failure.ts'
import type { Slot } from '../use-cases/composing/record.ts'

export type ComposePorts = Pick<Ports, 'clock' | 'log' | 'articles' | 'decisions' | 'templates' | 'editions' | 'queue'>

/** From the schedule, or from an operator: a week, and whether to compose it again (`2026-W47r2`). */
export type ComposeRequest = { scheduledTime: string } | { week: string; again?: boolean } | RetryRequest

/** From the schedule: the edition that failed, if there is one, is tried again. */
export type RetryRequest = { retryTime: string }

/** From an operator: the proof of an edition that is composed. */
export type ProofRequest = { proof: string }

export type ComposeOutcome =
  | { outcome: 'composed' | 'held' | 'empty' | 'already'; edition: string }
  | { outcome: 'failed' | 'refused'; edition: string; reason: string }
  | { outcome: 'nothing'; edition: '' }

export async function composeEdition(
  ports: ComposePorts,
  settings: Settings,
  request: ComposeRequest,
): Promise<ComposeOutcome> {
  if ('retryTime' in request) return tryAgain(ports, settings, request.retryTime)
  const slot = slotOf(request, settings)
  const ofWeek = (await ports.editions.list()).filter(({ week }) => week === slot.week)
  const latest = ofWeek.at(-1)
  const again = 'again' in request && request.again === true
  if (latest !== undefined && !again) return already(ports, settings, latest.id)
  if (again && isWeekOver(slot.week, ports.clock.now())) return tooLate(slot.week)
  for (const record of ofWeek) await supersede(ports, record)
  const record = await made(ports, settings, { ...slot, id: editionId(slot.week, nextRun(ofWeek)) }, 1)
  if (!(await ports.editions.create(record))) return already(ports, settings, record.id)
  return tell(ports, settings, record)
}

function slotOf(request: { scheduledTime: string } | { week: string }, { deliveryDay, timeZone }: Settings) {
  if ('week' in request) return { week: request.week, date: deliveryDate(request.week, deliveryDay) }
  return nextDelivery(request.scheduledTime, deliveryDay, timeZone)
}

function nextRun(ofWeek: readonly EditionRecord[]): number {
  return Math.max(0, ...ofWeek.map(({ id }) => parseEditionId(id)?.run ?? 0)) + 1
}

/** A run of it would never be launched: its stories wait for the next edition. */
function tooLate(edition: string): ComposeOutcome {
  const reason = 'its week is over, and nobody would get it; what it would print is free for the next edition'
  return { outcome: 'refused', edition, reason }
}

/** An earlier run that nobody got frees its stories; one that was launched keeps them. */
async function supersede({ editions, log }: ComposePorts, { id }: EditionRecord): Promise<void> {
  if (await editions.change(id, before('superseded'), { status: 'superseded' })) {
    log.info('The edition gives way to a new run.', { edition: id })
  }
}

/** The edition that could not be composed is tried once more, while its readers can still get it. */
async function tryAgain(ports: ComposePorts, settings: Settings, retryTime: string): Promise<ComposeOutcome> {
  const now = new Date(retryTime)
  const failed = (await ports.editions.list()).filter((one) => isTriedAgain(one) && !isWeekOver(one.week, now))
  const [record] = failed
  if (record === undefined) return { outcome: 'nothing', edition: '' }
  const { id, slices: _, ...next } = await made(ports, settings, record, triesOf(record) + 1)
  if (!(await ports.editions.change(id, ['failed'], next))) return already(ports, settings, id)
  return tell(ports, settings, { ...record, ...next })
}

/** The record of an edition, whatever becomes of it. */
async function made(ports: ComposePorts, settings: Settings, slot: Slot, tries: number): Promise<EditionRecord> {
  try {
    return await attempt(ports, settings, slot)
  } catch (error) {
    ports.log.error('The edition cannot be composed.', { edition: slot.id, tries, error })
    ports.log.count(metric.editionFailed, 1)
    return failedRecord(slot, ports.clock.now().toISOString(), error, tries)
  }
}

async function tell(ports: ComposePorts, settings: Settings, record: EditionRecord): Promise<ComposeOutcome> {
  await tellOperator(ports, settings, record)
  const { id: edition, status, stories, waiting, failure } = record
  if (status === 'failed') return { outcome: 'failed', edition, reason: failure?.reason ?? '' }
  if (status === 'held') {
    ports.log.error('The edition is held; correct what the findings name and compose it again.', {
      edition,
      findings: record.findings,
    })
    ports.log.count(metric.editionHeld, 1)
    return { outcome: 'held', edition }
  }
  if (status === 'empty') {
    ports.log.info('There is nothing new this week: no edition, no email.', { edition, waiting })
    return { outcome: 'empty', edition }
  }
  ports.log.info('The edition is composed.', { edition, stories, waiting })
  return { outcome: 'composed', edition }
}

/** The run that made it may have ended before the operator was told: the order is given again, and its mail sent once. */
async function already(ports: ComposePorts, settings: Settings, edition: string): Promise<ComposeOutcome> {
  const found = (await ports.editions.list()).find(({ id }) => id === edition)
  if (found !== undefined) await tellOperator(ports, settings, found)
  ports.log.info('The edition of that week is there already; nothing was changed.', { edition })
  return { outcome: 'already', edition }
}

/** One mail an edition. An editor whose edition is held is in a hurry: the alert says what is wrong and what to do, and nothing
 * else; what would be printed shows in the preview. The proof comes with the run that passes, and says what was set aside; where
 * there is none, an alert does. Of tries that failed, the first is told, and the last. */
async function tellOperator(ports: ComposePorts, { proofs }: Settings, record: EditionRecord): Promise<void> {
  const { id: edition, status, setAside = [] } = record
  const at = ports.clock.now().toISOString()
  const alert = (about: AlertOccasion, tries?: number) =>
    ports.queue.message({ kind: 'alert', edition, at, about, ...(tries === undefined ? {} : { tries }) })
  const tries = triesOf(record)
  if (status === 'held') return alert('held')
  if (status === 'failed') return tries === 1 || tries >= mostTries ? alert('failed', tries) : undefined
  if (status === 'composed' && proofs === 'every-edition') return void (await orderProof(ports, { proof: edition }))
  if ((status === 'composed' || status === 'empty') && setAside.length > 0) await alert('set-aside')
}

/** One goes out for each run, however often it is asked for: what was composed stays as it is. */
export async function orderProof(
  { queue, clock }: Pick<ComposePorts, 'queue' | 'clock'>,
  { proof }: ProofRequest,
): Promise<{ outcome: 'ordered'; edition: string }> {
  await queue.message({ kind: 'proof', edition: proof, at: clock.now().toISOString() })
  return { outcome: 'ordered', edition: proof }
}

export const handler = async (event: ComposeRequest | ProofRequest) => {
  if ('proof' in event) return orderProof({ queue: queue(), clock: clock() }, event)
  return composeEdition(
    {
      clock: clock(),
      log: log(),
      articles: articles(),
      decisions: decisions(),
      templates: templates(),
      editions: editions(),
      queue: queue(),
    },
    settings(),
    event,
  )
}
