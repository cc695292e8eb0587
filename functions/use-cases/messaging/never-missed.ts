// A mail that must not be missed, such as a confirmation: where nobody knows whether it went out, and no event says so in
// time, it is submitted once more as a delivery of its own.

import { statusOf } from '../../delivery/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import type { MessageDesk } from './desk.ts'
import { type LastLook, nowOf, submitOnce } from './submission.ts'

export interface Errand {
  key: DeliveryKey
  /** ISO instant of the order. */
  at: string
  /** Waits for the mail's turn; false where it has not come, and the order lies in the queue again. */
  turn(): Promise<boolean>
  /** Puts the order back for so many milliseconds. */
  putBack(ms: number): Promise<unknown>
  lastLookAt(key: DeliveryKey): LastLook
}

/** How long an event of SES may take to settle an unknown submission; a claim stands as long, which is longer than the
 * function may run. */
const settlingMs = 5 * minuteMs

export async function sendWithoutFail(desk: MessageDesk, errand: Errand): Promise<void> {
  if ((await attempt(desk, errand, errand.key)) === 'over') return
  const second = { ...errand.key, request: `${errand.key.request}-again` }
  if ((await attempt(desk, errand, second)) === 'unresolved') giveUp(desk, second)
}

/** `unresolved`: it was submitted or claimed, nobody knows what became of it, and the time for an event is over. */
async function attempt(desk: MessageDesk, errand: Errand, key: DeliveryKey): Promise<'over' | 'unresolved'> {
  const { deliveries, clock } = desk.ports
  const facts = (await deliveries.get(key))?.facts ?? {}
  switch (statusOf(facts, nowOf(desk))) {
    case 'submitted':
    case 'failed':
    case 'skipped':
      return 'over'
    case 'unresolved':
      return 'unresolved'
    case 'open':
      return submitInTurn(desk, errand, key)
    case 'claimed':
    case 'unknown': {
      const since = Date.parse(facts.claim?.at ?? facts.ambiguous?.at ?? errand.at)
      const left = since + settlingMs - clock.now().getTime()
      if (left > 0) await errand.putBack(left)
      else await deliveries.add(key, { closed: { at: nowOf(desk), as: 'unresolved' } })
      return left > 0 ? 'over' : 'unresolved'
    }
  }
}

async function submitInTurn(desk: MessageDesk, errand: Errand, key: DeliveryKey): Promise<'over'> {
  if (!(await errand.turn())) return 'over'
  const submission = await submitOnce(desk, key, settlingMs, errand.lastLookAt(key))
  if (submission.outcome === 'unknown') await errand.putBack(settlingMs)
  if (submission.outcome === 'again') await errand.putBack(submission.afterMs)
  return 'over'
}

function giveUp({ ports }: MessageDesk, key: DeliveryKey): void {
  ports.log.warn(
    `It is not known whether an email (${key.kind}) arrived after two submissions; it will not be sent again.`,
    {
      ...key,
    },
  )
  ports.log.count(metric.messageUnsent, 1)
}
