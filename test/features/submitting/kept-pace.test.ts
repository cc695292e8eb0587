// The pace that the account allows is kept, whatever the number of senders and however slow SES is (D5). All rates and
// senders: `npm run bench -- rate`.
import { expect, test } from 'vitest'
import type { SeededRandom } from '../../support/fakes/virtual-time.ts'
import { mostInASecond } from '../../support/runs/starts.ts'
import { type Model, runModel } from '../../support/worlds/sending-model.ts'

const usual = (random: SeededRandom) => random.between(70, 130)
const slow = (random: SeededRandom) => random.between(900, 1100)

const cases: [string, Model][] = [
  ['1 a second, five senders', { perSecond: 1, senders: 5, latency: usual, minutes: 5 }],
  ['14 a second, six senders', { perSecond: 14, senders: 6, latency: usual, minutes: 3 }],
  [
    '50 a second, five senders and an SES that takes a second',
    { perSecond: 50, senders: 5, latency: slow, minutes: 1 },
  ],
]

test.each(cases)('%s', async (_name, model) => {
  const { starts, functionSeconds } = await runModel(model)
  const wanted = model.perSecond * 0.9 * model.minutes * 60
  expect(starts.length / wanted).toBeGreaterThan(model.latency === slow ? 0.85 : 0.95)
  expect(mostInASecond(starts)).toBeLessThanOrEqual(model.perSecond)
  // Functions that only wait for a turn cost as much as those that send.
  if (model.latency === usual) expect(functionSeconds).toBeLessThan(model.minutes * 60 * 1.1)
})
