// What the step of an edition says once its virtual week is over.
import { expect, test } from 'vitest'
import { weekWords } from '../../../infra/local/run/week-progress.ts'

const now = Date.parse('2026-11-26T22:00:00Z')
const edition = { id: '2026-W48' }

test('an operator reads where the list’s clock stands, in the words of every command', () => {
  expect(weekWords({ outcome: 'ended', edition }, now)).toBe(
    '2026-W48 ended; the clock is at Thursday 26 November 2026, 22:00 UTC',
  )
  expect(weekWords({ outcome: 'not composed', edition: null }, now)).toMatch(/^not composed; the clock is at/)
})

test('an edition that was stopped says whom it waits for, and not until when', () => {
  expect(weekWords({ outcome: 'waits', edition }, now)).toBe(
    '2026-W48 waits for you; the clock is at Thursday 26 November 2026, 22:00 UTC',
  )
})
