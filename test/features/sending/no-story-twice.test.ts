// Promise C4 across mails: whenever a reader confirms, leaves, comes back and changes their mind, and whatever SES
// answers, no story reaches them twice through welcomes, editions and what fortnightly readers catch up on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import type { Answer } from '../../support/fakes/fake-mailer.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import { idsInSlice } from '../../support/worlds/neighbours.ts'
import { addEdition, aLife, drain, tickAndSend } from '../../support/worlds/world.ts'

/** In the middle of the audience: as many slices are read before theirs as after. */
const [ann = ''] = idsInSlice(8, 1)

const hour = 60 * 60_000
const firstLaunch = Date.parse('2026-11-11T10:00:00.000Z')
const week = 7 * 24 * hour

/** What happens to the one reader, at a point of the week. */
type Act = 'confirm' | 'leave' | 'weekly' | 'fortnightly' | 'work' | 'order-again'

const act = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Act>('confirm') },
  { weight: 4, arbitrary: fc.constantFrom<Act>('work') },
  { weight: 3, arbitrary: fc.constantFrom<Act>('leave', 'weekly', 'fortnightly', 'order-again') },
)
const acts = fc.array(act, { maxLength: 2 })
/** Before the launch, while the audience is frozen (before this slice), before the wave, in the middle of it, after
 * it. */
const aWeek = fc.record({
  before: acts,
  during: fc.record({ slice: fc.constantFrom(0, 7, 8, 15), acts }),
  frozen: acts,
  sending: acts,
  after: acts,
})
const answer = fc.constantFrom<Answer>(
  'accept',
  'accept',
  'accept',
  'accept',
  'accept-then-die',
  { outcome: 'ambiguous', reason: 'time-out' },
  { outcome: 'transient', reason: 'slowly' },
)
const aLifeTime = fc.record({
  weeks: fc.array(aWeek, { minLength: 3, maxLength: 3 }),
  answers: fc.array(answer, { maxLength: 12 }),
  phase: fc.constantFrom<0 | 1>(0, 1),
  fortnightly: fc.boolean(),
})

test('no story reaches a reader twice (C4)', async () => {
  await fc.assert(
    fc.asyncProperty(aLifeTime, async ({ weeks, answers, phase, fortnightly }) => {
      const world = new MessageWorld(new Date(firstLaunch - 24 * hour).toISOString())
      world.feedback = false
      world.ports.mailer.answer = (_, attempt) => answers[attempt - 1] ?? 'accept'
      const cadence = fortnightly ? 'fortnightly' : 'weekly'
      await world.ports.subscribers.create(
        aSubscriber({ id: ann, status: 'pending', consent: [], cadence, phase, topics: ['energy'] }),
      )
      for (const [n, one] of weeks.entries()) await live(world, n, one)
      world.ports.clock.advance(hour)
      await world.workOff()
      const mails = world.mails.map(({ delivery, raw }) => ({ delivery, stories: storiesIn(raw) }))
      const stories = mails.flatMap((mail) => mail.stories)
      expect(stories, JSON.stringify(mails)).toEqual([...new Set(stories)])
      for (const [delivery, times] of world.ports.mailer.timesAccepted()) expect(times, delivery).toBe(1)
    }),
    { numRuns: 400 },
  )
})

async function live(
  world: MessageWorld,
  n: number,
  { before, during, frozen, sending, after }: typeof aWeek extends fc.Arbitrary<infer W> ? W : never,
) {
  const id = `2026-W${46 + n}`
  const launch = firstLaunch + n * week
  const date = new Date(launch + 24 * hour).toISOString().slice(0, 10)
  await addEdition(world, { id, week: id, date, contentHash: String(n).repeat(64) }, `story${n}`)
  await doAll(world, before)
  moveTo(world, launch)
  await launchWith(world, launch, during)
  await doAll(world, frozen)
  const wave = launch + 20 * hour
  moveTo(world, wave)
  await sendWith(world, wave, sending)
  for (let quarter = 1; quarter <= 2; quarter += 1) {
    moveTo(world, wave + quarter * hour)
    await tickAndSend(world, aLife(world, { feedback: false }), world.ports.clock.now().toISOString())
  }
  await world.ports.editions.change(id, ['sending', 'sent'], { status: 'closed' })
  await doAll(world, after)
}

async function launchWith(world: MessageWorld, launch: number, during: { slice: number; acts: Act[] }): Promise<void> {
  const { editions } = world.ports
  const freezeSlice = editions.freezeSlice.bind(editions)
  editions.freezeSlice = async (edition, slice, readers) => {
    await freezeSlice(edition, slice, readers)
    world.ports.clock.advance(1000)
    if (slice === during.slice) await doAll(world, during.acts)
  }
  await launchEdition(world.ports, { scheduledTime: new Date(launch).toISOString() })
  editions.freezeSlice = freezeSlice
}

/** What happens to the reader falls between the claim on their edition and what comes after it. */
async function sendWith(world: MessageWorld, wave: number, between: Act[]): Promise<void> {
  const { deliveries } = world.ports
  const claim = deliveries.claim.bind(deliveries)
  deliveries.claim = async (key, wanted) => {
    const outcome = await claim(key, wanted)
    deliveries.claim = claim
    if (key.kind === 'edition') await doAll(world, between)
    return outcome
  }
  await tickAndSend(world, aLife(world, { feedback: false }), new Date(wave).toISOString())
  await drain(world, aLife(world, { feedback: false }))
  deliveries.claim = claim
}

async function doAll(world: MessageWorld, acts: readonly Act[]): Promise<void> {
  for (const one of acts) {
    world.ports.clock.advance(1000)
    await perform(world, one)
  }
}

async function perform(world: MessageWorld, act: Act): Promise<void> {
  const at = world.ports.clock.now().toISOString()
  const { subscribers } = world.ports
  if (act === 'work') return world.workOff(new Date(world.ports.clock.now().getTime() + 60_000).toISOString())
  if (act === 'confirm') {
    const before = await subscribers.get(ann)
    await subscribers.update(ann, (one) => ({
      ...one,
      status: 'active',
      expiresAt: null,
      consent: [...one.consent, { at, act: 'confirmed', by: 'confirm-link', words: 'Yes.', topics: one.topics }],
    }))
    if (before?.status !== 'active') await world.ask({ kind: 'welcome', subscriber: ann, at })
    return
  }
  if (act === 'order-again') {
    const confirmed = (await subscribers.get(ann))?.consent.findLast((event) => event.act === 'confirmed')
    if (confirmed) await world.ask({ kind: 'welcome', subscriber: ann, at: confirmed.at })
    return
  }
  if (act === 'leave')
    await subscribers.update(ann, (one) => (one.status === 'active' ? leave(one, at, 'leave-page') : null))
  else await subscribers.update(ann, (one) => ({ ...one, cadence: act }))
}

function moveTo(world: MessageWorld, ms: number): void {
  if (world.ports.clock.now().getTime() < ms) world.ports.clock.set(new Date(ms).toISOString())
}

/** As the frames of tests and the welcome print them. */
function storiesIn(raw: string): string[] {
  const found = raw.replaceAll('=\r\n', '').matchAll(/story:(story\d):|of story (story\d)/g)
  return [...new Set([...found].map(([, edition, welcome]) => edition ?? welcome ?? ''))]
}
