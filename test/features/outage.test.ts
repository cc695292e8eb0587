// SES fails for minutes or hours: what is lost does not grow with the time, and nobody has to do anything (D2, D3).
import { expect, test } from 'vitest'
import { metric } from '../../functions/environment.ts'
import type { SubmitOutcome } from '../../functions/ports.ts'
import { type Model, runModel } from '../support/sending-model.ts'
import type { SeededRandom } from '../support/virtual-time.ts'

type Failure = Exclude<SubmitOutcome, { outcome: 'accepted' }>

const minute = 60_000
const latency = (random: SeededRandom) => random.between(70, 130)
const failed: Failure = { outcome: 'ambiguous', reason: 'SES failed inside' }
const unreachable: Failure = { outcome: 'transient', reason: 'SES could not be reached' }

/** Between two instants (ms). */
const during = (from: number, until: number, failure: Failure) => (ms: number) =>
  ms >= from && ms < until ? failure : null

const list: Model = { perSecond: 14, senders: 5, latency, minutes: 30, readers: 300 }

test.each([10, 40])(
  '503 for %d minutes costs the mails that were under way, and the operator is told once',
  async (long) => {
    const run = await runModel({ ...list, minutes: long + 10, failing: during(5_000, long * minute, failed) })
    // At 12.6 a second two are under way in the tenth of a second that an answer takes.
    expect(run.unknown.size).toBeLessThanOrEqual(3)
    expect(run.accepted.size).toBe(300 - run.unknown.size)
    expect(run.counted.get(metric.sendingHalted)).toBe(1)
  },
)

test('being out of reach for an hour and a half fails nobody', async () => {
  const run = await runModel({ ...list, minutes: 110, failing: during(5_000, 90 * minute, unreachable) })
  expect(run.accepted.size).toBe(300)
})

test('one mail in twenty that fails halts nobody for long', async () => {
  let mails = 0
  const failing = () => {
    mails += 1
    return mails % 20 === 0 ? failed : null
  }
  const run = await runModel({ ...list, minutes: 2, failing })
  expect(run.accepted.size + run.unknown.size).toBe(300)
  expect(run.counted.get(metric.sendingHalted)).toBeUndefined()
})

test('each false recovery costs one reader', async () => {
  const failing = (ms: number, what: 'mail' | 'probe') =>
    what === 'mail' && ms >= 5_000 && ms < 10 * minute ? failed : null
  const run = await runModel({ ...list, minutes: 30, failing })
  expect(run.accepted.size + run.unknown.size).toBe(300)
  // In ten minutes, with pauses that double from half a minute on, and the three that brought it to light.
  expect(run.unknown.size).toBeLessThanOrEqual(4 + 5)
})
