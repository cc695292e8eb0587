// Sends an email that must not be missed, such as a confirmation: if its outcome stays unknown and no event settles it
// in time, it is submitted once more, as a delivery of its own.

import { statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import type { MessageContext } from './message-context.ts'
import { nowOf, type RecheckAndBuild, submitMessage } from './submission.ts'

export interface AtLeastOnceSend {
  key: DeliveryKey
  /** ISO instant of the order. */
  at: string
  /** Waits for the email's slot; false if it has not come and the order is back in the queue. */
  waitForSlot(): Promise<boolean>
  /** Puts the order back into the queue for this many milliseconds. */
  putBack(ms: number): Promise<unknown>
  recheckAndBuildFor(key: DeliveryKey): RecheckAndBuild
}

/** How long an SES event may take to settle an unknown submission; a claim lasts as long, which is longer than the
 * function may run. */
const settlingMs = 5 * minuteMs

export async function sendAtLeastOnce(context: MessageContext, send: AtLeastOnceSend): Promise<void> {
  if ((await attempt(context, send, send.key)) === 'over') return
  const second = { ...send.key, request: `${send.key.request}-again` }
  if ((await attempt(context, send, second)) === 'unresolved') giveUp(context, second)
}

/** `unresolved`: it was submitted or claimed, the outcome is unknown, and the time for an event is over. */
async function attempt(
  context: MessageContext,
  send: AtLeastOnceSend,
  key: DeliveryKey,
): Promise<'over' | 'unresolved'> {
  const { deliveries, clock } = context.ports
  const facts = (await deliveries.get(key))?.facts ?? {}
  switch (statusOf(facts, nowOf(context))) {
    case 'submitted':
    case 'failed':
    case 'skipped':
      return 'over'
    case 'unresolved':
    case 'unsent':
      return 'unresolved'
    case 'open':
      return submitInTurn(context, send, key)
    case 'claimed':
    case 'unknown': {
      const since = Date.parse(facts.claim?.at ?? facts.ambiguous?.at ?? send.at)
      const left = since + settlingMs - clock.now().getTime()
      if (left > 0) await send.putBack(left)
      else await deliveries.add(key, { closed: { at: nowOf(context), as: 'unresolved' } })
      return left > 0 ? 'over' : 'unresolved'
    }
  }
}

async function submitInTurn(context: MessageContext, send: AtLeastOnceSend, key: DeliveryKey): Promise<'over'> {
  if (!(await send.waitForSlot())) return 'over'
  const submission = await submitMessage(context, key, settlingMs, send.recheckAndBuildFor(key))
  if (submission.outcome === 'unknown') await send.putBack(settlingMs)
  if (submission.outcome === 'again') await send.putBack(submission.afterMs)
  return 'over'
}

function giveUp({ ports }: MessageContext, key: DeliveryKey): void {
  ports.log.warn(
    `It is not known whether an email (${key.kind}) arrived after two submissions; it will not be sent again.`,
    {
      ...key,
    },
  )
  ports.log.count(metric.messageUnsent, 1)
}
