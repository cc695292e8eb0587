// Asks for subscriptions in a message world, and looks at the results.
import type { DeliveryFacts } from '../../../functions/delivery/types.ts'
import { aConfirmation, asked, linkIn, type MessageWorld } from './message-world.ts'

export const minute = 60_000

/** The instant this many milliseconds after the first form was sent. */
export const later = (ms: number) => new Date(Date.parse(asked) + ms).toISOString()

/** Someone asks at these times after the start; each order is processed when it is made. */
export async function askAt(world: MessageWorld, ...times: number[]): Promise<void> {
  for (const ms of times) {
    world.ports.clock.set(later(ms))
    await world.ask(aConfirmation({ request: `Request${1 + ms / minute}`, at: later(ms) }))
    await world.workOff()
  }
}

export async function factsOf(world: MessageWorld, request: string): Promise<DeliveryFacts | undefined> {
  const reader = await world.readerOf('ann@example.com')
  const delivery = await world.ports.deliveries.get({ kind: 'confirmation', request, subscriber: reader?.id ?? '' })
  return delivery?.facts
}

/** The token in the link of the first email. */
export function tokenOf(world: MessageWorld): string {
  const link = linkIn(world.mails[0]?.raw ?? '', 'confirm')
  return link.slice(link.lastIndexOf('/') + 1)
}
