// Turns of confirmations: one a second for the whole list, so that the account's rate is left to the editions. Whoever asked
// for few may take a turn that is far ahead; whoever asked for many takes one only when it is near, and tries again
// otherwise: a newcomer is served within a minute in the middle of a flood.
import { slowSpacingMs } from '../../delivery/bounced-confirmations.ts'
import { reachMs } from '../../subscription/share.ts'
import { delaySeconds, delaySecondsBefore, longestDelayMs } from '../queue-delay.ts'
import type { MessageDesk } from './desk.ts'
import type { ConfirmationOrder } from './order.ts'
import { drop } from './place.ts'

const usualSpacingMs = 1_000

/** A turn this near is waited for; for a later one the order goes back to the queue. Whoever waits here holds up the orders
 * that came with it. */
const nearMs = 1_000

/** Before a request without a turn tries again. */
const againMs = 30_000

/** After half an hour of them, a request without a turn is dropped. Counted, as nothing is tried while sending stands still. */
const mostTries = 60

/** An order that comes so much later than its turn takes a new one: otherwise those that a stand-still held up would all be
 * sent in the same second. */
const graceMs = 2_000

/** `now`: the turn has come. `later`: the order is back in the queue. `never`: it was dropped, which a request that is noted
 * never is. */
export async function waitForTurn(
  desk: MessageDesk,
  order: ConfirmationOrder,
  standing: 'noted' | 'not-noted',
): Promise<'now' | 'later' | 'never'> {
  const { clock, deliveries } = desk.ports
  const now = clock.now().getTime()
  const early = Date.parse(order.place?.at ?? order.at) - now
  if (early > nearMs) return putBack(desk, order, early)
  const reach = standing === 'noted' ? longestDelayMs : reachMs(order.place?.nth ?? 1)
  const turn = turnGiven(order, now) ?? (await deliveries.reserveConfirmation(reach, now, await spacingMs(desk)))
  if (turn !== null) return untilTurn(desk, order, turn)
  if (standing === 'noted') return putBack(desk, order, longestDelayMs)
  return tryAgain(desk, order)
}

async function tryAgain(desk: MessageDesk, order: ConfirmationOrder): Promise<'later' | 'never'> {
  const tries = (order.tries ?? 0) + 1
  if (tries < mostTries) return putBack(desk, { ...order, tries }, againMs)
  drop(desk, order, 'no-turn')
  return 'never'
}

/** Slow while many confirmations bounce. */
async function spacingMs({ ports }: MessageDesk): Promise<number> {
  return (await ports.limits.isSlow()) ? slowSpacingMs : usualSpacingMs
}

/** Puts an order back that has its place: it is only held up. */
export async function putBack(desk: MessageDesk, order: ConfirmationOrder, ms: number): Promise<'later'> {
  await desk.ports.queue.message(order, delaySeconds(ms))
  return 'later'
}

async function untilTurn(desk: MessageDesk, order: ConfirmationOrder, turn: number): Promise<'now' | 'later'> {
  const { clock, queue } = desk.ports
  const wait = turn - clock.now().getTime()
  if (wait > nearMs) {
    await queue.message({ ...order, turn: new Date(turn).toISOString() }, delaySecondsBefore(wait))
    return 'later'
  }
  if (wait > 0) await clock.sleep(wait)
  return 'now'
}

function turnGiven({ turn }: ConfirmationOrder, now: number): number | null {
  if (turn === undefined) return null
  const at = Date.parse(turn)
  return at >= now - graceMs && at <= now + longestDelayMs ? at : null
}
