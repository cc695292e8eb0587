// The file of demo readers: defaults, mistakes.
import { expect, test } from 'vitest'
import { isEligible } from '../../../functions/delivery/audience.ts'
import { longestWait } from '../../../functions/subscription/cadence.ts'
import { parseReaders, type ReaderDefaults } from '../../../functions/subscription/import/readers-file.ts'
import { sampleReadersText, sampleTopics } from '../../support/samples/sample.ts'

function defaults(changes: Partial<ReaderDefaults> = {}): ReaderDefaults {
  let ids = 0
  const newId = () => {
    ids += 1
    return `Id${ids}`
  }
  const at = '2026-11-01T00:00:00.000Z'
  return { topics: ['energy-trade', 'mena'], zone: 'Europe/Berlin', hour: 7, at, newId, ...changes }
}

function read(...entries: unknown[]) {
  return parseReaders(JSON.stringify(entries), defaults())
}

test('a reader needs an address and a topic; the rest has defaults, and their consent is on record', () => {
  const { readers, skipped } = read({ address: 'Ann@Example.com', topics: ['mena', 'mena'] })
  expect(skipped).toEqual([])
  expect(readers).toEqual([
    expect.objectContaining({
      id: 'Id1',
      address: 'Ann@example.com',
      status: 'active',
      topics: ['mena'],
      language: 'en',
      zone: 'Europe/Berlin',
      hour: 7,
      cadence: 'weekly',
      phase: 0,
      pausedUntil: null,
      suppressed: null,
      expiresAt: null,
    }),
  ])
  expect(readers[0]?.consent.map(({ act }) => act)).toEqual(['requested', 'confirmed'])
})

const good = { address: 'good@example.com', topics: ['mena'] }

test.each([
  ['no object', 'ann@example.com', 'not an object'],
  ['no topic', { address: 'a@example.com', topics: [] }, 'no topic'],
  ['topics left out', { address: 'a@example.com' }, 'no topic'],
  ['an unknown topic', { address: 'a@example.com', topics: ['mena', 'chess'] }, '"chess" is unknown'],
  [
    'an unknown zone',
    { ...good, address: 'a@example.com', zone: 'Europe/Atlantis' },
    '"Europe/Atlantis" is not a known time zone',
  ],
  ['an invalid address', { address: 'nobody', topics: ['mena'] }, 'no @'],
  ['no address', { topics: ['mena'] }, 'no address'],
  ['a bad hour', { ...good, address: 'a@example.com', hour: 24 }, 'hour 24'],
  ['a bad cadence', { ...good, address: 'a@example.com', cadence: 'daily' }, 'cadence "daily"'],
  ['a bad phase', { ...good, address: 'a@example.com', phase: longestWait }, `phase ${longestWait}`],
  ['a bad language', { ...good, address: 'a@example.com', language: 'x' }, 'language "x"'],
  ['a bad pause', { ...good, address: 'a@example.com', pausedUntil: 'soon' }, 'pausedUntil "soon"'],
  ['a bad state', { ...good, address: 'a@example.com', state: 'gone' }, 'state "gone"'],
  ['a bad suppression', { ...good, address: 'a@example.com', suppressed: 'rude' }, 'suppressed "rude"'],
  ['a field nobody knows', { ...good, address: 'a@example.com', topic: 'mena' }, '"topic" is unknown'],
  ['an address given before', { ...good, address: 'GOOD@example.com' }, 'that of reader 1'],
])('%s is skipped with its position, the reason and what to do; the others go through', (_, entry, reason) => {
  const { readers, skipped } = read(good, entry, { ...good, address: 'last@example.com' })
  expect(readers.map(({ address }) => address)).toEqual(['good@example.com', 'last@example.com'])
  expect(skipped).toEqual([
    { position: 2, reason: expect.stringContaining(reason), remedy: expect.stringMatching(/\w+/) },
  ])
  expect(skipped[0]?.reason).toMatch(/^reader 2: /)
  expect(JSON.stringify(skipped)).not.toContain('@example.com,')
})

test.each(['not json', '{"readers":[]}'])('a file that is no list is refused as a whole: %s', (text) => {
  expect(() => parseReaders(text, defaults())).toThrow(/The readers file .* Give a JSON list such as/)
})

test('the demo readers are all good, and show every case there is', () => {
  const topics = sampleTopics()
  const text = sampleReadersText()
  const { readers, skipped } = parseReaders(text, defaults({ topics: topics.map(({ id }) => id) }))
  expect(skipped).toEqual([])
  expect(readers).toHaveLength(14)
  expect(readers.every(({ address }) => address.endsWith('@example.com'))).toBe(true)
  expect(readers.filter(isEligible)).toHaveLength(13)
  const shown = [
    readers.some(({ status }) => status === 'pending'),
    readers.some(({ status }) => status === 'left'),
    readers.some(({ pausedUntil }) => pausedUntil !== null),
    readers.some(({ suppressed }) => suppressed !== null),
    readers.some(({ cadence, phase }) => cadence === 'fortnightly' && phase === 0),
    readers.some(({ cadence, phase }) => cadence === 'fortnightly' && phase === 1),
    new Set(readers.map(({ language }) => language)).size >= 3,
    new Set(readers.map(({ zone }) => zone)).size >= 10,
  ]
  expect(shown).not.toContain(false)
})
