// Asking for subscriptions in a mailroom, and looking at what became of it.
import type { DeliveryFacts } from '../../functions/delivery/types.ts'
import { aConfirmation, asked, linkIn, type Mailroom } from './mailroom.ts'

export const minute = 60_000

/** An instant so many milliseconds after the first form was sent. */
export const later = (ms: number) => new Date(Date.parse(asked) + ms).toISOString()

/** Somebody asks at these times after the start; each order is worked off when it is made. */
export async function askAt(room: Mailroom, ...times: number[]): Promise<void> {
  for (const ms of times) {
    room.ports.clock.set(later(ms))
    await room.ask(aConfirmation({ request: `Request${1 + ms / minute}`, at: later(ms) }))
    await room.workOff()
  }
}

export async function factsOf(room: Mailroom, request: string): Promise<DeliveryFacts | undefined> {
  const reader = await room.readerOf('ann@example.com')
  const delivery = await room.ports.deliveries.get({ kind: 'confirmation', request, subscriber: reader?.id ?? '' })
  return delivery?.facts
}

/** The token in the link of the first mail. */
export function tokenOf(room: Mailroom): string {
  const link = linkIn(room.mails[0]?.raw ?? '', 'confirm')
  return link.slice(link.lastIndexOf('/') + 1)
}
