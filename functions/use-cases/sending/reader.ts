// One reader of a batch: slot → still sending → claim → consent → submit once → record.

import { before } from '../../delivery/edition-status.ts'
import type { MessageBuffer } from '../../delivery/message-buffer.ts'
import { claimMs, isHandled, statusOf } from '../../delivery/status.ts'
import type { DeliveryFacts, DeliveryKey } from '../../delivery/types.ts'
import { metric, type Settings } from '../../environment.ts'
import { idLength, type OutgoingMessage, type Ports, type SubmitOutcome } from '../../ports.ts'
import { prepareMail } from './mail.ts'
import type { Pacer } from './pacer.ts'
import type { SendContext, SendContexts } from './send-context.ts'
import type { SendGuard } from './send-guard.ts'

export type SendingPorts = Pick<
  Ports,
  'clock' | 'random' | 'log' | 'editions' | 'subscribers' | 'deliveries' | 'mailer' | 'secrets'
>

/** One batch at work. */
export interface BatchRun {
  ports: SendingPorts
  settings: Settings
  contexts: SendContexts
  context: SendContext
  guard: SendGuard
  pacer: Pacer
  submitted: number
  /** Deliveries that failed for good. */
  failed: number
  /** Refusals for now and unknown outcomes so far. */
  setbacks: number
}

/** Definite refusals of one delivery before it counts as failed; one try a tick, so over about an hour. */
const mostTries = 5

/** Setbacks of one batch after which the rest of it waits for the next tick: what is unknown once SES fails inside
 * cannot be mailed again. */
const mostSetbacks = 5

/** True when nothing more is to be done for this reader; false when they wait for the next tick. The buffer is free
 * again when it answers: by then SES has answered, or never will. */
export async function mailReader(run: BatchRun, subscriber: string, buffer: MessageBuffer): Promise<boolean> {
  if (!(await run.guard.isOpen()) || !(await run.pacer.waitForSlot()) || !(await run.guard.isOpen())) return false
  const key: DeliveryKey = { kind: 'edition', request: run.context.edition, subscriber }
  const claim = newClaim(run)
  const claimed = await run.ports.deliveries.claim(key, claim)
  if (!claimed.won) {
    run.pacer.returnSlot()
    return isHandled(statusOf(claimed.delivery.facts, nowOf(run)))
  }
  const mail = await prepareOrGiveBack(run, key, claim.id, buffer)
  if ('message' in mail) {
    // Before the call: SES's own reports are never earlier, so they need not correct it.
    const at = nowOf(run)
    return settle(run, key, { claimId: claim.id, at }, await submit(run, mail.message))
  }
  run.pacer.returnSlot()
  if ('broken' in mail) return fail(run, key, mail.broken, 0)
  return record(run, key, { skipped: { at: nowOf(run), reason: mail.skip } })
}

function newClaim(run: BatchRun): NonNullable<DeliveryFacts['claim']> {
  const at = run.ports.clock.now()
  const expiresAt = new Date(at.getTime() + claimMs).toISOString()
  return { id: run.ports.random.id(idLength.distinct), at: at.toISOString(), expiresAt }
}

/** Before the submission nothing can have been sent, so an error here gives the claim back and counts as no try. */
async function prepareOrGiveBack(run: BatchRun, key: DeliveryKey, claimId: string, buffer: MessageBuffer) {
  try {
    return await prepareMail(run.ports, run.settings, run.context, key, buffer)
  } catch (error) {
    await giveBack(run, key, claimId, 'the reader could not be read', 0)
    throw error
  }
}

/** An error that the adapter did not foresee leaves the outcome unknown: never sent again. */
async function submit(run: BatchRun, message: OutgoingMessage): Promise<SubmitOutcome> {
  try {
    return await run.ports.mailer.submit(message)
  } catch (error) {
    return {
      outcome: 'ambiguous',
      reason: `the submission broke off (${error instanceof Error ? error.name : 'unknown'})`,
    }
  }
}

