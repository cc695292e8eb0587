// A list whose edition of last week has been sent, and a reader who confirms.
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { ConsentEvent, Subscriber } from '../../../functions/subscription/types.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { aSubscriber } from '../samples/builders.ts'
import { MessageWorld } from './message-world.ts'
import { addEdition, aLife, tickAndSend } from './world.ts'

export const w46 = { id: '2026-W46', week: '2026-W46', date: '2026-11-12' }
export const w47 = { id: '2026-W47', week: '2026-W47', date: '2026-11-19' }
export const w48 = { id: '2026-W48', week: '2026-W48', date: '2026-11-26', contentHash: 'c'.repeat(64) }
export const launch47 = '2026-11-18T10:00:00.000Z'
export const wave47 = '2026-11-19T06:00:00.000Z'
export const launch48 = '2026-11-25T10:00:00.000Z'
export const wave48 = '2026-11-26T06:00:00.000Z'

/** W46 was sent a week ago; the clock is set to the given instant. */
export async function aMessageWorld(now: string): Promise<MessageWorld> {
  const world = new MessageWorld(now)
  await world.launched({ ...w46, frozenAt: '2026-11-11T10:01:00.000Z', contentHash: 'd'.repeat(64) }, 'old')
  return world
}

/** The reader confirms now, and their welcome is ordered. */
export async function confirmNow(world: MessageWorld, changes: Partial<Subscriber> = {}): Promise<Subscriber> {
  const at = world.ports.clock.now().toISOString()
  const consent: ConsentEvent = { at, act: 'confirmed', by: 'confirm-link', words: 'Yes.', topics: ['energy'] }
  const reader = aSubscriber({ id: 'Ann', address: 'ann@example.com', consent: [consent], ...changes })
  if (!(await world.ports.subscribers.get('Ann'))) await world.ports.subscribers.create(reader)
  else await comeBack(world, consent)
  await world.ask({ kind: 'welcome', subscriber: 'Ann', at })
  return reader
}

export async function comeBack(world: MessageWorld, consent: ConsentEvent): Promise<void> {
  await world.ports.subscribers.update('Ann', (one) => ({
    ...one,
    status: 'active',
    consent: [...one.consent, consent],
    expiresAt: null,
  }))
}

export async function send(
  world: MessageWorld,
  edition: Partial<EditionRecord>,
  story: string,
  launch: string,
  wave: string,
) {
  await addEdition(world, edition, story)
  world.ports.clock.set(launch)
  await launchEdition(world.ports, { scheduledTime: launch })
  await tickAndSend(world, aLife(world), wave)
  await world.ports.editions.change(edition.id ?? '', ['sending', 'sent'], { status: 'closed' })
}

/** The stories in each email to the reader. */
export function told(world: MessageWorld): string[] {
  return world.mails.map(({ delivery, raw }) => {
    const kind = delivery.split('_')[1]
    const stories = ['old', 'new', 'next'].filter((story) => new RegExp(`story:${story}:|story ${story}\\b`).test(raw))
    return `${kind}: ${stories.join(' ')}`.trim()
  })
}
