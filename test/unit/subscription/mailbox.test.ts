// How often one mailbox is answered, in any spelling.
import { describe, expect, test } from 'vitest'
import { askedOnceMore, mailboxOf } from '../../../functions/subscription/limits/mailbox.ts'

const at = (minutes: number) => new Date(Date.parse('2026-11-18T12:00:00.000Z') + minutes * 60_000).toISOString()

describe('the mailbox of an address', () => {
  test('is the same for every sub-address', () => {
    const spellings = [
      'ann@example.com',
      'ann+1@example.com',
      'ann+2@example.com',
      'ANN+3@example.com',
      'ann+4@EXAMPLE.com',
      'ann+a+b@example.com',
    ]
    expect([...new Set(spellings.map(mailboxOf))]).toEqual(['ann@example.com'])
  })

  test.each(['ann-news@example.com', 'ann.lee@example.com', '+ann@example.com'])('is %s itself', (address) => {
    expect(mailboxOf(address)).toBe(address)
  })
})

describe('asking once more for a mailbox', () => {
  const asked = [0, 20, 40].map((minutes) => ({ request: `Q${minutes}`, at: at(minutes) }))

  test('is noted once', () => {
    expect(askedOnceMore([], { request: 'Q', at: at(0) })).toEqual({ asked: [{ request: 'Q', at: at(0) }] })
    expect(askedOnceMore(asked, { request: 'Q20', at: at(20) })).toEqual({ asked: null })
  })

  test('is refused within 15 minutes, and after three in a day', () => {
    expect(askedOnceMore(asked.slice(0, 2), { request: 'Q', at: at(34) })).toEqual({ refused: 'too-soon' })
    expect(askedOnceMore(asked, { request: 'Q', at: at(60) })).toEqual({ refused: 'too-many' })
  })

  test('forgets what was asked for a day ago', () => {
    const next = { request: 'Q', at: at(24 * 60 + 20) }
    expect(askedOnceMore(asked, next)).toEqual({ asked: [asked[2], next] })
  })
})
