// Sending slots of confirmations, and of help by mail: one a second for the whole list, so that the account's rate
// is left to the editions. Whoever asked for few may take a slot that is far ahead; whoever asked for many takes
// one only when it is near, and tries again otherwise: a newcomer is served within a minute in the middle of a
// flood.
import { slowSpacingMs } from '../../delivery/pace/bounced-confirmations.ts'
import { reachMs } from '../../subscription/limits/network-limit.ts'
import { delaySeconds, delaySecondsBefore, longestDelayMs } from '../queue-delay.ts'
import type { MessageContext } from './message-context.ts'
import type { SlottedOrder } from './read-order.ts'
import { drop } from './request-limit.ts'

/** One a second, which even an account in the sandbox of SES may send. */
const usualSpacingMs = 1_000

/** A slot this near is waited for; for a later one the order goes back to the queue. Whoever waits here holds up the
 * orders that came with it. */
const nearMs = 1_000

/** Before a request without a slot tries again. */
const againMs = 30_000

/** After half an hour of them, a request without a slot is dropped. Counted, as nothing is tried while sending stands
 * still. */
const mostTries = 60

/** An order that comes so much later than its slot takes a new one: otherwise those that a stand-still held up would
 * all be sent in the same second. */
const graceMs = 2_000

/** `now`: the slot has come. `later`: the order is back in the queue. `never`: it was dropped, which a request that is
 * noted never is. */
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

/** Slow while many confirmations bounce. While a flood lasts, the nth of a network takes n times as much of the list's
 * time as the first: a few from each of many networks are many people, and many from each of a few are what it is to
 * bound. */
async function spacingMs({ ports }: MessageContext, { place }: SlottedOrder): Promise<number> {
  if (await ports.limits.isSlow()) return slowSpacingMs
  return place?.flooded === true ? Math.min(place.nth * usualSpacingMs, slowSpacingMs) : usualSpacingMs
}

/** Puts an order back that has its place: it is only held up. */
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
