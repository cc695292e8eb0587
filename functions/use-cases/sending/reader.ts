// Mails one reader of a batch: turn → still sending → claim → consent → submit once → record.

import type { MessageBuffer } from '../../delivery/message/message-buffer.ts'
import { briefingAgainAfterMs, triesOfBriefing } from '../../delivery/pace/tries.ts'
import { pauseLeftMs } from '../../delivery/receipt/facts.ts'
import { claimMs, isHandled, statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import { noteAnswer } from '../submitting/account-state.ts'
import { type OneDelivery, type Settled, submitOnce, UnsentClaim } from '../submitting/submit-once.ts'
import { holdUp } from './account-cannot-send.ts'
import type { BatchRun } from './batch.ts'
import { prepareMail } from './mail.ts'
import type { Sending } from './sending.ts'

/** True when nothing more is to be done for this reader; false when they wait. When it resolves the buffer is free
 * again: by then SES has answered, or never will. */
export async function mailReader(
  run: Sending,
  batch: BatchRun,
  subscriber: string,
  buffer: MessageBuffer,
): Promise<boolean> {
  const key: DeliveryKey = { kind: 'edition', request: run.context.edition, subscriber }
  const settled = await submitted(run, batch, key, buffer)
  switch (settled.outcome) {
    case 'accepted':
      run.submitted += 1
      return true
    case 'skipped':
    case 'unknown':
      return true
    case 'failed':
      run.failed += 1
      return true
    case 'taken':
      if (pauseLeftMs(settled.facts, nowOf(run).getTime()) > 0) batch.waits = true
      return isHandled(statusOf(settled.facts, nowOf(run).toISOString()))
    case 'again':
      batch.waits = true
      return false
    case 'held-up':
      await holdUp(run, settled.said)
      return false
    case 'no-turn':
      // Readers who have their turn may still use it.
      run.noTurn ??= settled.why
      if (settled.why.none === 'halted') run.guard.halt()
      return false
    case 'closed':
      return false
  }
}

/** If it is certain that nothing was submitted under a claim, the next sender of the batch may give it back; that it
 * has expired does not free it. */
async function submitted(run: Sending, batch: BatchRun, key: DeliveryKey, buffer: MessageBuffer): Promise<Settled> {
  const { subscriber } = key
  const left = batch.unsent.get(subscriber)
  if (left !== undefined) {
    const refused = { at: nowOf(run).toISOString(), reason: 'the table was busy', permanent: false, tries: 0 }
    await run.ports.deliveries.giveBack(key, left, refused)
    batch.unsent.delete(subscriber)
  }
  try {
    return await submitOnce(run.ports, deliveryOf(run, batch, key, buffer))
  } catch (error) {
    if (error instanceof UnsentClaim) batch.unsent.set(subscriber, error.claimId)
    throw error
  }
}

function deliveryOf(run: Sending, batch: BatchRun, key: DeliveryKey, buffer: MessageBuffer): OneDelivery {
  const { ports, settings, contexts, context, guard, turns, untilMs } = run
  let since = 0
  return {
    key,
    claimMs,
    untilMs,
    turns,
    mayGoOn: async () => {
      await contexts.account.trouble.isClear()
      since = nowOf(run).getTime()
      return batch.isHeld(since) && (await guard.isOpen())
    },
    prepare: () => prepareMail(ports, settings, context, key, buffer),
    onAnswer: async (said) => {
      run.answered += 1
      run.needs.note(nowOf(run).getTime() - since)
      if (said.outcome === 'accepted' || (said.outcome === 'permanent' && !said.unlisted)) noteRefusal(run, key, null)
      await noteAnswer(ports, contexts.account, {
        reader: key.subscriber,
        said,
        from: settings.fromAddress,
        stop: () => guard.halt(),
        onHalt: async (isFirst) => {
          run.halted ||= isFirst
        },
      })
    },
    onUnlisted: (reason) => {
      const streak = noteRefusal(run, key, reason)
      if (streak !== null) guard.stopFor(`one reader after the other is refused: ${streak}`)
      return guard.isHalted ? 'no-try' : 'try'
    },
    pauseMs: () => briefingAgainAfterMs,
    mostTries: triesOfBriefing,
  }
}

/** A refusal that is in no table says nothing certain about this reader: they are retried, and a streak of such
 * refusals stops the edition before it fails reader after reader. */
function noteRefusal(run: Sending, { subscriber: reader }: DeliveryKey, refusal: string | null): string | null {
  return run.contexts.answers.note(run.context.edition, { reader, refusal })
}

function nowOf({ ports }: Sending): Date {
  return ports.clock.now()
}
