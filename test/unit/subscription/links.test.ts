// Links to the preferences have a version and an end; who may be mailed fresh ones, and how often.
import { describe, expect, test } from 'vitest'
import { capReached } from '../../../functions/subscription/limits/mail-cap.ts'
import { type LinkKey, signLink } from '../../../functions/subscription/links/link.ts'
import {
  isCurrent,
  preferencesToken,
  readPreferencesToken,
  renewLinks,
} from '../../../functions/subscription/links/preferences-link.ts'
import { seal } from '../../../functions/subscription/links/seal.ts'
import { linksBarred, noteLinks } from '../../../functions/subscription/requests/links-request.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const key: LinkKey = { id: 'k1', key: 'a key for tests' }
const at = '2026-11-18T08:00:00.000Z'
const now = new Date(at)
const later = (ms: number) => new Date(now.getTime() + ms)
const minute = 60_000
const day = 24 * 60 * minute
const reader = aSubscriber({ linksVersion: 3 })

describe('a link to the preferences', () => {
  const link = readPreferencesToken(preferencesToken(reader, now, key), [key])

  test('is good for 180 days', () => {
    expect(link && isCurrent(link, reader, later(180 * day - 1000))).toBe(true)
    expect(link && isCurrent(link, reader, later(180 * day))).toBe(false)
  })

  test.each([2, 4, 33])('is not good for links of version %i', (linksVersion) => {
    expect(link && isCurrent(link, { ...reader, linksVersion }, now)).toBe(false)
  })

  test('from before links had versions is good for asking for a new one alone', () => {
    const old = readPreferencesToken(seal('preferences', [reader.id], key), [key])
    expect(old?.subscriber).toBe(reader.id)
    for (const linksVersion of [0, 3]) expect(old && isCurrent(old, { ...reader, linksVersion }, now)).toBe(false)
  })

  test('is no link to leave, and no such link is one', () => {
    expect(readPreferencesToken(signLink('leave', reader.id, key), [key])).toBeNull()
  })
})

describe('renewing', () => {
  test('raises the version, with the act and its date on record (R3)', () => {
    const renewed = renewLinks(reader, at)
    expect(renewed).toMatchObject({
      outcome: 'renewed',
      subscriber: { ...reader, linksVersion: 4, consent: expect.anything() },
    })
    expect(renewed.outcome === 'renewed' && renewed.subscriber.consent.at(-1)).toMatchObject({ at, act: 'renewed' })
  })

  test('goes three times a day, as often as the mail may that brings the fresh link', () => {
    let one = reader
    for (let n = 0; n < 3; n += 1) {
      const renewed = renewLinks(one, at)
      if (renewed.outcome === 'renewed') one = renewed.subscriber
    }
    expect(one.linksVersion).toBe(6)
    expect(renewLinks(one, at)).toEqual({ outcome: 'refused', problem: 'renew-often' })
    expect(renewLinks(one, later(day).toISOString())).toMatchObject({ outcome: 'renewed' })
  })

  test('is refused where the fresh link could not be mailed', () => {
    const suppressed = { reason: 'bounce', at } as const
    expect(renewLinks({ ...reader, suppressed }, at)).toEqual({ outcome: 'refused', problem: 'renew-barred' })
  })
})

describe('the cap of one in fifteen minutes and three a day', () => {
  const minutes = (...all: number[]) => all.map((one) => later(-one * minute).toISOString())
  test.each<[string, string[], string | null]>([
    ['none before', [], null],
    ['one a minute ago', minutes(1), 'too-soon'],
    ['one fifteen minutes ago', minutes(15), null],
    ['three today', minutes(20, 40, 60), 'too-many'],
    ['two today and one yesterday', minutes(20, 40, 24 * 60), null],
    ['one that came first and was ordered later', minutes(-1), 'too-soon'],
  ])('%s', (_, earlier, reached) => expect(capReached(earlier, at)).toBe(reached))
})

describe('a mail with fresh links', () => {
  const order = { request: 'L1', at, reason: 'asked' } as const
  const note = (one: Subscriber, changes = {}) => noteLinks(one, { ...order, ...changes }, at)

  test('is noted once, however often its order comes', () => {
    const noted = note(reader)
    expect(noted).toMatchObject({ outcome: 'noted', subscriber: { linksAsked: [{ id: 'L1', at }] } })
    if (noted.outcome === 'noted') expect(note(noted.subscriber)).toEqual({ outcome: 'known' })
  })

  test('is refused over the cap; a renewal is not held up by somebody who just pressed a button', () => {
    const asked = { ...reader, linksAsked: [{ id: 'L0', at }] }
    expect(note(asked)).toEqual({ outcome: 'refused', reason: 'too-soon' })
    expect(note(asked, { reason: 'renewed' })).toMatchObject({ outcome: 'noted' })
  })

  test('for a copy of one’s data does not hold up the one that erases it, while three a day are three in all', () => {
    const having = (one: Subscriber, request: string, reason: 'copy' | 'erase' | 'address' | 'asked') => {
      const noted = note(one, { request, reason })
      return noted.outcome === 'noted' ? noted.subscriber : noted
    }
    const copied = having(reader, 'L1', 'copy') as Subscriber
    expect(having(copied, 'L2', 'copy')).toEqual({ outcome: 'refused', reason: 'too-soon' })
    const erasing = having(copied, 'L3', 'erase') as Subscriber
    const changing = having(erasing, 'L4', 'address') as Subscriber
    expect(changing.linksAsked?.map(({ id, act }) => [id, act])).toEqual([
      ['L1', 'copy'],
      ['L3', 'erase'],
      ['L4', 'address'],
    ])
    expect(having(changing, 'L5', 'asked')).toEqual({ outcome: 'refused', reason: 'too-many' })
  })

  test('leaves no trace that grows', () => {
    let one: Subscriber = reader
    for (let n = 0; n < 50; n += 1) {
      const when = later(n * 8 * 60 * minute).toISOString()
      const noted = noteLinks(one, { ...order, request: `L${n}`, at: when }, when)
      if (noted.outcome === 'noted') one = noted.subscriber
    }
    expect(one.linksAsked?.length).toBeLessThanOrEqual(3)
    expect(one.consent).toEqual(reader.consent)
  })

  test.each<[string, Partial<Subscriber>, string | null]>([
    ['active', {}, null],
    ['paused', { pausedUntil: '2026-12-24T00:00:00.000Z' }, null],
    ['pending', { status: 'pending' }, 'left'],
    ['left', { status: 'left' }, 'left'],
    ['suppressed', { suppressed: { reason: 'bounce', at } }, 'suppressed'],
  ])('for a reader who is %s', (_, changes, barred) => {
    expect(linksBarred({ ...reader, ...changes })).toBe(barred)
    expect(note({ ...reader, ...changes }, { reason: 'renewed' }).outcome).toBe(barred === null ? 'noted' : 'refused')
  })
})
