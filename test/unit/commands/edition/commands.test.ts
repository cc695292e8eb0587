// `npm run edition`: what an operator does to editions, from the command line to the record.
import { describe, expect, test } from 'vitest'
import { editionActions, editionCommand } from '../../../../functions/edition/reports/commands.ts'
import type { Finding } from '../../../../functions/edition/types.ts'
import { WrongArguments } from '../../../../infra/command-line/command.ts'
import { readArguments } from '../../../../infra/commands/edition/arguments.ts'
import { aList, aListAt, wednesday } from './a-list.ts'

const link: Finding = { rule: 'link', at: 'en: close', reason: '"#top" leads nowhere in the email' }
const quote: Finding = { rule: 'C1', at: 'st1', reason: '“Not said.” does not stand in the source' }

describe('the command line', () => {
  test.each(editionActions)('takes what a mail prints for %s', (action) => {
    const [, words = ''] = editionCommand(action, '2026-W47r2').split(' -- ')
    expect(readArguments(words.split(' ')).wanted).toMatchObject({ action, edition: '2026-W47r2' })
  })

  test.each([
    ['', 'no command is given'],
    ['send 2026-W47', 'unknown command "send"'],
    ['show', 'which edition?'],
    ['show 2026-W54', 'is not an edition id'],
    ['show 2026-W47 now', 'unexpected "now": name one edition only'],
    ['pause 2026-W47 --accept', '--accept belongs to release'],
    ['list --table T', '--table is given without --profile'],
    ['list --folder F --profile P', '--folder and --profile name two lists: leave one out'],
    ['list --function F', '--function is given without --profile'],
    ['list --fodler F', 'Unknown option'],
  ])('"%s" is answered with what is wrong and how it goes', (line, reason) => {
    const read = () => readArguments(line.split(' ').filter(Boolean))
    expect(read).toThrow(WrongArguments)
    expect(read).toThrow(reason)
    expect(read).toThrow('npm run edition -- --help shows all')
  })

  test.each([
    ['lsit', 'Did you mean npm run edition -- list?'],
    ['resmue 2026-W47', 'Did you mean npm run edition -- resume?'],
    ['list --fodler F', 'Did you mean npm run edition -- --folder?'],
  ])('"%s" is answered with the nearest command in three lines', (line, meant) => {
    const words = line.split(' ')
    expect(() => readArguments(words)).toThrow(new RegExp(`^[^\\n]+\\n${meant.replace('?', '\\?')}\\n[^\\n]+$`))
  })

  test('a word that is near none has no such guess', () => {
    expect(() => readArguments(['frobnicate'])).toThrow(
      /^unknown command "frobnicate"\nnpm run edition -- --help shows all\.$/,
    )
  })
})

describe('the list', () => {
  const closed = 'The list is closed: nothing goes out until npm run edition -- open'

  test('is opened and closed, and every look at it says which', async () => {
    const { run, editions } = await aList({})
    expect(await run('close')).toBe(`ok: ${closed}`)
    expect(await run('list')).toContain(closed)
    expect(await run('show 2026-W47')).toContain(closed)
    expect(await run('open')).toBe(
      'ok: The list has been open since Wednesday 18 November 2026, 07:00 UTC: editions go out by themselves.\n' +
        '2026-W47 goes out: its recipients are fixed on 2026-11-18 at 10:00 UTC.',
    )
    expect(await editions.listState()).toEqual({ open: true, since: '2026-11-18T07:00:00.000Z' })
    expect(await run('show 2026-W47')).not.toContain('closed')
  })

  test('opened after a launch says that the edition goes out late; with none, that one has to be composed', async () => {
    const late = await aList({ id: '2026-W46', week: '2026-W46', date: '2026-11-12' }, { date: '2026-11-16' })
    expect(await late.run('open')).toMatch(/\n2026-W47 goes out late: its recipients are fixed within the hour\.$/)
    expect(await (await aList({ status: 'held' })).run('open')).toContain('No edition waits')
  })

  test('closed while an edition is being sent says that it goes on, and how to stop it', async () => {
    expect(await (await aList({ status: 'sending' })).run('close')).toContain(
      '2026-W47 is sending and goes on. To stop it: npm run edition -- pause 2026-W47',
    )
    expect(await (await aList({ status: 'launching' })).run('close')).toContain('npm run edition -- cancel 2026-W47')
    expect(await (await aList({ status: 'paused' })).run('close')).toContain('2026-W47 is paused; resuming it')
  })

  test.each(['open 2026-W47', 'close 2026-W47', 'list 2026-W47', 'open --accept'])('"%s" is refused', (line) => {
    expect(() => readArguments(line.split(' '))).toThrow(WrongArguments)
  })
})

