// A request for a subscription: noted, answered, refused.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confirm } from '../../../functions/subscription/requests/confirm.ts'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { blankSubscriber, linkExpiry, noteRequest } from '../../../functions/subscription/requests/request.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const start = Date.parse('2026-11-18T10:00:00.000Z')
const minute = 60_000
const day = 24 * 60 * minute
const instant = (ms: number) => new Date(start + ms).toISOString()
const asking = (ms: number, request = `Q${ms}`) => ({ request, at: instant(ms), topics: ['energy'], words: 'Yes.' })
const defaults = { language: 'en', zone: 'Europe/Berlin', hour: 7 }
const blank = () => blankSubscriber('R1', 'ann@example.com', asking(0), defaults)

/** The record after these requests, each looked at when it was made, and what became of each. */
function afterAsking(subscriber: Subscriber, ...moments: number[]) {
  const outcomes: string[] = []
  let record = subscriber
  for (const ms of moments) {
    const noted = noteRequest(record, asking(ms), instant(ms))
    outcomes.push(noted.outcome === 'refused' ? noted.reason : noted.outcome)
    if (noted.outcome === 'noted') record = noted.subscriber
  }
  return { record, outcomes }
}

describe('a request for a subscription', () => {
  it('is noted with its words, topics and time, and the record goes a week later unless it is confirmed (R3)', () => {
    const { record } = afterAsking(blank(), 0)
    expect(record).toMatchObject({ status: 'pending', topics: [], zone: 'Europe/Berlin', hour: 7 })
    expect(record.requests).toEqual([{ id: 'Q0', at: instant(0), topics: ['energy'], words: 'Yes.' }])
    expect(record.consent).toEqual([
      { at: instant(0), act: 'requested', by: 'subscribe-page', words: 'Yes.', topics: ['energy'] },
    ])
    expect(record.expiresAt).toBe((start + 7 * day) / 1000)
  })

  it('is answered once in a quarter of an hour', () => {
    expect(afterAsking(blank(), 0, 14 * minute, 15 * minute).outcomes).toEqual(['noted', 'too-soon', 'noted'])
  })

  it('is answered three times a day, and again when the first is a day old', () => {
    const hour = 60 * minute
    const { outcomes } = afterAsking(blank(), 0, hour, 2 * hour, 3 * hour, day - 1, day)
    expect(outcomes).toEqual(['noted', 'noted', 'noted', 'too-many', 'too-many', 'noted'])
  })

  it('counts also where it was confirmed meanwhile', () => {
    const { record } = afterAsking(blank(), 0)
    const confirmed = confirm(record, 'Q0', instant(minute)) ?? record
    expect(afterAsking(confirmed, 2 * minute).outcomes).toEqual(['too-soon'])
  })

  it('is known when its order comes again, and refused when it comes after the confirmation', () => {
    const { record } = afterAsking(blank(), 0)
    expect(noteRequest(record, asking(0), instant(minute)).outcome).toBe('known')
    const confirmed = confirm(record, 'Q0', instant(minute)) ?? record
    expect(noteRequest(confirmed, asking(0), instant(2 * minute))).toEqual({ outcome: 'refused', reason: 'too-soon' })
  })

  it('is refused in whatever order two orders arrive', () => {
    const late = noteRequest(blank(), asking(5 * minute), instant(6 * minute))
    if (late.outcome !== 'noted') throw new Error('The first to arrive is noted.')
    expect(noteRequest(late.subscriber, asking(0), instant(6 * minute))).toMatchObject({ reason: 'too-soon' })
  })

  it('is refused for a suppressed address, and when its link would no longer work', () => {
    const suppressed = aSubscriber({ suppressed: { reason: 'complaint', at: instant(-day) } })
    expect(noteRequest(suppressed, asking(0), instant(0))).toMatchObject({ reason: 'suppressed' })
    expect(noteRequest(blank(), asking(0), instant(2 * day))).toMatchObject({ reason: 'stale' })
    expect(linkExpiry(asking(0))).toBe((start + 2 * day) / 1000)
  })

  it('leaves an active reader as they are, and does not let their record expire', () => {
    const reader = aSubscriber({ topics: ['sport'] })
    expect(afterAsking(reader, 0).record).toMatchObject({ status: 'active', topics: ['sport'], expiresAt: null })
  })

  it('lets a record that is about to go live as long as the request', () => {
    const left = leave(aSubscriber(), instant(-29 * day), 'leave-page')
    expect(left?.expiresAt).toBe((start + day) / 1000)
    expect(afterAsking(left ?? blank(), 0).record).toMatchObject({
      status: 'left',
      expiresAt: (start + 7 * day) / 1000,
    })
    const justLeft = leave(aSubscriber(), instant(-day), 'leave-page')
    expect(afterAsking(justLeft ?? blank(), 0).record.expiresAt).toBe((start + 29 * day) / 1000)
  })

  it('does not kill the link of the one before', () => {
    const { record } = afterAsking(blank(), 0, 20 * minute)
    expect(record.requests.map(({ id }) => id)).toEqual(['Q0', `Q${20 * minute}`])
    expect(confirm(record, 'Q0', instant(30 * minute))?.status).toBe('active')
  })

  it('never fills the record, however long somebody asks for an address that is not theirs', () => {
    const often = Array.from({ length: 400 }, (_, n) => n * 8 * 60 * minute)
    const { record } = afterAsking(aSubscriber(), ...often)
    expect(record.requests.length).toBeLessThanOrEqual(6)
    expect(record.consent.length).toBeLessThanOrEqual(1 + 21)
    expect(record.consent[0]?.act).toBe('confirmed')
  })

  it('that was confirmed stays on record for good (R3)', () => {
    const { record } = afterAsking(blank(), 0)
    const confirmed = confirm(record, 'Q0', instant(minute)) ?? record
    const acts = afterAsking(confirmed, 100 * day).record.consent.map(({ act, at }) => `${act} ${at}`)
    expect(acts).toEqual([`requested ${instant(0)}`, `confirmed ${instant(minute)}`, `requested ${instant(100 * day)}`])
  })

  it('keeps to both caps, whenever requests are made', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { maxLength: 60 })
    fc.assert(
      fc.property(moments, (minutes) => {
        const times = minutes.toSorted((a, b) => a - b).map((one) => one * minute)
        const { outcomes } = afterAsking(blank(), ...times)
        const answered = times.filter((_, n) => outcomes[n] === 'noted')
        for (const [n, at] of answered.entries()) {
          if (n > 0) expect(at - (answered[n - 1] ?? 0)).toBeGreaterThanOrEqual(15 * minute)
          expect(answered.filter((one) => one > at - day && one <= at).length).toBeLessThanOrEqual(3)
        }
      }),
    )
  })
})
