// A request for a subscription and the mail that answers it, as the reader meets it.
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { verifyTimedLink } from '../../../functions/subscription/links/link.ts'
import { confirm } from '../../../functions/subscription/requests/confirm.ts'
import { suppression } from '../../../functions/subscription/suppression.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { askAt, factsOf, later, minute, tokenOf } from '../../support/worlds/asking.ts'
import { aConfirmation, MessageWorld } from '../../support/worlds/message-world.ts'

const day = 24 * 60 * minute

describe('asking for a subscription', () => {
  test('brings one mail with a link that confirms just this request, for 48 hours', async () => {
    const world = new MessageWorld()
    await askAt(world, 0)
    const reader = await world.readerOf('ann@example.com')
    expect(reader).toMatchObject({ status: 'pending', address: 'ann@example.com', zone: 'Europe/Berlin', hour: 7 })
    expect(world.mails.map(({ to, delivery }) => [to, delivery])).toEqual([
      ['ann@example.com', `Request1_confirmation_${reader?.id}`],
    ])
    const token = tokenOf(world)
    expect(verifyTimedLink('confirm', token, world.ports.secrets.keys, new Date(later(48 * 60 * minute - 1)))).toEqual({
      subscriber: reader?.id,
      request: 'Request1',
      expiresAt: Date.parse(later(48 * 60 * minute)) / 1000,
    })
    expect(verifyTimedLink('confirm', token, world.ports.secrets.keys, new Date(later(48 * 60 * minute)))).toBe(
      'expired',
    )
  })

  test('keeps the zone of the form: the welcome says the hour in it, and a zone that does not exist is ignored', async () => {
    const world = new MessageWorld()
    await world.ask(aConfirmation({ zone: 'Mars/Olympus', request: 'Odd', address: 'eve@example.com' }))
    await world.ask(aConfirmation({ zone: 'Asia/Tokyo' }))
    await world.workOff()
    expect(await world.readerOf('eve@example.com')).toBeNull()
    const reader = await world.readerOf('ann@example.com')
    expect(reader).toMatchObject({ zone: 'Europe/Berlin', requests: [{ id: 'Request1', zone: 'Asia/Tokyo' }] })
    const at = world.ports.clock.now().toISOString()
    await world.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, 'Request1', at))
    await world.ask({ kind: 'welcome', subscriber: reader?.id ?? '', at })
    await world.workOff()
    const { text } = await PostalMime.parse(world.mails.at(-1)?.raw ?? '')
    expect(text?.replace(/\s+/g, ' ')).toMatch(/at 07:00 \(Japan Time\)|at 07:00 \(Japan Standard Time\)/)
  })

  test('twice in a quarter of an hour brings one mail; later another, up to three a day', async () => {
    const world = new MessageWorld()
    await askAt(world, 0, 10 * minute)
    expect(world.mails).toHaveLength(1)
    await askAt(world, 20 * minute, 40 * minute, 60 * minute, 23 * 60 * minute)
    expect(world.mails).toHaveLength(3)
    await askAt(world, 25 * 60 * minute)
    expect(world.mails).toHaveLength(4)
    expect((await world.readerOf('ann@example.com'))?.requests).toHaveLength(4)
  })

  test('with another spelling of the address is the same person', async () => {
    const world = new MessageWorld()
    await askAt(world, 0)
    world.ports.clock.set(later(minute))
    await world.ask(aConfirmation({ request: 'Other', at: later(minute), address: 'ANN@example.com' }))
    await world.workOff()
    expect(world.mails).toHaveLength(1)
  })

  test('leaves whoever is on the list, paused or gone as they are until they confirm', async () => {
    for (const before of [
      aSubscriber({ topics: ['sport'] }),
      aSubscriber({ status: 'left', expiresAt: Date.parse(later(minute)) / 1000 }),
      aSubscriber({ pausedUntil: later(1e9) }),
    ]) {
      const world = new MessageWorld()
      await world.ports.subscribers.create(before)
      await world.ask(aConfirmation({ address: before.address }))
      await world.workOff()
      expect(world.mails.map(({ to }) => to)).toEqual([before.address])
      const { requests, consent, expiresAt, ...rest } = (await world.ports.subscribers.get(before.id)) ?? before
      expect(rest).toMatchObject({ status: before.status, topics: before.topics, pausedUntil: before.pausedUntil })
      expect(requests).toHaveLength(1)
    }
  })

  test.each(['listed', 'complaint', 'operator'] as const)(
    'brings nothing to an address suppressed by a %s, and no record',
    async (reason) => {
      const world = new MessageWorld()
      await world.ports.subscribers.suppress('ann@example.com', reason, later(-minute))
      await askAt(world, 0)
      expect(world.mails).toEqual([])
      expect((await world.ports.subscribers.findByAddress('ann@example.com'))?.id).toBeNull()
    },
  )

  test('brings one mail in 30 days to an address that bounced, and the confirmation lifts the bounce', async () => {
    const world = new MessageWorld()
    await world.ports.subscribers.suppress('ann@example.com', 'bounce', later(-minute))
    await askAt(world, 0, 60 * minute, 29 * day)
    expect(world.mails).toHaveLength(1)
    await askAt(world, 31 * day)
    expect(world.mails).toHaveLength(2)
    const reader = await world.readerOf('ann@example.com')
    expect(reader?.suppressed?.liftedBy).toBe('reader')
    const request = reader?.requests.at(-1)?.id ?? ''
    await world.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, request, later(31 * day + minute)))
    expect(await world.readerOf('ann@example.com')).toMatchObject({ status: 'active', suppressed: null })
  })

  test('that is dropped on its way leaves the one mail to a bounced address for the next', async () => {
    const world = new MessageWorld()
    await world.ports.subscribers.suppress('ann@example.com', 'bounce', later(-minute))
    const reserve = world.ports.pace.reserveConfirmation.bind(world.ports.pace)
    world.ports.pace.reserveConfirmation = async () => null
    await askAt(world, 0)
    world.ports.pace.reserveConfirmation = reserve
    await askAt(world, 60 * minute)
    expect(world.mails).toHaveLength(1)
  })

  test('the bounce of long ago, reported once more after the reader confirmed again, takes nobody off the list', async () => {
    const world = new MessageWorld()
    const bounce = async () =>
      world.ports.subscribers.suppress('ann@example.com', 'bounce', later(-minute), later(-2 * minute))
    await bounce()
    await askAt(world, 0)
    const reader = await world.readerOf('ann@example.com')
    await world.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, 'Request1', later(minute)))
    await bounce()
    expect((await world.readerOf('ann@example.com'))?.suppressed).toBeNull()
  })

  test.each(['the address', 'the pointer alone, for the run stopped there,'])(
    'brings nothing where %s is suppressed in the moment before the submission (the last look)',
    async (what) => {
      const world = new MessageWorld()
      const { deliveries, subscribers } = world.ports
      const claim = deliveries.claim.bind(deliveries)
      deliveries.claim = async (key, wanted) => {
        const outcome = await claim(key, wanted)
        const pointer = await subscribers.findByAddress('ann@example.com')
        if (what === 'the address') await subscribers.suppress('ann@example.com', 'complaint', later(0))
        else
          subscribers.findByAddress = async () =>
            pointer && { ...pointer, suppressed: suppression('complaint', later(0)) }
        return outcome
      }
      await askAt(world, 0)
      expect(world.ports.mailer.attempts).toEqual([])
      expect((await factsOf(world, 'Request1'))?.skipped?.reason).toBe('suppressed')
    },
  )

  test('brings nothing where the reader confirmed in the moment before the submission', async () => {
    const world = new MessageWorld()
    const { deliveries, subscribers } = world.ports
    const claim = deliveries.claim.bind(deliveries)
    deliveries.claim = async (key, wanted) => {
      await subscribers.update(key.subscriber, (reader) => confirm(reader, 'Request1', later(0)))
      return claim(key, wanted)
    }
    await askAt(world, 0)
    expect(world.ports.mailer.attempts).toEqual([])
    expect((await factsOf(world, 'Request1'))?.skipped?.reason).toBe('confirmed')
  })

  test('that nobody confirms leaves nothing after a week but the keyed pointer, and can be begun again', async () => {
    const world = new MessageWorld()
    await askAt(world, 0)
    const first = await world.readerOf('ann@example.com')
    world.ports.clock.set(later(7 * 24 * 60 * minute - 1))
    expect(await world.readerOf('ann@example.com')).not.toBeNull()
    world.ports.clock.set(later(7 * 24 * 60 * minute))
    expect(await world.readerOf('ann@example.com')).toBeNull()
    await world.ask(aConfirmation({ request: 'Later', at: later(8 * 24 * 60 * minute) }))
    world.ports.clock.set(later(8 * 24 * 60 * minute))
    await world.workOff()
    const second = await world.readerOf('ann@example.com')
    expect(second?.id).not.toBe(first?.id)
    expect(second?.consent).toHaveLength(1)
    expect(world.mails).toHaveLength(2)
  })

  test('works where an earlier try stopped between the pointer and the record', async () => {
    const world = new MessageWorld()
    world.ports.subscribers.leaveHalfway('ann@example.com', 'Halfway')
    await askAt(world, 0)
    expect((await world.readerOf('ann@example.com'))?.id).toBe('Halfway')
    expect(world.mails).toHaveLength(1)
  })

  test('by two forms at the same moment makes one record and one mail', async () => {
    const world = new MessageWorld()
    await Promise.all(['A', 'B', 'C'].map((request) => world.ask(aConfirmation({ request }))))
    await world.workOff()
    expect(world.mails).toHaveLength(1)
    expect((await world.readerOf('ann@example.com'))?.requests).toHaveLength(1)
  })

  test('puts no address and no link into the log (R4)', async () => {
    const world = new MessageWorld()
    await askAt(world, 0, minute)
    expect(world.ports.log.text()).not.toMatch(/@|confirm\/k1/)
  })

  test('is answered also while the topics cannot be read: the mail names them by their ids', async () => {
    const world = new MessageWorld()
    world.ports.articles.taxonomy = new Error('topics.json cannot be used')
    await askAt(world, 0)
    expect((await PostalMime.parse(world.mails[0]?.raw ?? '')).text).toContain('* energy')
  })
})

