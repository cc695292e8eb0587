// What an operator launches is sent at once, and the receipt of what is cancelled is drawn up at once.
import { describe, expect, test } from 'vitest'
import { planBatches } from '../../../../functions/delivery/audience.ts'
import { emptyTally, receiptOf } from '../../../../functions/delivery/receipt/receipt.ts'
import type { EditionRecord } from '../../../../functions/delivery/types.ts'
import { deployedIn, namedBy } from '../../../../infra/commands/deployed-list.ts'
import { readArguments } from '../../../../infra/commands/edition/arguments.ts'
import { askedFirst } from '../../../../infra/commands/edition/asked-first.ts'
import { canaryWords } from '../../../../infra/commands/edition/next-emails.ts'
import { aList, wednesday } from './a-list.ts'

describe('an edition with readers', () => {
  const frozen = { status: 'paused', eligible: 2, lastWave: '2026-11-19T07:00', frozenAt: wednesday } as const
  const inWaves = async (...waves: string[]) => {
    const list = await aList(frozen)
    await list.editions.saveBatches(waves.flatMap((wave, n) => planBatches('2026-W47', n, [{ id: `r${n}`, wave }])))
    return list
  }

  test('resumed sends at once to who is due', async () => {
    const { run, queue } = await inWaves('2026-11-18T06:45', '2026-11-19T07:00')
    expect(await run('resume 2026-W47')).toBe('ok: 2026-W47 is sending now.\nThe next emails go out now.')
    expect(queue.batches.map((body) => JSON.parse(body))).toMatchObject([{ wave: '2026-11-18T06:45' }])
  })

  test('resumed before the next wave says when that is', async () => {
    const { run, queue } = await inWaves('2026-11-19T01:15', '2026-11-19T07:00')
    expect(await run('resume 2026-W47')).toContain('The next emails go out on Thursday 19 November 2026, 01:15 UTC.')
    expect(queue.batches).toEqual([])
  })

  test('cancelled has its receipt at once, and says what becomes of its stories', async () => {
    const { run } = await inWaves('2026-11-18T06:45', '2026-11-19T07:00')
    expect(await run('cancel 2026-W47')).toBe(
      'ok: 2026-W47 is cancelled now.\n' +
        '  2 readers: 0 sent, 2 skipped (2 cancelled), 0 failed, 0 unresolved\n' +
        'No one had any of its stories: they are free again.',
    )
  })
})

describe('a canary that is under way', () => {
  const canary = { batches: [], readers: 29, doneAt: null }

  test('is said by resume, with the instant at which the others follow', async () => {
    const { run } = await aList({ status: 'stopped', eligible: 2_000, lastWave: '2026-11-19T07:00', canary })
    expect(await run('resume 2026-W47')).toContain('The canary (29 readers) is out; the others follow at 07:03:00 UTC')
  })

  test('before its last email says how long after it the others follow', () => {
    expect(canaryWords({ canary })).toContain('goes first; the others follow 3 minutes after its last email')
  })
})

describe('what cannot be taken back is shown first', () => {
  const asked = async (line: string, record: Partial<EditionRecord>) => {
    const { editions } = await aList({ eligible: 2_000, ...record })
    const lines = await askedFirst(readArguments(line.split(' ')).wanted, { editions, options: '--profile news' })
    return lines?.join('\n') ?? null
  }

  test.each([
    ['launch', 'composed', /^2026-W47 would be launched now.*dry-run 2026-W47 --profile news$/s],
    ['cancel', 'composed', /^2026-W47 would be cancelled for good: no one gets an edition for 2026-11-19/],
    ['cancel', 'sending', /of its 2,000 readers .*To stop it and decide later: .* pause 2026-W47/s],
  ] as const)('%s of one that is %s', async (action, status, words) => {
    expect(await asked(`${action} 2026-W47`, { status })).toMatch(words)
  })

  test('retry-failed of a closed one whose receipt has readers to try again', async () => {
    const tally = { ...emptyTally(), eligible: 3, failed: 2, unresolved: 1, unsent: 1 }
    const receipt = receiptOf('2026-W47', tally, true, null, wednesday)
    expect(await asked('retry-failed 2026-W47', { status: 'closed', receipt })).toMatch(
      /^2026-W47: 2 refused for certain and 1 never submitted/,
    )
  })

  test.each([
    ['pause 2026-W47', 'sending'],
    ['resume 2026-W47', 'stopped'],
    ['launch 2026-W47', 'sending'],
    ['cancel 2026-W47', 'closed'],
    ['cancel 2026-W01', 'sending'],
    ['retry-failed 2026-W47', 'closed'],
    ['close', 'sending'],
  ] as const)('%s of one that is %s asks nothing', async (line, status) => {
    expect(await asked(line, { status })).toBeNull()
  })
})

test('a list on AWS is found by its functions, whatever else the account runs', async () => {
  const one = (handler: string, more = {}) => ({
    FunctionName: `broadsheet-briefings-${handler}-1A`,
    Environment: { Variables: { POWERTOOLS_SERVICE_NAME: handler, ...more } },
  })
  const pages = async function* () {
    yield { Functions: [{ FunctionName: 'other' }, one('tick-waves', { EDITIONS_TABLE: 'editions-7' })] }
    yield { Functions: [one('launch-edition')] }
  }
  const found = await deployedIn(pages(), 'news')
  expect(found.functions.get('launch-edition')).toBe('broadsheet-briefings-launch-edition-1A')
  expect(namedBy(found, 'EDITIONS_TABLE')).toBe('editions-7')
  const none = async function* () {
    yield { Functions: [{ FunctionName: 'other' }] }
  }
  await expect(deployedIn(none(), 'news')).rejects.toThrow('The profile news finds no list')
})
