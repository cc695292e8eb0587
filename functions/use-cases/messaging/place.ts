// The place of a request among those of its form and its network: whoever sends many waits longer with each, and past a
// limit they are dropped. Other people's mailboxes are not flooded, nor the list's slots used up for everybody else.
import { metric } from '../../environment.ts'
import type { MessageContext } from './message-context.ts'
import type { SlottedOrder } from './order.ts'

/** For orders of an earlier version of the form. */
const unknownNetwork = 'unknown'

/** The order with its place, or `null` where it was dropped. */
export async function withPlace<Order extends SlottedOrder>(
  context: MessageContext,
  order: Order,
): Promise<Order | null> {
  if (order.place !== undefined) return order
  const { limits } = context.ports
  const { request, network = unknownNetwork } = order
  const form = order.kind === 'confirmation' ? order.form : undefined
  if (form !== undefined && !(await limits.takeForm(form, request))) return drop(context, order, 'form-used-up')
  const place = await limits.takePlace(network)
  return place === null ? drop(context, order, 'network-used-up') : { ...order, place }
}

/** The page had told the reader to ask again where no mail comes. */
export function drop(
  { ports }: MessageContext,
  { request }: Pick<SlottedOrder, 'request'>,
  reason: 'form-used-up' | 'network-used-up' | 'no-slot',
): null {
  ports.log.warn('A request for a subscription was dropped: more came than are answered.', { request, reason })
  ports.log.count(metric.requestDropped, 1)
  return null
}