describe('a proof', () => {
  test('is ordered for an edition that passed its checks', async () => {
    const { run, proofs } = await aList({ status: 'composed' })
    expect(await run('proof 2026-W47')).toMatch(/^ok: The proof of 2026-W47 is on its way to the operator/)
    expect(proofs).toEqual(['2026-W47'])
  })

  test.each(['held', 'empty', 'superseded', 'cancelled'] as const)(
    'is refused where the edition is %s',
    async (status) => {
      const { run, proofs } = await aList({ status })
      expect(await run('proof 2026-W47')).toBe(`refused: 2026-W47 is ${status}: there is no proof of it.`)
      expect(proofs).toEqual([])
    },
  )
})

describe('a held edition', () => {
  test.each([
    ['before its launch', wednesday, 'It goes out on Thursday 19 November.'],
    [
      'after its launch',
      '2026-11-18T10:00:00.000Z',
      'It is late, so it goes out at once.\n2026-W47 is launched: 12 readers.',
    ],
    ['when its week is over', '2026-11-23T12:00:00.000Z', 'It is too late for that week, so it is not sent.'],
  ])('released %s: the operator is told when it goes out', async (_, now, words) => {
    const { run } = await aListAt(now, { status: 'held', findings: [link] })
    expect(await run('release 2026-W47 --accept')).toContain(`ok: 2026-W47 is released. ${words}`)
  })

  test('is released only with --accept; what was found stays on its record', async () => {
    const { run, status, editions } = await aList({ status: 'held', findings: [link] })
    expect(await run('release 2026-W47')).toMatch(/^refused: .*held for:\n.*"#top"[\s\S]*release 2026-W47 --accept$/)
    expect(await status()).toBe('held')
    expect(await run('release 2026-W47 --accept')).toBe(
      'ok: 2026-W47 is released. It goes out on Thursday 19 November.',
    )
    const released = await editions.find('2026-W47')
    expect(released).toMatchObject({
      status: 'composed',
      findings: [link],
      releasedAt: '2026-11-18T07:00:00.000Z',
    })
    expect(await run('show 2026-W47')).toContain(
      'released by the operator Wednesday 18 November 2026, 07:00 UTC, in spite of:',
    )
  })

  test.each(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'limits', 'decisions', 'footer', 'header', 'a rule to come'])(
    'that fails %s is never released: promises are kept, not traded',
    async (rule) => {
      const { run, status } = await aList({ status: 'held', findings: [link, { ...quote, rule }] })
      expect(await run('release 2026-W47 --accept')).toContain(`fails ${rule}, so it cannot be released`)
      expect(await status()).toBe('held')
      expect(await run('show 2026-W47')).not.toContain('→ npm run edition -- release')
    },
  )

  test('gives way to what was composed after it, which may print the same stories', async () => {
    const other = { id: '2026-W48', week: '2026-W48', composedAt: '2026-11-25T05:00:00.000Z' }
    const { run, status } = await aList({ status: 'held', findings: [link] }, other)
    expect(await run('release 2026-W47 --accept')).toContain('2026-W48 was composed after 2026-W47')
    expect(await status()).toBe('held')
  })

  test('is composed again by its id or its week', async () => {
    const { run, composed } = await aList({ status: 'held', findings: [link] })
    expect(await run('recompose 2026-W47')).toMatch(/^ok: 2026-W47r2 is composed/)
    expect(composed).toEqual(['2026-W47'])
  })
})

test.each(['launching', 'sending', 'paused', 'stopped', 'sent', 'closed'] as const)(
  'an edition that is %s is not composed again beside itself',
  async (status) => {
    const { run, composed } = await aList({ status })
    expect(await run('recompose 2026-W47')).toContain(`2026-W47 is ${status}`)
    expect(composed).toEqual([])
  },
)

test('what is printed to be typed next names the folder that was named', async () => {
  const { run } = await aList({ status: 'held', findings: [link] })
  expect(await run('show 2026-W47 --folder /tmp/x')).toContain(
    '→ npm run edition -- recompose 2026-W47 --folder /tmp/x',
  )
  expect(await run('release 2026-W47 --folder /tmp/x')).toMatch(/release 2026-W47 --accept --folder \/tmp\/x$/)
  expect(await run('show 2026-W47')).not.toContain('--folder')
})

test('an edition under way is paused, resumed and cancelled; each answer says what it is now', async () => {
  const { run, status } = await aList({ status: 'sending', lastWave: '2026-11-19T07:00' })
  expect(await run('pause 2026-W47')).toBe('ok: 2026-W47 is paused now.')
  expect(await run('resume 2026-W47')).toMatch(/^ok: 2026-W47 is sending now.\n/)
  expect(await run('cancel 2026-W47')).toBe('ok: 2026-W47 is cancelled now.')
  expect(await run('resume 2026-W47')).toContain('refused: Edition 2026-W47 is cancelled')
  expect(await status()).toBe('cancelled')
})

