// What all emails to the operator have in common: they must not be missed, wait for no slot, and are dropped once they
// are too late.
import type { EmailContext } from '../../edition/emails/transactional-email.ts'
import { delaySeconds } from '../queue-delay.ts'
import { sendAtLeastOnce } from './at-least-once-send.ts'
import type { MessageContext } from './message-context.ts'
import type { KeptOrder, OperatorOrder, SlowedOrder } from './read-order.ts'
import { isTooLate } from './submission.ts'

/** Used instead of a subscriber: the operator is on no list. */
const operator = 'operator'

export interface OperatorSend {
  key: { kind: 'proof' | 'alert'; request: string }
  order: OperatorOrder | SlowedOrder | KeptOrder
  /** Milliseconds after which it is too late to act on it. */
  lifeMs: number
  recheckAndBuildFor: Parameters<typeof sendAtLeastOnce>[1]['recheckAndBuildFor']
}

export async function sendOperatorEmail(
  context: MessageContext,
  { key, order, lifeMs, recheckAndBuildFor }: OperatorSend,
): Promise<void> {
  const { queue, log } = context.ports
  if (isTooLate(context, order, lifeMs)) {
    log.warn('An email to the operator is too late and was not sent.', { ...order })
    return
  }
  await sendAtLeastOnce(context, {
    key: { ...key, subscriber: operator },
    at: order.at,
    waitForSlot: async () => true,
    putBack: (ms) => queue.message(order, delaySeconds(ms)),
    recheckAndBuildFor,
  })
}

/** The hour of an instant: what happens again within it is told once. @example hourOf('2026-11-19T06:15:00Z') // '2026-11-19T06' */
export function hourOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 'YYYY-MM-DDTHH'.length)
}

/** What an email to the operator is rendered from: it names no topics. */
export async function operatorContext({ ports, settings }: MessageContext): Promise<EmailContext> {
  return { templates: await ports.templates.load(), list: settings, topics: [] }
}
