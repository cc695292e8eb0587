// Gives a request its place among those of its form and its network: the more requests a network sends, the longer they
// wait, and above a limit they are dropped. So other people's mailboxes are not flooded, and the list's slots not used
// up.

import { metric } from '../../environment.ts'
import { isMailboxProvider } from '../../subscription/limits/mailbox-provider.ts'
import { domainHash } from '../../subscription/limits/network.ts'
import type { Place } from '../../subscription/limits/network-limit.ts'
import { domainOf } from '../../subscription/mail-addresses.ts'
import { utcDay } from '../../utc-day.ts'
import type { MessageContext } from './message-context.ts'
import type { SlottedOrder } from './read-order.ts'

/** For orders of an earlier version of the form. */
const unknownNetwork = 'unknown'

/** The order with its place, or `null` if it was dropped. */
export async function withPlace<Order extends SlottedOrder>(
  context: MessageContext,
  order: Order,
): Promise<Order | null> {
  if (order.place !== undefined) return order
  const { limits } = context.ports
  const { request, network = unknownNetwork } = order
  const { form, proof } = order.kind === 'confirmation' ? order : {}
  const { isFlood, began } = await limits.countRequest()
  if (began) tellOfFlood(context)
  if (proof !== undefined && !(await limits.takeProof(proof, request))) return drop(context, order, 'proof-used-up')
  if (form !== undefined && !(await limits.takeForm(form, request))) return drop(context, order, 'form-used-up')
  const place = await limits.takePlace(network)
  if (place === null) return drop(context, order, 'network-used-up')
  if (!isFlood) return { ...order, place }
  const domain = await placeOfDomain(context, order)
  if (domain === null) return drop(context, order, 'domain-used-up')
  return { ...order, place: { ...place, at: domain.at > place.at ? domain.at : place.at, flooded: true } }
}

/** During a flood the mailboxes of one domain have a share as well, so that no mail server is flooded. Large mailbox
 * providers are exempt, because their users have nothing to do with each other. */
async function placeOfDomain({ ports, key }: MessageContext, { address, at }: SlottedOrder): Promise<Place | null> {
  const domain = domainOf(address)
  if (isMailboxProvider(domain)) return { nth: 1, at }
  return ports.limits.takePlace(domainHash(domain, (await key()).key, utcDay(ports.clock.now())))
}

function tellOfFlood({ ports }: MessageContext): void {
  ports.log.warn('Requests for subscriptions come in a flood: the form asks for a proof of work until it is over.')
  ports.log.count(metric.requestFlood, 1)
}

/** The page told the reader to ask again if no email comes. */
export function drop(
  { ports }: MessageContext,
  { request }: Pick<SlottedOrder, 'request'>,
  reason: 'form-used-up' | 'proof-used-up' | 'network-used-up' | 'domain-used-up' | 'no-slot',
): null {
  ports.log.warn('A request for a subscription was dropped: more came than are answered.', { request, reason })
  ports.log.count(metric.requestDropped, 1)
  return null
}
