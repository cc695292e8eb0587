// Composes the edition of a week once: chooses, frames, checks and freezes it. A second call finds it done. If it
// cannot be composed, its record says why, and composing is retried.
import { before } from '../../delivery/edition-status.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { deliveryDate, editionId, isWeekOver, nextDelivery, parseEditionId } from '../../edition/week.ts'
import { metric, type Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { type AttemptPorts, attempt } from './attempt.ts'
import { failedRecord, isTriedAgain, triesOf } from './failure.ts'
import type { PlannedEdition } from './record.ts'
import { tellOperator } from './tell-operator.ts'

export type ComposePorts = AttemptPorts & Pick<Ports, 'queue'>

/** From the schedule, or from an operator: a week, and whether to compose it again (`2026-W47r2`). */
export type ComposeRequest = { scheduledTime: string } | { week: string; again?: boolean } | RetryRequest

/** From the schedule: a failed edition, if there is one, is retried. */
export type RetryRequest = { retryTime: string }

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
  const planned = plannedFor(request, settings)
  const ofWeek = (await ports.editions.list()).filter(({ week }) => week === planned.week)
  const latest = ofWeek.at(-1)
  const again = 'again' in request && request.again === true
  if (latest !== undefined && !again) return already(ports, settings, latest.id)
  if (again && isWeekOver(planned.week, ports.clock.now())) return tooLate(planned.week)
  for (const record of ofWeek) await supersede(ports, record)
  const record = await made(ports, settings, { ...planned, id: editionId(planned.week, nextRun(ofWeek)) }, 1)
  if (!(await ports.editions.create(record))) return already(ports, settings, record.id)
  return tell(ports, settings, record)
}

function plannedFor(request: { scheduledTime: string } | { week: string }, { deliveryDay, timeZone }: Settings) {
  if ('week' in request) return { week: request.week, date: deliveryDate(request.week, deliveryDay) }
  return nextDelivery(request.scheduledTime, deliveryDay, timeZone)
}

function nextRun(ofWeek: readonly EditionRecord[]): number {
  return Math.max(0, ...ofWeek.map(({ id }) => parseEditionId(id)?.run ?? 0)) + 1
}

/** This edition would never be launched: its stories wait for the next one. */
function tooLate(edition: string): ComposeOutcome {
  const reason = 'its week is over, and no one would get it; what it would print is free for the next edition'
  return { outcome: 'refused', edition, reason }
}

/** An earlier run that was never sent frees its stories; a launched one keeps them. */
async function supersede({ editions, log }: ComposePorts, { id }: EditionRecord): Promise<void> {
  if (await editions.change(id, before('superseded'), { status: 'superseded' })) {
    log.info('The edition gives way to a new run.', { edition: id })
  }
}

/** Retries the edition that could not be composed, while its readers can still get it. Most hours there is none, and
 * the outlines are a tenth of the records. */
async function tryAgain(ports: ComposePorts, settings: Settings, retryTime: string): Promise<ComposeOutcome> {
  const now = new Date(retryTime)
  const failed = (await ports.editions.outlines()).filter((one) => isTriedAgain(one) && !isWeekOver(one.week, now))
  const [record] = failed
  if (record === undefined) return { outcome: 'nothing', edition: '' }
  const { id, slices: _, ...next } = await made(ports, settings, record, triesOf(record) + 1)
  if (!(await ports.editions.change(id, ['failed'], next))) return already(ports, settings, id)
  return tell(ports, settings, { ...record, ...next })
}

/** The record of the edition, whatever the outcome. */
async function made(
  ports: ComposePorts,
  settings: Settings,
  planned: PlannedEdition,
  tries: number,
): Promise<EditionRecord> {
  try {
    return await attempt(ports, settings, planned)
  } catch (error) {
    ports.log.error('The edition cannot be composed.', { edition: planned.id, tries, error })
    ports.log.count(metric.editionFailed, 1)
    return failedRecord(planned, ports.clock.now().toISOString(), error, tries)
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

/** The run that made it may have ended before the operator was told: the email is ordered again, and sent once. */
async function already(ports: ComposePorts, settings: Settings, edition: string): Promise<ComposeOutcome> {
  const found = (await ports.editions.list()).find(({ id }) => id === edition)
  if (found !== undefined) await tellOperator(ports, settings, found)
  ports.log.info('The edition of that week is there already; nothing was changed.', { edition })
  return { outcome: 'already', edition }
}