interface Submission {
  claimId: string
  at: string
}

async function settle(
  run: BatchRun,
  key: DeliveryKey,
  { claimId, at }: Submission,
  said: SubmitOutcome,
): Promise<boolean> {
  switch (said.outcome) {
    case 'accepted':
      run.submitted += 1
      run.contexts.quota.spent()
      noteAnswer(run, key, null)
      return record(run, key, { submitted: { at, messageIds: [said.messageId] } })
    case 'permanent':
      if (said.unlisted) return refusedUnlisted(run, key, claimId, said.reason)
      noteAnswer(run, key, null)
      return fail(run, key, said.reason, 1)
    case 'ambiguous':
      noteSetback(run)
      return record(run, key, { ambiguous: { at: nowOf(run), reason: said.reason } })
    case 'transient':
      return tryAgainLater(run, key, claimId, said.reason)
    case 'systemic':
      return stop(run, key, claimId, said.reason)
  }
}

async function tryAgainLater(run: BatchRun, key: DeliveryKey, claimId: string, reason: string): Promise<boolean> {
  noteSetback(run)
  return countTry(run, key, claimId, reason)
}

/** A refusal that no table knows says nothing certain of this reader: they are tried again, and a streak of them stops
 * the edition before it takes one reader after the other. */
async function refusedUnlisted(run: BatchRun, key: DeliveryKey, claimId: string, reason: string): Promise<boolean> {
  const streak = noteAnswer(run, key, reason)
  if (streak !== null) return stop(run, key, claimId, `one reader after the other is refused: ${streak}`)
  if (!run.guard.isHalted) return countTry(run, key, claimId, reason)
  await giveBack(run, key, claimId, reason, 0)
  return false
}

function noteAnswer(run: BatchRun, { subscriber: reader }: DeliveryKey, refusal: string | null): string | null {
  return run.contexts.answers.note(run.context.edition, { reader, refusal })
}

function noteSetback(run: BatchRun): void {
  run.setbacks += 1
  if (run.setbacks >= mostSetbacks) run.guard.halt()
}

async function countTry(run: BatchRun, key: DeliveryKey, claimId: string, reason: string): Promise<boolean> {
  const tries = ((await run.ports.deliveries.get(key))?.facts.refused?.tries ?? 0) + 1
  if (tries >= mostTries) return fail(run, key, `given up after ${tries} tries: ${reason}`, tries)
  await giveBack(run, key, claimId, reason, tries)
  return false
}

/** The account cannot send: the edition stops before more is tried, and no try is counted. */
async function stop(run: BatchRun, key: DeliveryKey, claimId: string, reason: string): Promise<boolean> {
  run.guard.halt()
  await giveBack(run, key, claimId, reason, 0)
  const stopped = await run.ports.editions.change(run.context.edition, before('stopped'), {
    status: 'stopped',
    stopReason: reason,
  })
  run.contexts.forgetRecord()
  if (stopped) {
    run.ports.log.count(metric.editionStopped, 1)
    run.ports.log.error(
      'SES refuses to send for this account; the edition is stopped. Mend the cause, then resume it.',
      {
        edition: run.context.edition,
        reason,
      },
    )
  }
  return false
}

async function giveBack(
  run: BatchRun,
  key: DeliveryKey,
  claimId: string,
  reason: string,
  tries: number,
): Promise<void> {
  await run.ports.deliveries.giveBack(key, claimId, { at: nowOf(run), reason, permanent: false, tries })
}

function fail(run: BatchRun, key: DeliveryKey, reason: string, tries: number): Promise<boolean> {
  run.failed += 1
  return record(run, key, { refused: { at: nowOf(run), reason, permanent: true, tries } })
}

async function record(run: BatchRun, key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<boolean> {
  await run.ports.deliveries.add(key, facts)
  return true
}

function nowOf(run: BatchRun): string {
  return run.ports.clock.now().toISOString()
}
