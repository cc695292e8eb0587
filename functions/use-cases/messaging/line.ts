// The line of confirmations: one a second for the whole list. Whoever floods the form fills the line, not other people's
// mailboxes; and the account's rate is left to the editions.
import { metric } from '../../environment.ts'
import type { MessageDesk } from './desk.ts'
import type { ConfirmationOrder } from './order.ts'

/** A turn this near is waited for; for a later one the order goes back to the queue. */
const nearMs = 5_000

/** Nobody is given a turn further ahead: SQS can hold a message back for as long. */
const ceilingMs = 15 * 60_000

/** An order that comes so much later than its turn takes a new one: otherwise those that a stand-still held up would all be
 * sent in the same second. */
const graceMs = 2_000

/** `now`: the turn has come. `later`: the order is back in the queue. `never`: it was dropped. */
export async function waitForTurn(desk: MessageDesk, order: ConfirmationOrder): Promise<'now' | 'later' | 'never'> {
  const { clock, deliveries, queue } = desk.ports
  const now = clock.now().getTime()
  const turn = turnGiven(order, now) ?? (await deliveries.reserveConfirmation(ceilingMs, now))
  if (turn === null) return order.turn === undefined ? drop(desk, order) : putBack(desk, order, ceilingMs)
  const wait = turn - clock.now().getTime()
  if (wait > nearMs) {
    await queue.message({ ...order, turn: new Date(turn).toISOString() }, Math.floor(wait / 1000))
    return 'later'
  }
  if (wait > 0) await clock.sleep(wait)
  return 'now'
}

/** Puts an order back that was admitted to the line before: it is never dropped, only held up. */
export async function putBack(desk: MessageDesk, order: ConfirmationOrder, ms: number): Promise<'later'> {
  const turn = order.turn ?? desk.ports.clock.now().toISOString()
  await desk.ports.queue.message({ ...order, turn }, Math.ceil(Math.min(ceilingMs, ms) / 1000))
  return 'later'
}

function turnGiven({ turn }: ConfirmationOrder, now: number): number | null {
  if (turn === undefined) return null
  const at = Date.parse(turn)
  return at >= now - graceMs && at <= now + ceilingMs ? at : null
}

/** The page had told the reader to ask again where no mail comes. */
async function drop({ ports }: MessageDesk, { request }: ConfirmationOrder): Promise<'never'> {
  ports.log.warn('The line of confirmations is full; a request was dropped.', { request })
  ports.log.count(metric.requestDropped, 1)
  return 'never'
}