describe('the same order', () => {
  test('however often it comes, is noted once and mailed once', async () => {
    const world = new MessageWorld()
    for (let n = 0; n < 5; n += 1) await world.ask(aConfirmation())
    await world.workOff()
    world.ports.clock.set(later(60 * minute))
    for (let n = 0; n < 5; n += 1) await world.ask(aConfirmation())
    await world.workOff()
    expect(world.mails).toHaveLength(1)
    expect((await world.readerOf('ann@example.com'))?.consent).toHaveLength(1)
  })

  test('after the confirmation brings nothing, also when it comes a day late', async () => {
    const world = new MessageWorld()
    await askAt(world, 0)
    const reader = await world.readerOf('ann@example.com')
    await world.ports.subscribers.update(reader?.id ?? '', (one) => confirm(one, 'Request1', later(minute)))
    for (const ms of [2 * minute, 30 * 60 * minute, 3 * 24 * 60 * minute]) {
      world.ports.clock.set(later(ms))
      await world.ask(aConfirmation())
      await world.workOff()
    }
    expect(world.mails).toHaveLength(1)
    expect((await world.ports.subscribers.get(reader?.id ?? ''))?.requests).toEqual([])
  })

  test.each(['{}', 'nonsense', 'null', '[]', JSON.stringify(aConfirmation({ address: 'no address' }))])(
    'where it is none (%s) is set aside, and the ones beside it are worked on',
    async (body) => {
      const world = new MessageWorld()
      world.ports.queue.messages.push({ body, delaySeconds: 0 })
      await world.ask(aConfirmation())
      await world.workOff()
      expect(world.mails).toHaveLength(1)
      expect(world.aside).toEqual([])
    },
  )
})
