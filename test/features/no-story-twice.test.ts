// Promise C4 across mails: whenever a reader confirms, leaves, comes back and changes their mind, and whatever SES answers,
// no story reaches them twice through welcomes, editions and what fortnightly readers catch up on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leave } from '../../functions/subscription/leave.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { aSubscriber } from '../support/builders.ts'
import type { Answer } from '../support/fake-mailer.ts'
import { Mailroom } from '../support/mailroom.ts'
import { idsInSlice } from '../support/neighbours.ts'
import { addEdition, aLife, drain, tickAndSend } from '../support/world.ts'

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
/** Before the launch, while the audience is frozen (before this slice), before the wave, in the middle of it, after it. */
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
      const room = new Mailroom(new Date(firstLaunch - 24 * hour).toISOString())
      room.feedback = false
      room.ports.mailer.answer = (_, attempt) => answers[attempt - 1] ?? 'accept'
      const cadence = fortnightly ? 'fortnightly' : 'weekly'
      await room.ports.subscribers.create(
        aSubscriber({ id: ann, status: 'pending', consent: [], cadence, phase, topics: ['energy'] }),
      )
      for (const [n, one] of weeks.entries()) await live(room, n, one)
      room.ports.clock.advance(hour)
      await room.workOff()
      const mails = room.mails.map(({ delivery, raw }) => ({ delivery, stories: storiesIn(raw) }))
      const stories = mails.flatMap((mail) => mail.stories)
      expect(stories, JSON.stringify(mails)).toEqual([...new Set(stories)])
      for (const [delivery, times] of room.ports.mailer.timesAccepted()) expect(times, delivery).toBe(1)
    }),
    { numRuns: 400 },
  )
})

async function live(
  room: Mailroom,
  n: number,
  { before, during, frozen, sending, after }: typeof aWeek extends fc.Arbitrary<infer W> ? W : never,
) {
  const id = `2026-W${46 + n}`
  const launch = firstLaunch + n * week
  const date = new Date(launch + 24 * hour).toISOString().slice(0, 10)
  await addEdition(room, { id, week: id, date, contentHash: String(n).repeat(64) }, `story${n}`)
  await doAll(room, before)
  moveTo(room, launch)
  await launchWith(room, launch, during)
  await doAll(room, frozen)
  const wave = launch + 20 * hour
  moveTo(room, wave)
  await sendWith(room, wave, sending)
  for (let quarter = 1; quarter <= 2; quarter += 1) {
    moveTo(room, wave + quarter * hour)
    await tickAndSend(room, aLife(room, { feedback: false }), room.ports.clock.now().toISOString())
  }
  await room.ports.editions.change(id, ['sending', 'sent'], { status: 'closed' })
  await doAll(room, after)
}

async function launchWith(room: Mailroom, launch: number, during: { slice: number; acts: Act[] }): Promise<void> {
  const { editions } = room.ports
  const freezeSlice = editions.freezeSlice.bind(editions)
  editions.freezeSlice = async (edition, slice, readers) => {
    await freezeSlice(edition, slice, readers)
    room.ports.clock.advance(1000)
    if (slice === during.slice) await doAll(room, during.acts)
  }
  await launchEdition(room.ports, { scheduledTime: new Date(launch).toISOString() })
  editions.freezeSlice = freezeSlice
}

/** What happens to the reader falls between the claim on their edition and what comes after it. */
async function sendWith(room: Mailroom, wave: number, between: Act[]): Promise<void> {
  const { deliveries } = room.ports
  const claim = deliveries.claim.bind(deliveries)
  deliveries.claim = async (key, wanted) => {
    const outcome = await claim(key, wanted)
    deliveries.claim = claim
    if (key.kind === 'edition') await doAll(room, between)
    return outcome
  }
  await tickAndSend(room, aLife(room, { feedback: false }), new Date(wave).toISOString())
  await drain(room, aLife(room, { feedback: false }))
  deliveries.claim = claim
}

async function doAll(room: Mailroom, acts: readonly Act[]): Promise<void> {
  for (const one of acts) {
    room.ports.clock.advance(1000)
    await perform(room, one)
  }
}

async function perform(room: Mailroom, act: Act): Promise<void> {
  const at = room.ports.clock.now().toISOString()
  const { subscribers } = room.ports
  if (act === 'work') return room.workOff(new Date(room.ports.clock.now().getTime() + 60_000).toISOString())
  if (act === 'confirm') {
    const before = await subscribers.get(ann)
    await subscribers.update(ann, (one) => ({
      ...one,
      status: 'active',
      expiresAt: null,
      consent: [...one.consent, { at, act: 'confirmed', by: 'confirm-link', words: 'Yes.', topics: one.topics }],
    }))
    if (before?.status !== 'active') await room.ask({ kind: 'welcome', subscriber: ann, at })
    return
  }
  if (act === 'order-again') {
    const confirmed = (await subscribers.get(ann))?.consent.findLast((event) => event.act === 'confirmed')
    if (confirmed) await room.ask({ kind: 'welcome', subscriber: ann, at: confirmed.at })
    return
  }
  if (act === 'leave')
    await subscribers.update(ann, (one) => (one.status === 'active' ? leave(one, at, 'leave-page') : null))
  else await subscribers.update(ann, (one) => ({ ...one, cadence: act }))
}

function moveTo(room: Mailroom, ms: number): void {
  if (room.ports.clock.now().getTime() < ms) room.ports.clock.set(new Date(ms).toISOString())
}

/** As the frames of tests and the welcome print them. */
function storiesIn(raw: string): string[] {
  const found = raw.replaceAll('=\r\n', '').matchAll(/story:(story\d):|of story (story\d)/g)
  return [...new Set([...found].map(([, edition, welcome]) => edition ?? welcome ?? ''))]
}
