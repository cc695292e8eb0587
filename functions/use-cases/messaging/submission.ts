// One delivery of a mail outside an edition: claim → recheck and build → submit once → record.

import { isClaimable } from '../../delivery/facts.ts'
import { statusOf } from '../../delivery/status.ts'
import type { DeliveryFacts, DeliveryKey, SkipReason } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import { idLength, type OutgoingMessage, type SubmitOutcome } from '../../ports.ts'
import type { MessageContext } from './message-context.ts'

/** Reads once more what may stand against the mail, and makes it. */
export type RecheckAndBuild = () => Promise<{ skip: SkipReason } | { message: OutgoingMessage }>

export type Submission =
  /** Submitted, failed or skipped: nothing more is to be done. */
  | { outcome: 'done' }
  /** Nobody knows whether SES took it, or somebody else is at it. */
  | { outcome: 'unknown' }
  /** Refused for now; to be tried again after so many milliseconds. */
  | { outcome: 'again'; afterMs: number }

/** Definite refusals before a delivery counts as failed. */
const mostTries = 5

/** Time to wait after the first refusal; doubled with each one. */
const firstPauseMs = minuteMs

/** While the account cannot send. */
const systemicPauseMs = 15 * minuteMs

/** @param claimMs how long a claim stands: longer than the function may run */
export async function submitOnce(
  context: MessageContext,
  key: DeliveryKey,
  claimMs: number,
  recheckAndBuild: RecheckAndBuild,
): Promise<Submission> {
  const { deliveries, clock, random } = context.ports
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + claimMs).toISOString()
  const claim = { id: random.id(idLength.distinct), at: at.toISOString(), expiresAt }
  const claimed = await deliveries.claim(key, claim)
  if (!claimed.won) return claimedElsewhere(claimed.delivery.facts, claim.at)
  const mail = await recheckOrGiveBack(context, key, claim.id, recheckAndBuild)
  if ('message' in mail) {
    // Before the call: SES's own reports are never earlier, so they need not correct it.
    const submittedAt = nowOf(context)
    return settle(context, key, claim.id, submittedAt, await submit(context, mail.message))
  }
  if ('skip' in mail) await deliveries.add(key, { skipped: { at: nowOf(context), reason: mail.skip } })
  return { outcome: 'done' }
}

function claimedElsewhere(facts: DeliveryFacts, now: string): Submission {
  const status = statusOf(facts, now)
  return { outcome: status === 'claimed' || status === 'unknown' ? 'unknown' : 'done' }
}

/** Before the submission nothing can have been sent, so an error here gives the claim back and counts as no try. */
async function recheckOrGiveBack(
  context: MessageContext,
  key: DeliveryKey,
  claimId: string,
  recheckAndBuild: RecheckAndBuild,
) {
  try {
    return await recheckAndBuild()
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidHeader') return broken(context, key)
    await giveBack(context, key, claimId, 'the email could not be prepared', 0)
    throw error
  }
}

/** It would fail again. The text of the error may hold the address. */
async function broken(context: MessageContext, key: DeliveryKey): Promise<{ failed: true }> {
  await fail(context, key, 'the message could not be made (InvalidHeader)', 0)
  return { failed: true }
}

/** An error that the adapter did not foresee leaves the outcome unknown. */
async function submit({ ports }: MessageContext, message: OutgoingMessage): Promise<SubmitOutcome> {
  try {
    return await ports.mailer.submit(message)
  } catch (error) {
    return {
      outcome: 'ambiguous',
      reason: `the submission broke off (${error instanceof Error ? error.name : 'unknown'})`,
    }
  }
}

async function settle(
  context: MessageContext,
  key: DeliveryKey,
  claimId: string,
  at: string,
  said: SubmitOutcome,
): Promise<Submission> {
  const { deliveries, log } = context.ports
  switch (said.outcome) {
    case 'accepted':
      await deliveries.add(key, { submitted: { at, messageIds: [said.messageId] } })
      log.count(metric.submitted, 1)
      return { outcome: 'done' }
    case 'ambiguous':
      await deliveries.add(key, { ambiguous: { at: nowOf(context), reason: said.reason } })
      return { outcome: 'unknown' }
    case 'permanent':
      return fail(context, key, said.reason, 1)
    case 'transient':
      return tryAgainLater(context, key, claimId, said.reason)
    case 'systemic':
      return waitForOperator(context, key, claimId, said.reason)
  }
}

async function tryAgainLater(
  context: MessageContext,
  key: DeliveryKey,
  claimId: string,
  reason: string,
): Promise<Submission> {
  const tries = ((await context.ports.deliveries.get(key))?.facts.refused?.tries ?? 0) + 1
  if (tries >= mostTries) return fail(context, key, `given up after ${tries} tries: ${reason}`, tries)
  await giveBack(context, key, claimId, reason, tries)
  return { outcome: 'again', afterMs: firstPauseMs * 2 ** (tries - 1) }
}

/** The account cannot send: that says nothing about this mail, and counts as no try. */
async function waitForOperator(
  context: MessageContext,
  key: DeliveryKey,
  claimId: string,
  reason: string,
): Promise<Submission> {
  await giveBack(context, key, claimId, reason, 0)
  context.ports.log.error('SES refuses to send for this account. Fix the cause; the email is waiting.', {
    ...key,
    reason,
  })
  context.ports.log.count(metric.messageUnsent, 1)
  return { outcome: 'again', afterMs: systemicPauseMs }
}

async function fail(context: MessageContext, key: DeliveryKey, reason: string, tries: number): Promise<Submission> {
  const { deliveries, log } = context.ports
  await deliveries.add(key, { refused: { at: nowOf(context), reason, permanent: true, tries } })
  log.warn('An email failed for good.', { ...key, reason })
  log.count(metric.deliveryFailed, 1)
  if (tries >= mostTries) log.count(metric.messageUnsent, 1)
  return { outcome: 'done' }
}

async function giveBack(
  context: MessageContext,
  key: DeliveryKey,
  claimId: string,
  reason: string,
  tries: number,
): Promise<void> {
  await context.ports.deliveries.giveBack(key, claimId, { at: nowOf(context), reason, permanent: false, tries })
}

/** An order that waited so long that its mail would come too late. */
export function isTooLate({ ports }: MessageContext, { at }: { at: string }, lifeMs: number): boolean {
  return ports.clock.now().getTime() - Date.parse(at) >= lifeMs
}

/** True where a delivery may still be submitted: there is none, or its claim was given back. */
export async function isFree({ ports }: MessageContext, key: DeliveryKey): Promise<boolean> {
  const delivery = await ports.deliveries.get(key)
  return delivery === null || isClaimable(delivery.facts)
}

export function nowOf({ ports }: MessageContext): string {
  return ports.clock.now().toISOString()
}
