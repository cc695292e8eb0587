// Undoing a change takes what we signed: for its reader, for an hour, unchanged.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signLink, signTimedLink } from '../../../functions/subscription/links/link.ts'
import { choicesOf } from '../../../functions/subscription/requests/preferences.ts'
import { readUndo, signUndo, undoTo } from '../../../functions/subscription/requests/undo.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const key = { id: 'k1', key: 'a key for tests' }
const now = new Date('2026-11-18T08:00:00.000Z')
const reader = aSubscriber({ topics: ['energy', 'arts'], language: 'ar-EG', pausedUntil: '2026-12-02T08:00:00.000Z' })
const choices = choicesOf(reader, now)
const undo = undoTo(reader, now)
const token = signUndo(reader.id, undo, key)
const read = (text: string, at = now, whose = reader.id) => readUndo(text, whose, [key], at)

test('holds the earlier choices to the letter, for an hour', () => {
  expect(undo.choices).toEqual(choices)
  for (const at of [now, new Date('2026-11-18T08:59:59.000Z')]) expect(read(token, at)).toEqual(undo)
  expect(read(token, new Date('2026-11-18T09:00:00.000Z'))).toBeNull()
})

test('fits a form with every topic of a long list', () => {
  const topics = Array.from({ length: 60 }, (_, n) => `a-topic-with-a-long-name-${n}`)
  expect(read(signUndo(reader.id, undoTo({ ...reader, topics }, now), key))?.choices.topics).toEqual(topics)
})

const [, owner = '', expiry = '', payload = '', signature = ''] = token.split('.')
const changed = Buffer.from(JSON.stringify({ ...choices, pausedUntil: '9999-01-01T00:00:00.000Z' })).toString(
  'base64url',
)

describe('refuses', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['other choices', ['k1', owner, expiry, changed, signature].join('.')],
    ['a later hour', ['k1', owner, 'zzzzzz', payload, signature].join('.')],
    ['another key of the same name', signUndo(reader.id, undo, { id: 'k1', key: 'another' })],
    ['a token to leave', signLink('leave', reader.id, key)],
    [
      'a token for the preferences',
      signTimedLink('preferences', { subscriber: reader.id, request: '0', expiresAt: 2e9 }, key),
    ],
    ['a part more', `${token.slice(0, token.lastIndexOf('.'))}.x.${signature}`],
    ['what is longer than any form', `k1.${'a'.repeat(100_000)}`],
  ])('%s', (_, text) => expect(read(text)).toBeNull())

  test('another reader’s', () => expect(read(token, now, 'Other00000000000000001')).toBeNull())

  test('every other text: cut, swapped, flipped, with another byte anywhere', () => {
    const byte = fc.record({ at: fc.nat(token.length - 1), sign: fc.constantFrom(...'AZaz09._-=+/% \u0000é') })
    const mutations = fc.oneof(
      byte.map(({ at, sign }) => token.slice(0, at) + sign + token.slice(at + 1)),
      byte.map(({ at, sign }) => token.slice(0, at) + sign + token.slice(at)),
      fc.nat(token.length - 1).map((end) => token.slice(0, end)),
      fc.shuffledSubarray(token.split('.')).map((parts) => parts.join('.')),
      fc.string({ maxLength: 200 }),
    )
    fc.assert(
      fc.property(mutations, (text) => {
        fc.pre(text !== token)
        expect(read(text)).toBeNull()
      }),
      { numRuns: 3_000 },
    )
  })
})