test('where there is no such edition, those there are are named', async () => {
  const { run } = await aList({}, { id: '2026-W46', week: '2026-W46' })
  expect(await run('show 2026-W52')).toBe('refused: There is no edition 2026-W52. There are 2026-W47, 2026-W46.')
  expect(await (await aList()).run('show 2026-W52')).toContain('There is none yet')
})

test('an edition with nothing new says that pages have to be added before it is composed again', async () => {
  const { run } = await aList({ status: 'empty' })
  expect(await run('show 2026-W47')).toMatch(/add pages with npm run ingest -- <file …>, [^\n]*\n {2}→ .*recompose/)
})

test('an edition is launched by its name, or the reason is given', async () => {
  const { run } = await aList({}, { id: '2026-W46', week: '2026-W46', status: 'paused' })
  expect(await run('launch 2026-W47')).toMatch(/^ok: 2026-W47 is launched: 12 readers\./)
  expect(await run('launch 2026-W46')).toBe('refused: 2026-W46 is not launched: only a composed one can be launched.')
})

test('readers who were refused are tried again, with their reasons', async () => {
  const { run } = await aList({ status: 'closed' }, { id: '2026-W46', week: '2026-W46', status: 'sending' })
  expect(await run('retry-failed 2026-W47 --reason address')).toMatch(
    /^ok: 2 of 2026-W47 are tried again:\n {2}2 malformed address\n/,
  )
  expect(await run('retry-failed 2026-W46')).toBe('refused: No one is tried again: wait until it is sent.')
  expect(() => readArguments(['pause', '2026-W47', '--reason', 'x'])).toThrow('--reason belongs to retry-failed')
})

test('an edition that waits for the quota says so, and that it goes on by itself', async () => {
  const waits = {
    for: 'the daily quota',
    since: '2026-11-19T07:00:00.000Z',
    until: '2026-11-20T06:00:00.000Z',
  } as const
  const { run } = await aList({ status: 'sending', waits })
  const lines = await run('show 2026-W47')
  expect(lines).toContain('waits for the daily quota since Thursday 19 November 2026, 07:00 UTC')
  expect(lines).toContain('by itself about Friday 20 November 2026, 06:00 UTC')
})

describe('a forecast', () => {
  const before = { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' as const }

  test('is shown before the launch, by the audience of the edition before and what SES allows now', async () => {
    const { run } = await aList({}, { ...before, eligible: 100_000, lastWave: '2026-11-12T17:00' })
    const shown = await run('show 2026-W47')
    expect(shown).toContain('forecast: done by Saturday 21 November 2026, 18:00 UTC: 100,000 readers at 12.6 a second')
    expect(shown).toContain('SES allows 14 a second and 50,000 a day, 120 used; editions may use 90% of it, so 44,880')
    expect(shown).not.toContain('next launch')
  })

  test('that reaches past the next launch warns, and one without an audience before says so', async () => {
    const { run } = await aList({}, { ...before, eligible: 900_000, lastWave: '2026-11-12T17:00' })
    expect(await run('show 2026-W47')).toContain('! not done before the next launch (Wednesday 25 November 2026, 10:00')
    expect(await (await aList({})).run('show 2026-W47')).toContain('no forecast: how many readers there are is known')
  })

  test('of an edition under way is the one from before it began', async () => {
    const forecast = {
      ...{ readers: 5, perSecond: 12.6, perDay: null, endsMs: Date.parse('2026-11-19T17:20Z'), isTooLong: false },
      ...{ at: '2026-11-18T10:00:00.000Z', audience: 'own' as const },
    }
    const { run } = await aList({ status: 'sending', eligible: 5, forecast })
    expect(await run('show 2026-W47')).toContain(
      'forecast of Wednesday 18 November 2026, 10:00 UTC: done by Thursday 19 November 2026, 18:00 UTC: 5 readers',
    )
    expect(await (await aList({ status: 'closed', forecast })).run('show 2026-W47')).not.toContain('forecast')
  })
})

test('the list shows the newest first, and every command says so where there is no such edition', async () => {
  const { run } = await aList({}, { id: '2026-W46', week: '2026-W46', status: 'closed', date: '2026-11-12' })
  expect(await run('list')).toMatch(/^ok: 2026-W47 .*composed.*\n2026-W46 .*closed/)
  for (const action of editionActions.filter((one) => one !== 'recompose'))
    expect(await run(editionCommand(action, '2026-W40').slice('npm run edition -- '.length))).toContain(
      'no edition 2026-W40',
    )
  expect(await (await aList()).run('list')).toMatch(
    /^ok: There is no edition yet\.\nThe list has been open since Thursday 1 October 2026, /,
  )
})

test('show asks SES for the quota once, also while the edition is sent: a second question would be refused', async () => {
  const { run } = await aList({ status: 'sending', eligible: 12, launchedAt: '2026-11-18T10:00:00.000Z' })
  const shown = await run('show 2026-W47')
  expect(shown).not.toContain('Rate exceeded')
  expect(shown).toContain('14 a second')
})
