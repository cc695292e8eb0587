// One delivery of an email outside an edition, and what becomes of its order. Sets how long it waits while the account
// cannot send.

import { firstMessagePauseMs, triesOfMessage } from '../../delivery/pace/tries.ts'
import { isClaimable, pauseLeftMs } from '../../delivery/receipt/facts.ts'
import { isInDoubt, statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryFacts, DeliveryKey, SkipReason } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import type { OutgoingMessage, SubmitOutcome } from '../../ports.ts'
import { longestDelayMs } from '../queue-delay.ts'
import { noteAnswer } from '../submitting/account-state.ts'
import { probe } from '../submitting/halt.ts'
import { type Prepared, type Settled, submitOnce } from '../submitting/submit-once.ts'
import { type NoTurn, Turns } from '../submitting/turns.ts'
import type { MessageContext } from './message-context.ts'

/** Checks once more for reasons against the email, and builds it. */
export type RecheckAndBuild = () => Promise<{ skip: SkipReason } | { message: OutgoingMessage }>

export type Submission =
  /** Submitted, failed or skipped: nothing more is to be done. */
  | { outcome: 'done' }
  /** The outcome at SES is unknown, or another process is working on it. */
  | { outcome: 'unknown' }
  /** Refused for now, or not its turn yet; to be retried after this many milliseconds. */
  | { outcome: 'again'; afterMs: number }

const pauseMs = (tries: number) => Math.min(longestDelayMs, firstMessagePauseMs * 2 ** (tries - 1))

/** The clocks of two functions differ by less. Chosen, not measured. */
const clocksApartMs = 1_000

/** Pause while the account cannot send. */
const systemicPauseMs = 15 * minuteMs

/** A turn this near is waited for; editions do not reserve further ahead. */
const nearMs = 20_000

/** How long writes refused by a busy table are retried; the function may run for a minute. */
const mendingMs = 40_000

/** @param claimMs how long a claim lasts: longer than the function may run */
export async function submitMessage(
  context: MessageContext,
  key: DeliveryKey,
  claimMs: number,
  recheckAndBuild: RecheckAndBuild,
): Promise<Submission> {
  const { ports, settings, account } = context
  const known = await account.quota.known(ports)
  const now = ports.clock.now().getTime()
  const turns = new Turns(ports, {
    known,
    share: settings.caps.rateShare,
    isDayWhole: true,
    latestMs: now + nearMs,
  })
  turns.expect(1)
  const halt = await ports.pace.halted()
  if (halt !== null) {
    const probed = await probe(ports, halt, settings.fromAddress)
    if (probed.outcome === 'halted') return { outcome: 'again', afterMs: pauseUntil(context, probed.untilMs) }
    turns.isTrial = true
  }
  const settled = await submitOnce(ports, {
    key,
    claimMs,
    untilMs: now + mendingMs,
    turns,
    mayGoOn: async () => {
      await account.trouble.isClear()
      return true
    },
    prepare: () => preparedBy(recheckAndBuild),
    onUnlisted: () => 'try',
    pauseMs,
    mostTries: triesOfMessage,
    onAnswer: (said) =>
      noteAnswer(ports, account, {
        reader: key.subscriber,
        said,
        from: settings.fromAddress,
        stop: () => undefined,
        onHalt: async () => undefined,
      }),
  })
  return conclude(context, key, settled)
}

/** A header that cannot be written would fail again. The error's message may contain the address. */
async function preparedBy(recheckAndBuild: RecheckAndBuild): Promise<Prepared> {
  try {
    return await recheckAndBuild()
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidHeader')
      return { broken: 'the message could not be made (InvalidHeader)' }
    throw error
  }
}

function conclude(context: MessageContext, key: DeliveryKey, settled: Settled): Submission {
  const { log } = context.ports
  switch (settled.outcome) {
    case 'accepted':
      log.count(metric.submitted, 1)
      return { outcome: 'done' }
    case 'skipped':
      return { outcome: 'done' }
    case 'unknown':
      return { outcome: 'unknown' }
    case 'taken':
      return claimedElsewhere(context, settled.facts)
    case 'failed':
      log.warn('An email failed for good.', { ...key, reason: settled.reason })
      log.count(metric.deliveryFailed, 1)
      if (settled.tries >= triesOfMessage) log.count(metric.messageUnsent, 1)
      return { outcome: 'done' }
    case 'again':
      return { outcome: 'again', afterMs: pauseMs(settled.tries) }
    case 'held-up':
      return heldUp(context, key, settled.said)
    case 'no-turn':
      return { outcome: 'again', afterMs: pauseUntil(context, turnMs(settled.why)) }
    case 'closed':
      return { outcome: 'again', afterMs: firstMessagePauseMs }
  }
}

function turnMs(why: NoTurn): number {
  if (why.none === 'halted') return why.halt.untilMs
  return why.none === 'day' ? why.untilMs : why.nextMs
}

/** A little longer, and randomly spread: at least 6 s and at most 30 s, small compared with any pause. Chosen. */
const [leastLate, spread] = [0.1 * minuteMs, 0.4 * minuteMs]

function pauseUntil({ ports }: MessageContext, untilMs: number): number {
  return Math.max(0, untilMs - ports.clock.now().getTime()) + leastLate + spread * ports.random.fraction()
}

function claimedElsewhere(context: MessageContext, facts: DeliveryFacts): Submission {
  const status = statusOf(facts, nowOf(context))
  // A copy of the order tried it a moment ago.
  if (status === 'open') {
    const left = pauseLeftMs(facts, context.ports.clock.now().getTime())
    return { outcome: 'again', afterMs: left === 0 ? firstMessagePauseMs : left + clocksApartMs }
  }
  return { outcome: isInDoubt(status) ? 'unknown' : 'done' }
}

/** The account cannot send. */
function heldUp({ ports }: MessageContext, key: DeliveryKey, said: SubmitOutcome): Submission {
  const reason = said.outcome === 'accepted' ? '' : said.reason
  ports.log.error('SES refuses to send for this account. Fix the cause; the email is waiting.', { ...key, reason })
  ports.log.count(metric.messageUnsent, 1)
  return { outcome: 'again', afterMs: systemicPauseMs }
}

/** True for an order that waited so long that its email would come too late. */
export function isTooLate({ ports }: MessageContext, { at }: { at: string }, lifeMs: number): boolean {
  return ports.clock.now().getTime() - Date.parse(at) >= lifeMs
}

/** True if a delivery may still be submitted: there is none yet, or its claim was given back. */
export async function isFree({ ports }: MessageContext, key: DeliveryKey): Promise<boolean> {
  const delivery = await ports.deliveries.get(key)
  return delivery === null || isClaimable(delivery.facts)
}

export function nowOf({ ports }: MessageContext): string {
  return ports.clock.now().toISOString()
}
