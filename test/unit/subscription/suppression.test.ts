// Which reason against mailing an address outranks which, and who lifts it.
import { describe, expect, test } from 'vitest'
import { confirm } from '../../../functions/subscription/requests/confirm.ts'
import { blocksConfirmation, bySeverity, suppression } from '../../../functions/subscription/suppression.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { aSubscriber } from '../../support/samples/builders.ts'

const day = 24 * 60 * 60_000
const instant = (days: number) => new Date(Date.parse('2026-11-18T08:00:00.000Z') + days * day).toISOString()

function suppressedReader(changes: Partial<Subscriber>, askedAt = instant(1)): Subscriber {
  const requests = [{ id: 'Q1', at: askedAt, topics: ['energy'], words: 'Yes.' }]
  return aSubscriber({ status: 'pending', requests, ...changes })
}

test('the record says who must act: the reader after a bounce, the operator after all else', () => {
  expect(bySeverity.map((reason) => [reason, suppression(reason, instant(0)).liftedBy])).toEqual([
    ['bounce', 'reader'],
    ['listed', 'operator'],
    ['complaint', 'operator'],
    ['operator', 'operator'],
  ])
})

test('only a bounced address is asked to confirm again', () => {
  expect(bySeverity.filter((reason) => !blocksConfirmation(suppression(reason, instant(0))))).toEqual(['bounce'])
  expect(blocksConfirmation(null)).toBe(false)
})

describe('a confirmation', () => {
  test('lifts a bounce: it is the proof that the mailbox works', () => {
    const reader = suppressedReader({ suppressed: suppression('bounce', instant(0)) })
    expect(confirm(reader, 'Q1', instant(1.1))).toMatchObject({
      status: 'active',
      suppressed: null,
      reconfirmedAt: instant(1.1),
    })
  })

  test.each(['listed', 'complaint', 'operator'] as const)('leaves a suppression by %s to the operator', (reason) => {
    const suppressed = suppression(reason, instant(0))
    expect(confirm(suppressedReader({ suppressed }), 'Q1', instant(1.1))?.suppressed).toEqual(suppressed)
  })

  test('of a request from before the bounce proves nothing', () => {
    const suppressed = suppression('bounce', instant(0))
    expect(confirm(suppressedReader({ suppressed }, instant(-1)), 'Q1', instant(0.5))?.suppressed).toEqual(suppressed)
  })

  test.each([
    [29, 'bounce'],
    [30, undefined],
  ])('%i days after the last one that lifted a bounce leaves %s', (days, left) => {
    const reader = suppressedReader(
      { suppressed: suppression('bounce', instant(1)), reconfirmedAt: instant(0) },
      instant(days - 0.5),
    )
    expect(confirm(reader, 'Q1', instant(days))?.suppressed?.reason).toBe(left)
  })
})
