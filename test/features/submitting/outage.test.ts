// SES fails for minutes or hours: what is lost does not grow with the time, and no one has to do anything (D2, D3).
import { expect, test } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import type { SubmitOutcome } from '../../../functions/ports.ts'
import { haltSending } from '../../../functions/use-cases/submitting/halt.ts'
import { Trouble } from '../../../functions/use-cases/submitting/trouble.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import type { SeededRandom } from '../../support/fakes/virtual-time.ts'
import { type Model, runModel } from '../../support/worlds/sending-model.ts'

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
  'an outage of %d minutes costs only the emails under way, and the operator is told once',
  async (long) => {
    const run = await runModel({ ...list, minutes: long + 10, failing: during(5_000, long * minute, failed) })
    // At 12.6 a second two are under way in the tenth of a second that an answer takes.
    expect(run.unknown.size).toBeLessThanOrEqual(3)
    expect(run.accepted.size).toBe(300 - run.unknown.size)
    expect(run.counted.get(metric.sendingHalted)).toBe(1)
    // By a probe, which comes every five minutes at the latest; the next tick would be one in fifteen.
    expect(Math.max(...run.accepted.values()) - run.from).toBeLessThan((long + 4) * minute)
  },
)

test('SES can be out of reach for an hour and a half without failing anybody', async () => {
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
  // In ten minutes, with pauses that double from half a minute on, and the three that revealed it.
  expect(run.unknown.size).toBeLessThanOrEqual(4 + 5)
})

test('setbacks of one reader are no outage, however many; of three they are, unless a mail came through', () => {
  const found = (answers: [string, SubmitOutcome][]) => {
    const trouble = new Trouble()
    return answers.map(([reader, said]) => trouble.note(reader, said, 0)).includes('failing')
  }
  const through: SubmitOutcome = { outcome: 'accepted', messageId: 'm1' }
  expect(found(Array.from({ length: 9 }, () => ['ann', failed]))).toBe(false)
  expect(found(['ann', 'bob', 'cleo'].map((reader) => [reader, failed]))).toBe(true)
  expect(found(['ann', 'bob', 'dan', 'cleo'].map((reader) => [reader, reader === 'dan' ? through : failed]))).toBe(
    false,
  )
})

test('of several senders that notice an outage at once, one halts sending and tells the operator', async () => {
  const ports = fakePorts()
  expect([await haltSending(ports, 'first'), await haltSending(ports, 'second')]).toEqual([true, false])
  expect(ports.log.counts.get(metric.sendingHalted)).toBe(1)
  expect(await ports.pace.halted()).toMatchObject({ reason: 'first' })
})
