// The figures of a list: only counts, no one is named.
import { expect, test } from 'vitest'
import { countedReaders } from '../../../functions/adapters/subscription/counted-readers.ts'
import { editionNumbers, latestSent } from '../../../functions/delivery/receipt/edition-numbers.ts'
import { fullWeeks, ReaderTally } from '../../../functions/delivery/receipt/reader-numbers.ts'
import { emptyTally, receiptOf } from '../../../functions/delivery/receipt/receipt.ts'
import type { ConsentEvent, Subscriber } from '../../../functions/subscription/types.ts'
import { numbersOfList } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import { numbersLines } from '../../../infra/commands/edition/numbers.ts'
import { numbersTables } from '../../../infra/commands/edition/numbers-tables.ts'
import { numbersPage } from '../../../infra/preview/page/numbers.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aWorld } from '../../support/worlds/world.ts'

const now = new Date('2026-11-27T12:00:00Z')

/** @param day of November 2026 */
function act(day: number, what: ConsentEvent['act'], by: string, topics = ['energy']): ConsentEvent {
  return { at: `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`, act: what, by, words: null, topics }
}
const asked = (day: number) => act(day, 'requested', 'subscribe-page')
const confirmed = (day: number, topics?: string[]) => act(day, 'confirmed', 'confirm-link', topics)

const request = (at: string) => ({ id: 'Q1', at, topics: ['energy'], words: 'Send me a briefing.' })

/** One for each way through a month. */
const readers: Partial<Subscriber>[] = [
  // Before the first week.
  {},
  {
    consent: [
      asked(3),
      confirmed(3),
      act(11, 'changed', 'preferences', ['sport', 'energy', 'sport']),
      confirmed(18, ['sport']),
    ],
  },
  { consent: [confirmed(3), act(12, 'left', 'one-click')], status: 'left' },
  { consent: [confirmed(3), act(18, 'left', 'leave-page'), act(18, 'renewed', 'preferences')], status: 'left' },
  { consent: [confirmed(3), act(18, 'left', 'leave-page'), act(18, 'returned', 'undo')] },
  { consent: [confirmed(3), act(12, 'left', 'leave-page'), asked(24), confirmed(24)] },
  { consent: [confirmed(12), confirmed(25)], suppressed: { reason: 'bounce', at: '2026-11-19T06:00:00.000Z' } },
  { consent: [confirmed(12)], suppressed: { reason: 'complaint', at: '2026-11-26T06:00:00.000Z' } },
  { consent: [act(21, 'requested', 'seed'), act(21, 'confirmed', 'seed')], pausedUntil: '2027-01-01T00:00:00.000Z' },
  { consent: [asked(26)], status: 'pending', requests: [request('2026-11-26T09:00:00.000Z')] },
  { consent: [asked(22)], status: 'pending', requests: [request('2026-11-22T09:00:00.000Z')] },
]

function tallied() {
  const tally = new ReaderTally(now)
  for (const reader of readers) tally.add(aSubscriber(reader))
  return tally
}

test('only weeks that began within the 30 days for which departures are kept are reported', () => {
  expect(fullWeeks(now)).toEqual(['2026-W45', '2026-W46', '2026-W47', '2026-W48'])
  expect(fullWeeks(new Date('2026-12-02T00:00:00Z'))[0]).toBe('2026-W45')
  expect(fullWeeks(new Date('2026-12-02T00:00:01Z'))[0]).toBe('2026-W46')
})

test('every week’s readers are those of the week before, with who came and without who went', () => {
  const { weeks } = tallied()
  expect(weeks.map((week) => week.readers)).toEqual([6, 6, 5, 5])
  const change = (of: Map<string, number>) => [...of.values()].reduce((sum, one) => sum + one, 0)
  for (const [index, { readers: count, came, went }] of weeks.entries())
    expect(count).toBe((weeks[index - 1]?.readers ?? 1) + change(came) - change(went))
})

test('leaving is counted by the way it was done, and not at all if undone within the hour', () => {
  const { weeks } = tallied()
  expect(weeks.map(({ went }) => [...went])).toEqual([
    [],
    [
      ['one-click', 1],
      ['leave-page', 1],
    ],
    [
      ['leave-page', 1],
      ['bounce', 1],
    ],
    [['complaint', 1]],
  ])
  expect(weeks.map(({ came }) => [...came])).toEqual([
    [['confirmed', 5]],
    [['confirmed', 2]],
    [['entered', 1]],
    [['confirmed', 1]],
  ])
})

