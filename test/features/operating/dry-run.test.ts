// A dry run says what would go out, and changes nothing.
import { expect, test } from 'vitest'
import { type DryRun, estimate } from '../../../functions/delivery/pace/dry-run.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { dryRunEdition } from '../../../functions/use-cases/operating/dry-run-edition.ts'
import { dryRunLines } from '../../../infra/commands/edition/dry-run.ts'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { aWorld } from '../../support/worlds/world.ts'

const quota = { maxPerSecond: 14, maxPerDay: 50_000, used: 120 }

async function aDryRun(change: Partial<EditionRecord> = {}) {
  const readers = [
    aSubscriber({ id: 'london', zone: 'Europe/London', hour: 7 }),
    aSubscriber({ id: 'tokyo', zone: 'Asia/Tokyo', hour: 8 }),
    aSubscriber({ id: 'arabic', zone: 'Asia/Tokyo', hour: 8, language: 'ar' }),
    aSubscriber({ id: 'paused', pausedUntil: '2027-01-01T00:00:00.000Z' }),
    aSubscriber({ id: 'asked', status: 'pending', consent: [] }),
  ]
  const { ports } = await aWorld(readers)
  const found = await ports.editions.find('2026-W47')
  if (found === null) throw new Error('the world has no edition')
  const record = { ...found, ...change }
  // A dry run only gets ports that read; every reader that is counted was read from a shard.
  const { list, document, frames } = ports.editions
  const bound = {
    list: list.bind(ports.editions),
    document: document.bind(ports.editions),
    frames: frames.bind(ports.editions),
  }
  const shard = ports.subscribers.shard.bind(ports.subscribers)
  const run = await dryRunEdition(
    { editions: bound, subscribers: { shard }, clock: ports.clock },
    someSettings(),
    record,
  )
  return { run, record, words: linesFor(record, run).join('\n'), ports }
}

const now = new Date('2026-11-18T12:00:00Z')
const linesFor = (record: EditionRecord, run: DryRun) =>
  dryRunLines({ record, run, quota, share: 0.9, now, topicName: (id) => `“${id}”` })

test('readers are told by topic, zone and hour, briefings by size, and who is not mailed by the reason', async () => {
  const { run, words, ports } = await aDryRun()
  expect([run.eligible, run.mailed, [...run.skipped]]).toEqual([4, 3, [['paused', 1]]])
  expect(run.byHour).toEqual(
    new Map([
      ['Europe/London 07:00', 1],
      ['Asia/Tokyo 08:00', 2],
    ]),
  )
  expect([...run.byTopic.values()].every((count) => count === 3)).toBe(true)
  expect(run.bytes).toBeGreaterThan(3 * 1024)
  expect(words).toContain('4 readers: 3 would be emailed, 1 would not (1 paused)')
  expect(words).toMatch(/Asia\/Tokyo 08:00 +2\n/)
  expect(words).toMatch(/minute at the quota that SES allows now \(12\.6 a second, 44,880 left today\)/)
  expect([ports.mailer.attempts, ports.queue.batches, ports.queue.messages]).toEqual([[], [], []])
})

test('topics with as many readers stand in the order of their names, so that two dry runs can be compared', async () => {
  const { run, record } = await aDryRun()
  const linesOf = (ids: string[]) =>
    linesFor(record, { ...run, byTopic: new Map(ids.map((id) => [id, 3])) }).filter((line) => /“[abc]”/.test(line))
  expect(linesOf(['c', 'a', 'b'])).toEqual([...linesOf(['a', 'b', 'c'])].sort())
})

test('a finding is told with the readers whose briefing has what it is about, and whether it may be released', async () => {
  const findings = [
    { rule: 'size', at: 'en: 2026-W47', reason: 'too large' },
    { rule: 'C1', at: 'ar: story:story1', reason: 'not said' },
  ] as const
  const { words } = await aDryRun({ status: 'held', findings: [...findings] })
  expect(words).toContain('✗ size, en: 2026-W47: holds the edition back; in the briefings of 3 of 3; “release” may')
  expect(words).toContain(
    '✗ C1, ar: story:story1: holds the edition back; in the briefings of 0 of 3; it must be mended',
  )
})

test('waves are reckoned one after the other: a small one of the morning does not wait, a large one takes its time', () => {
  const byWave = new Map([
    ['2026-11-19T06:00', 9_000],
    ['2026-11-19T07:00', 90],
  ])
  const run = { byWave, mailed: 9_090 } as Parameters<typeof estimate>[0]
  const at = Date.parse('2026-11-18T10:00:00Z')
  const unlimited = { maxPerSecond: 1, maxPerDay: -1, used: 0 }
  expect(estimate(run, unlimited, 0.9, at).endsMs).toBe(Date.parse('2026-11-19T08:48:20Z'))
  expect(estimate(run, { ...quota, used: 50_000 }, 0.9, at).endsMs).toBeNull()
})
