// Sending slots of confirmations, and of help by email: one a second for the whole list, so that the account's rate is
// left to editions. A network with few requests may take a slot that is far ahead; one with many takes a slot only when
// it is near, and otherwise tries again, so that newcomers are served within a minute even during a flood.
import { slowSpacingMs } from '../../delivery/pace/bounced-confirmations.ts'
import { reachMs } from '../../subscription/limits/network-limit.ts'
import { delaySeconds, delaySecondsBefore, longestDelayMs } from '../queue-delay.ts'
import type { MessageContext } from './message-context.ts'
import type { SlottedOrder } from './read-order.ts'
import { drop } from './request-limit.ts'

/** One a second, which even an SES account in the sandbox may send. */
const usualSpacingMs = 1_000

/** A slot this near is waited for; for a later one the order goes back to the queue. Waiting here delays the other
 * orders of the same call. */
const nearMs = 1_000

/** Pause before a request without a slot tries again. */
const againMs = 30_000

/** Attempts, half an hour of them, after which a request without a slot is dropped. They are counted rather than timed,
 * because nothing is tried while sending is halted. */
const mostTries = 60

/** An order that comes this much later than its slot takes a new one: otherwise all orders delayed by a halt would be
 * sent in the same second. */
const graceMs = 2_000

/** `now`: the slot has come. `later`: the order is back in the queue. `never`: it was dropped, which never happens to a
 * request that has been noted. */
export async function waitForSlot(
  context: MessageContext,
  order: SlottedOrder,
  request: 'noted' | 'not-noted',
): Promise<'now' | 'later' | 'never'> {
  const { clock, pace } = context.ports
  const now = clock.now().getTime()
  const early = Date.parse(order.place?.at ?? order.at) - now
  if (early > nearMs) return putBack(context, order, early)
  const reach = request === 'noted' ? longestDelayMs : reachMs(order.place?.nth ?? 1)
  const spacing = await spacingMs(context, order)
  const slot = slotGiven(order, now) ?? (await pace.reserveConfirmation(reach, now, spacing))
  if (slot !== null) return untilSlot(context, order, slot)
  if (request === 'noted') return putBack(context, order, longestDelayMs)
  return tryAgain(context, order)
}

async function tryAgain(context: MessageContext, order: SlottedOrder): Promise<'later' | 'never'> {
  const tries = (order.tries ?? 0) + 1
  if (tries < mostTries) return putBack(context, { ...order, tries }, againMs)
  drop(context, order, 'no-slot')
  return 'never'
}

/** Slowed down while many confirmations bounce. During a flood, the nth request of a network takes n times as much of
 * the list's time as its first: a few requests from each of many networks are many people, whereas many from each of a
 * few networks are what has to be limited. */
async function spacingMs({ ports }: MessageContext, { place }: SlottedOrder): Promise<number> {
  if (await ports.limits.isSlow()) return slowSpacingMs
  return place?.flooded === true ? Math.min(place.nth * usualSpacingMs, slowSpacingMs) : usualSpacingMs
}

/** Puts an order back that has its place and is only delayed. */
export async function putBack(context: MessageContext, order: SlottedOrder, ms: number): Promise<'later'> {
  await context.ports.queue.message(order, delaySeconds(ms))
  return 'later'
}

async function untilSlot(context: MessageContext, order: SlottedOrder, slot: number): Promise<'now' | 'later'> {
  const { clock, queue } = context.ports
  const wait = slot - clock.now().getTime()
  if (wait > nearMs) {
    await queue.message({ ...order, slot: new Date(slot).toISOString() }, delaySecondsBefore(wait))
    return 'later'
  }
  if (wait > 0) await clock.sleep(wait)
  return 'now'
}

function slotGiven({ slot }: SlottedOrder, now: number): number | null {
  if (slot === undefined) return null
  const at = Date.parse(slot)
  return at >= now - graceMs && at <= now + longestDelayMs ? at : null
}
