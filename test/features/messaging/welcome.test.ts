// The welcome: which edition it takes its stories from (promise C4).
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import {
  aMessageWorld,
  confirmNow,
  launch47,
  launch48,
  send,
  told,
  w47,
  w48,
  wave47,
  wave48,
} from '../../support/worlds/welcome-world.ts'
import { addEdition, aLife, tickAndSend } from '../../support/worlds/world.ts'

describe('a welcome', () => {
  test('brings the latest edition to a reader who confirms after it was frozen, and the next one as usual', async () => {
    const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
    await world.launched({ ...w47, status: 'sending', frozenAt: '2026-11-18T10:01:00.000Z' }, 'new')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome: new'])
    const [mail] = world.mails
    expect(mail?.delivery).toBe('2026-W47_welcome_Ann')
    const { text } = await PostalMime.parse(mail?.raw ?? '')
    expect(text?.replace(/\s+/g, ' ')).toContain('due on Thursday 26 November at 07:00 (Central European Time).')
    await world.ports.editions.change('2026-W47', ['sending'], { status: 'closed' })
    await send(world, w48, 'next', launch48, wave48)
    expect(told(world)).toEqual(['welcome: new', 'edition: next'])
  })

  test('brings nothing of an article that was withdrawn since its edition went out', async () => {
    const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
    await world.launched({ ...w47, status: 'sending', frozenAt: '2026-11-18T10:01:00.000Z' }, 'new')
    const { contentHash = '' } = (await world.ports.editions.find('2026-W47')) ?? {}
    const { sections } = await world.ports.editions.document('2026-W47', contentHash ?? '')
    const articles = sections.flatMap(({ stories }) => stories.map(({ article }) => article))
    await world.ports.editions.change('2026-W47', ['sending'], { withdrawn: { articles, onSite: true } })
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome:'])
  })

  test('marks its edition as had: a fortnightly reader does not catch up on it', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(world, { cadence: 'fortnightly', phase: 1 })
    await world.workOff()
    await send(world, w47, 'new', launch47, wave47)
    expect(told(world)).toEqual(['welcome: old', 'edition: new'])
  })

  test('whose submission is unknown counts as had, and is not sent again', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    world.ports.mailer.answer = (_, attempt) =>
      attempt === 1 ? { outcome: 'ambiguous', reason: 'time-out' } : 'accept'
    await confirmNow(world, { cadence: 'fortnightly', phase: 1 })
    await world.workOff()
    await send(world, w47, 'new', launch47, wave47)
    expect(world.ports.mailer.attempts).toHaveLength(2)
    expect(told(world)).toEqual(['edition: new'])
  })

  test('brings the edition before to a reader who confirms before the freeze: the new one comes by itself', async () => {
    const world = await aMessageWorld('2026-11-18T09:59:00.000Z')
    await confirmNow(world)
    await send(world, w47, 'new', launch47, wave47)
    await world.workOff()
    // The order was late: by then there was no first briefing to look forward to.
    expect(told(world)).toEqual(['edition: new'])
    const prompt = await aMessageWorld('2026-11-18T09:59:00.000Z')
    await confirmNow(prompt)
    await prompt.workOff()
    await send(prompt, w47, 'new', launch47, wave47)
    expect(told(prompt)).toEqual(['welcome: old', 'edition: new'])
  })

  test.each(['before', 'after'] as const)(
    'in the middle of the freeze, %s the reader’s own slice is read: no story twice',
    async (when) => {
      const world = await aMessageWorld(launch47)
      await addEdition(world, w47, 'new')
      const { editions } = world.ports
      const freezeSlice = editions.freezeSlice.bind(editions)
      editions.freezeSlice = async (edition, slice, readers) => {
        await freezeSlice(edition, slice, readers)
        if (slice === (when === 'before' ? 0 : 15)) {
          world.ports.clock.advance(1000)
          await confirmNow(world)
          world.ports.clock.advance(1000)
        }
      }
      await launchEdition(world.ports, { scheduledTime: launch47 })
      await world.workOff()
      await tickAndSend(world, aLife(world), wave47)
      expect(told(world)).toEqual(when === 'before' ? ['welcome: old', 'edition: new'] : ['welcome: old'])
    },
  )

  test('without an edition says when the first briefing comes', async () => {
    const world = new MessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(world, { zone: 'Asia/Kathmandu', hour: 18 })
    await world.workOff()
    expect(told(world)).toEqual(['welcome:'])
    const { text, subject } = await PostalMime.parse(world.mails[0]?.raw ?? '')
    expect(subject).toBe('Welcome to Example Briefing')
    expect(text?.replace(/\s+/g, ' ')).toContain('due on Thursday 19 November at 18:00 (Nepal Time).')
  })

  test('names no day while the list is closed (O3)', async () => {
    const world = new MessageWorld('2026-11-17T09:00:00.000Z')
    await world.ports.editions.setListState(false, '2026-11-17T08:00:00.000Z')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome:'])
    const { text } = await PostalMime.parse(world.mails[0]?.raw ?? '')
    expect(text).not.toMatch(/is due|19 November/)
  })

  test('takes nothing from an edition that was cancelled, or has nothing on the reader’s topics', async () => {
    const world = await aMessageWorld('2026-11-18T10:30:00.000Z')
    await world.launched({ ...w47, status: 'cancelled', frozenAt: '2026-11-18T10:01:00.000Z' }, 'new')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome: old'])
    const other = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(other, { topics: ['sport'], cadence: 'fortnightly', phase: 1 })
    await other.workOff()
    expect(told(other)).toEqual(['welcome:'])
    // Nothing was marked as had: with other topics the reader catches up.
    await other.ports.subscribers.update('Ann', (one) => ({ ...one, topics: ['energy'] }))
    await send(other, w47, 'new', launch47, wave47)
    expect(told(other)).toEqual(['welcome:', 'edition: old new'])
  })
})

describe('whoever comes back', () => {
  test('before their hour gets the edition itself, and a welcome without it', async () => {
    const world = await aMessageWorld('2026-11-10T09:00:00.000Z')
    const left = leave(aSubscriber({ id: 'Ann' }), '2026-11-10T09:00:00.000Z', 'leave-page')
    if (left) await world.ports.subscribers.create(left)
    await addEdition(world, w47, 'new')
    world.ports.clock.set(launch47)
    await launchEdition(world.ports, { scheduledTime: launch47 })
    world.ports.clock.set('2026-11-18T20:00:00.000Z')
    await confirmNow(world)
    await world.workOff()
    await tickAndSend(world, aLife(world), wave47)
    expect(told(world)).toEqual(['welcome:', 'edition: new'])
  })

  test('after an edition passed them by gets it with the welcome; after one they had, none', async () => {
    const world = await aMessageWorld('2026-11-17T09:00:00.000Z')
    await confirmNow(world)
    await world.workOff()
    await world.ports.subscribers.update('Ann', (one) => leave(one, '2026-11-17T10:00:00.000Z', 'leave-page'))
    world.ports.clock.set('2026-11-17T11:00:00.000Z')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome: old', 'welcome:'])
    await world.ports.subscribers.update('Ann', (one) => leave(one, '2026-11-17T12:00:00.000Z', 'leave-page'))
    await send(world, w47, 'new', launch47, wave47)
    world.ports.clock.set('2026-11-20T09:00:00.000Z')
    await confirmNow(world)
    await world.workOff()
    expect(told(world)).toEqual(['welcome: old', 'welcome:', 'welcome: new'])
  })
})