test('a topic counts the readers who had it at the end of the week, each once', () => {
  expect(tallied().weeks.map(({ byTopic }) => byTopic.get('sport') ?? 0)).toEqual([0, 1, 1, 1])
})

test('who asked in the last seven days confirmed, still can, or did not in time', () => {
  expect(tallied().asking).toEqual({ asked: 3, confirmed: 1, waiting: 1 })
})

test('a list is reported in counts, with no id and no address, and nothing of it is written', async () => {
  const everybody = readers.map((reader) => aSubscriber(reader))
  const counts = { eligible: 12, submitted: 7, delivered: 6, bounced: 1, skipped: 5, skippedBy: { left: 3, paused: 2 } }
  const receipt = receiptOf('2026-W47', { ...emptyTally(), ...counts }, true, null, now.toISOString())
  const { ports } = await aWorld(everybody, { status: 'closed', receipt })
  ports.clock.set(now.toISOString())
  const { outlines, document } = ports.editions
  const editions = { outlines: outlines.bind(ports.editions), document: document.bind(ports.editions) }
  const subscribers = { shard: ports.subscribers.shard.bind(ports.subscribers) }
  const numbers = await numbersOfList({ editions, subscribers, clock: ports.clock })
  const words = numbersLines(numbers).join('\n')
  const page = numbersPage(numbersTables(numbers), 'Shows a list', 'npm start')
  expect(words).toMatch(/readers +6 +6 +5 +5\n +change +\+5 +0 +−1 +0/)
  expect(words).toMatch(/− complained +0 +0 +0 +1/)
  expect(words).toMatch(/Sport +0 +1 +1 +1/)
  expect(words).toMatch(/2026-W47 of 2026-11-19 +9 +7 +6 +1 +0/)
  expect(words).toMatch(/Example Review +1/)
  for (const { id, address } of everybody)
    expect([words, page].some((one) => one.includes(id) || one.includes(address))).toBe(false)
  expect(page).toContain(
    '<th scope="row">Sport</th><td class="number" data-name="2026-W45">0</td><td class="number" data-name="2026-W46">1</td>',
  )
})

test('the address of a reader is not even asked for', async () => {
  const asked: unknown[] = []
  const query = async function* (pk: string, options: unknown) {
    asked.push(pk, options)
    yield [{ pk, sk: 'a', ...aSubscriber() }]
  }
  for await (const page of countedReaders({ query } as never).shard(3)) expect(page).toHaveLength(1)
  expect(asked).toEqual(['S#3', { pageSize: 500, fields: ['consent', 'requests', 'suppressed'] }])
})

test('the last thirteen editions that went out and have a receipt are reported', () => {
  const receipt = receiptOf('2026-W47', emptyTally(), true, null, now.toISOString())
  const sent = Array.from({ length: 15 }, (_, n) => ({ n, status: 'closed' as const, receipt }))
  const told = latestSent([
    ...sent,
    { n: 15, status: 'sending', receipt: null },
    { n: 16, status: 'held', receipt: null },
  ])
  expect(told.map(({ n }) => n)).toEqual(sent.slice(2).map(({ n }) => n))
})

test('a cancelled edition is among them, as cancelled, if readers had it', () => {
  const cancelledAfter = (submitted: number) => ({
    ...{ id: '2026-W47', date: '2026-11-19', status: 'cancelled' as const },
    receipt: receiptOf('2026-W47', { ...emptyTally(), eligible: 9, submitted }, true, null, now.toISOString()),
  })
  expect(latestSent([cancelledAfter(5), cancelledAfter(0)])).toEqual([cancelledAfter(5)])
  const editions = [editionNumbers(cancelledAfter(5))]
  const nothing = { weeks: [], asking: { asked: 0, confirmed: 0, waiting: 0 }, stories: new Map(), topics: new Map() }
  expect(numbersLines({ ...nothing, editions }).join('\n')).toMatch(/2026-W47 of 2026-11-19, cancelled +9 +5 +0/)
})
