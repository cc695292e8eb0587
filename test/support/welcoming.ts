// A list whose edition of last week was sent, and a reader who confirms.
import type { EditionRecord } from '../../functions/delivery/types.ts'
import type { ConsentEvent, Subscriber } from '../../functions/subscription/types.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { aSubscriber } from './builders.ts'
import { Mailroom } from './mailroom.ts'
import { addEdition, aLife, tickAndSend } from './world.ts'

export const w46 = { id: '2026-W46', week: '2026-W46', date: '2026-11-12' }
export const w47 = { id: '2026-W47', week: '2026-W47', date: '2026-11-19' }
export const w48 = { id: '2026-W48', week: '2026-W48', date: '2026-11-26', contentHash: 'c'.repeat(64) }
export const launch47 = '2026-11-18T10:00:00.000Z'
export const wave47 = '2026-11-19T06:00:00.000Z'
export const launch48 = '2026-11-25T10:00:00.000Z'
export const wave48 = '2026-11-26T06:00:00.000Z'

/** W46 was sent a week ago; the clock stands at the given instant. */
export async function aRoom(now: string): Promise<Mailroom> {
  const room = new Mailroom(now)
  await room.launched({ ...w46, frozenAt: '2026-11-11T10:01:00.000Z', contentHash: 'd'.repeat(64) }, 'old')
  return room
}

/** The reader confirms now, and their welcome is ordered. */
export async function confirmNow(room: Mailroom, changes: Partial<Subscriber> = {}): Promise<Subscriber> {
  const at = room.ports.clock.now().toISOString()
  const consent: ConsentEvent = { at, act: 'confirmed', by: 'confirm-link', words: 'Yes.', topics: ['energy'] }
  const reader = aSubscriber({ id: 'Ann', address: 'ann@example.com', consent: [consent], ...changes })
  if (!(await room.ports.subscribers.get('Ann'))) await room.ports.subscribers.create(reader)
  else await comeBack(room, consent)
  await room.ask({ kind: 'welcome', subscriber: 'Ann', at })
  return reader
}

export async function comeBack(room: Mailroom, consent: ConsentEvent): Promise<void> {
  await room.ports.subscribers.update('Ann', (one) => ({
    ...one,
    status: 'active',
    consent: [...one.consent, consent],
    expiresAt: null,
  }))
}

export async function send(
  room: Mailroom,
  edition: Partial<EditionRecord>,
  story: string,
  launch: string,
  wave: string,
) {
  await addEdition(room, edition, story)
  room.ports.clock.set(launch)
  await launchEdition(room.ports, { scheduledTime: launch })
  await tickAndSend(room, aLife(room), wave)
  await room.ports.editions.change(edition.id ?? '', ['sending', 'sent'], { status: 'closed' })
}

/** Which stories each mail to the reader told. */
export function told(room: Mailroom): string[] {
  return room.mails.map(({ delivery, raw }) => {
    const kind = delivery.split('_')[1]
    const stories = ['old', 'new', 'next'].filter((story) => new RegExp(`story:${story}:|story ${story}\\b`).test(raw))
    return `${kind}: ${stories.join(' ')}`.trim()
  })
}
