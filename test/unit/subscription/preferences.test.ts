// The rules of a reader's record: confirming, choosing, pausing, and what stays on record of it (R3).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withEvent } from '../../../functions/subscription/consent.ts'
import { preferredLanguage } from '../../../functions/subscription/language.ts'
import { confirm, welcomeOwed } from '../../../functions/subscription/requests/confirm.ts'
import { leave, leavingId, undoLeave } from '../../../functions/subscription/requests/leave.ts'
import { choicesOf, pauseUntil, withChoices } from '../../../functions/subscription/requests/preferences.ts'
import { checkRequest } from '../../../functions/subscription/requests/submitted-form.ts'
import type { ConsentEvent } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const at = '2026-11-18T08:00:00.000Z'
const now = new Date(at)
const event = (act: ConsentEvent['act'], on = at): ConsentEvent => ({
  at: on,
  act,
  by: 'preferences',
  words: null,
  topics: [],
})

describe('choosing', () => {
  test('the same choices in another order are no change', () => {
    const reader = aSubscriber({ topics: ['energy', 'sport'] })
    expect(
      withChoices(reader, { ...choicesOf(reader, now), topics: ['sport', 'energy'] }, now, 'preferences'),
    ).toBeNull()
  })

  test('a pause that is over is none: it need not be resumed', () => {
    const reader = aSubscriber({ pausedUntil: '2026-11-18T07:59:59.000Z' })
    expect(choicesOf(reader, now).pausedUntil).toBeNull()
    expect(withChoices(reader, choicesOf(reader, now), now, 'preferences')).toBeNull()
  })

  test('any change and its undo leave the choices as they were', () => {
    const choices = fc.record({
      topics: fc.uniqueArray(fc.constantFrom('energy', 'sport', 'arts'), { minLength: 1 }),
      zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu'),
      hour: fc.integer({ min: 0, max: 23 }),
      cadence: fc.constantFrom('weekly' as const, 'fortnightly' as const),
      phase: fc.constantFrom(0 as const, 1 as const),
      pausedUntil: fc.constantFrom(null, pauseUntil(2, now), pauseUntil(8, now)),
      language: fc.constantFrom('en', 'ar'),
    })
    fc.assert(
      fc.property(choices, choices, (had, wanted) => {
        const reader = aSubscriber(had)
        const changed = withChoices(reader, wanted, now, 'preferences') ?? reader
        const back = withChoices(changed, had, now, 'undo') ?? changed
        expect(new Set(back.topics)).toEqual(new Set(had.topics))
        expect({ ...choicesOf(back, now), topics: [] }).toEqual({ ...had, topics: [] })
      }),
    )
  })

  test.each([
    ['is over', '2026-11-18T08:00:00.000Z', null],
    ['is no instant', 'tomorrow', null],
    ['ends in time', '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['is longer than the longest offered', '2027-03-01T00:00:00.000Z', pauseUntil(8, now)],
    ['has no end', '9999-01-01T00:00:00.000Z', pauseUntil(8, now)],
    ['is written with a sign', '+099999-01-01T00:00:00.000Z', pauseUntil(8, now)],
  ])('a pause that %s becomes at most eight weeks, whoever wants it', (_, pausedUntil, becomes) => {
    const reader = aSubscriber({ topics: ['energy'], hour: 9 })
    for (const by of ['preferences', 'undo', 'confirm-link'] as const) {
      const changed = withChoices(reader, { ...choicesOf(reader, now), hour: 8, pausedUntil }, now, by)
      expect(changed?.pausedUntil).toBe(becomes)
    }
  })

  test('a longer pause that the operator entered is left alone by other changes', () => {
    const reader = aSubscriber({ pausedUntil: '2027-06-01T00:00:00.000Z' })
    const changed = withChoices(reader, { ...choicesOf(reader, now), hour: 8 }, now, 'preferences')
    expect(changed).toMatchObject({ hour: 8, pausedUntil: '2027-06-01T00:00:00.000Z' })
  })
})

describe('the record of consent', () => {
  test('keeps what was agreed to for ever, and of mere changes the last two hundred', () => {
    let consent = [event('requested'), event('confirmed')]
    for (let n = 0; n < 500; n += 1) consent = withEvent(consent, event('changed', `${n}`))
    expect(consent).toHaveLength(202)
    expect(consent.slice(0, 3).map(({ act, at }) => [act, at])).toEqual([
      ['requested', at],
      ['confirmed', at],
      ['changed', '300'],
    ])
  })

  test('a welcome is owed for the first confirmation and for one after having left, for an hour', () => {
    const reader = (consent: ConsentEvent[]) => aSubscriber({ consent })
    expect(welcomeOwed(reader([event('requested'), event('confirmed')]), now)).toBe(at)
    expect(welcomeOwed(reader([event('confirmed'), event('left'), event('confirmed')]), now)).toBe(at)
    expect(welcomeOwed(reader([event('confirmed'), event('changed'), event('confirmed')]), now)).toBeNull()
    expect(welcomeOwed(reader([event('confirmed'), event('left'), event('returned')]), now)).toBeNull()
    expect(welcomeOwed(reader([event('confirmed')]), new Date('2026-11-18T09:00:00Z'))).toBeNull()
    expect(welcomeOwed({ ...reader([event('confirmed')]), status: 'left' }, now)).toBeNull()
  })
})

test('a request is good for one confirmation', () => {
  const requests = [{ id: 'Q1', at, topics: ['sport'], words: 'Yes.' }]
  const confirmed = confirm(aSubscriber({ status: 'pending', requests }), 'Q1', at)
  expect(confirmed).toMatchObject({ status: 'active', topics: ['sport'], requests: [], expiresAt: null })
  expect(confirmed && confirm(confirmed, 'Q1', at)).toBeNull()
})

test('whoever never confirmed cannot come back by undoing', () => {
  const left = leave(aSubscriber({ status: 'pending', consent: [] }), at, 'leave-page')
  expect(left && undoLeave(left, leavingId(at), at)).toBeNull()
})

describe('the language', () => {
  test.each<[string, string | undefined, string]>([
    ['no header', undefined, 'en'],
    ['an empty one', '', 'en'],
    ['one language', 'de', 'de'],
    ['a region of it, before others', 'fr, de-CH;q=0.5, en;q=0.4', 'de'],
    ['the first of two', 'en, de;q=0.9', 'en'],
    ['another region', 'pt-PT', 'pt-BR'],
    ['a refused one', 'de;q=0', 'en'],
    ['any', '*', 'en'],
    ['a quality that is none', 'de;q=x, pt', 'pt-BR'],
    ['punctuation', ';;;,,,=q', 'en'],
    ['an endless header', `${'x,'.repeat(9_000)}de`, 'en'],
  ])('for %s', (_, header, language) => {
    expect(preferredLanguage(header, ['en', 'de', 'pt-BR'])).toBe(language)
  })
})

test('no form, however odd, passes without an address, a topic and consent', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (address, consent) => {
      const checked = checkRequest({ address, topics: [], zone: '', consent })
      expect(checked.ok).toBe(false)
    }),
  )
})
