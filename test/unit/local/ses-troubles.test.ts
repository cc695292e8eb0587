// A bad day of the local SES: how it is written, and that the same seed gives the same faults.
import { expect, test } from 'vitest'
import { FaultInjector, parseTroubles, troublesExample } from '../../../infra/local/engines/ses/troubles.ts'

test('shares, an outage and a seed are read; what is left out does not happen', () => {
  const outage = { forMs: 600_000, afterMs: 120_000 }
  expect(parseTroubles(troublesExample)).toEqual({ reset: 0.01, '500': 0.01, throttle: 0.05, outage, seed: 1 })
  expect(parseTroubles('throttle=0.5%, seed=9')).toEqual({ reset: 0, '500': 0, throttle: 0.005, outage: null, seed: 9 })
})

test.each([
  ['', 'is no fault: write e.g. reset=1%'],
  ['rest=1%', '"rest=1%" is no fault'],
  ['reset', '"reset": write a share'],
  ['reset=101%', '"reset=101%": write a share'],
  ['reset=1%,reset=2%', '"reset" stands twice'],
  ['reset=60%,throttle=50%', 'more than 100%'],
  ['outage=0m@2m', '"outage=0m@2m": write how long'],
  ['outage=10m', 'write how long and when after the first mail'],
  ['seed=x', '"seed=x": write a whole number'],
])('"%s" is refused: %s', (text, reason) => {
  expect(() => parseTroubles(text)).toThrow(reason)
})

const struck = (day: FaultInjector, count: number) =>
  Array.from({ length: count }, () => day.strike('W_edition_Ann', 0))

test('a day strikes its shares of the submissions, and one of the same seed the same ones', () => {
  const troubles = parseTroubles('reset=10%,500=20%,throttle=30%')
  const fates = struck(new FaultInjector(troubles), 2_000)
  const shareOf = (fate: string | null) => fates.filter((one) => one === fate).length / fates.length
  for (const [fate, share] of [
    ['reset-after-accept', 0.1],
    ['500', 0.2],
    ['throttle', 0.3],
    [null, 0.4],
  ] as const)
    expect(Math.abs(shareOf(fate) - share)).toBeLessThan(0.03)
  expect(struck(new FaultInjector(troubles), 2_000)).toEqual(fates)
  expect(struck(new FaultInjector({ ...troubles, seed: 2 }), 2_000)).not.toEqual(fates)
})

test('an outage begins after the first mail of an edition, whatever went before, and ends', () => {
  const day = new FaultInjector(parseTroubles('outage=10m@2m'))
  const minute = 60_000
  expect(day.strike('Q_confirmation_Ann', 0)).toBeNull()
  expect(day.strike('W_edition_Ann', 100 * minute)).toBeNull()
  expect([101, 102, 111.9, 112].map((at) => day.strike('W_edition_Bob', at * minute))).toEqual([
    null,
    '503',
    '503',
    null,
  ])
})
