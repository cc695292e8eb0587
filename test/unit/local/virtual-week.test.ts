// `npm start` carries the edition that is really composed to its readers, whatever the delivery day, the day of
// composing and today's weekday are.
import { describe, expect, it } from 'vitest'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { addDays, nextDelivery } from '../../../functions/edition/week.ts'
import type { Weekday } from '../../../functions/environment.ts'
import { nextInstant } from '../../../infra/local/events/cron.ts'
import {
  editionAtHand,
  editionOf,
  firstInstant,
  hasEnded,
  weekComposedFrom,
  weekOf,
  weekStart,
} from '../../../infra/local/run/edition-week.ts'
import { runVirtualWeek } from '../../../infra/local/run/virtual-week.ts'
import { composesInTime, launchExpression } from '../../../infra/timetable.ts'
import { FakeEditionStore } from '../../support/fakes/fake-editions.ts'
import { anEdition } from '../../support/samples/builders.ts'

const days: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** Monday to Sunday around a change of the clocks, and around the turn of a year with 53 weeks. */
const todays = ['2026-10-19', '2026-12-28'].flatMap((monday) => days.map((_, at) => `${addDays(monday, at)}T15:00:00Z`))

interface List {
  deliveryDay: Weekday
  compose: string
  timeZone: string
}

/** A cloud whose functions do at their instants what the real ones do to the record of an edition. */
function aCloud({ deliveryDay, compose, timeZone }: List) {
  const editions = new FakeEditionStore({ open: true, since: '2026-01-01T00:00:00Z' })
  const schedules = [
    { name: 'compose', next: weekly(compose, timeZone) },
    { name: 'launch', next: weekly(launchExpression(deliveryDay), 'UTC') },
    { name: 'hourly', next: (after: number) => nextInstant('rate(1 hour)', 'UTC', after) ?? Number.NaN },
  ]
  let changes = 0
  const changed = (isDone: boolean) => {
    changes += isDone ? 1 : 0
  }
  const functions: Record<string, (at: string) => Promise<unknown>> = {
    compose: async (at) => {
      const { date, week } = nextDelivery(at, deliveryDay, timeZone)
      changed(await editions.create(anEdition({ id: week, week, date, status: 'composed' })))
    },
    launch: async (at) => {
      const [next] = (await editions.list()).filter((one) => one.date >= at.slice(0, 10) && one.status === 'composed')
      if (next) changed(await editions.change(next.id, ['composed'], { status: 'sending' }))
    },
    // The last readers are those of 23:00 in UTC-12, on the day after at noon.
    hourly: async (at) => {
      for (const one of await editions.list())
        if (at > `${addDays(one.date, 1)}T12:00`)
          changed(await editions.change(one.id, ['sending'], { status: 'closed' }))
    },
  }
  const fireNext = async (after: number, until: number) => {
    const due = schedules.map(({ name, next }) => ({ name, at: next(after) }))
    const at = Math.min(...due.map((one) => one.at))
    if (at > until) return null
    for (const one of due) if (one.at === at) await functions[one.name]?.(new Date(at).toISOString())
    return at
  }
  return { editions, laptop: { quiet: async () => undefined, fireNext, tables: { changes: () => changes } } }
}

/** Reading an expression takes a millisecond, and a week has many instants. */
function weekly(expression: string, zone: string): (after: number) => number {
  let known = { after: Number.POSITIVE_INFINITY, at: 0 }
  return (after) => {
    const isStillNext = known.after <= after && after < known.at
    if (!isStillNext) known = { after, at: nextInstant(expression, zone, after) ?? Number.NaN }
    return known.at
  }
}

/** `npm start` from a pristine folder, then `--next`, as `story.ts` plays it. */
async function aRun(list: List, today: string) {
  const { editions, laptop } = aCloud(list)
  const monday = weekStart(weekOf(Date.parse(today)))
  const state = { week: null as string | null, fired: firstInstant(monday, list.compose, list.timeZone) - 1 }
  const start = async () => {
    const { outcome, edition } = await runVirtualWeek({
      ...state,
      laptop,
      editions,
      onFired: (fired) => Object.assign(state, { fired }),
      onFound: ({ week }) => Object.assign(state, { week }),
      onProgress: () => undefined,
    })
    return { outcome, edition }
  }
  return { start, state, editions }
}

const weekday = (date = '') => days[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]

describe.each(days)('delivered on %s', (deliveryDay) => {
  it.each(todays)(
    'and started on %s: the first edition is carried to its end, and the next a week later',
    async (now) => {
      const list = { deliveryDay, compose: 'cron(0 6 ? * WED *)', timeZone: 'Europe/London' }
      const { start, state, editions } = await aRun(list, now)
      const first = await start()
      expect([first.outcome, first.edition?.status, weekday(first.edition?.date)]).toEqual([
        'ended',
        'closed',
        deliveryDay,
      ])
      expect(state.week).toBe(first.edition?.week)
      // Nothing is left behind: what ended is the only one that was composed, and the preview begins with it as well.
      expect((await editions.list())[0]?.id).toBe(first.edition?.id)
      expect(weekComposedFrom(weekStart(weekOf(Date.parse(now))), list.compose, list)).toBe(first.edition?.week)
      const second = await start()
      expect([second.outcome, second.edition?.date]).toEqual(['ended', addDays(first.edition?.date ?? '', 7)])
    },
  )

  const composings = days.flatMap((day) =>
    [
      { hour: 0, timeZone: 'Pacific/Kiritimati' },
      { hour: 6, timeZone: 'Europe/London' },
      { hour: 23, timeZone: 'America/Los_Angeles' },
    ].map(({ hour, timeZone }) => ({ compose: `cron(0 ${hour} ? * ${day.slice(0, 3).toUpperCase()} *)`, timeZone })),
  )
  const inTime = composings.filter(({ compose, timeZone }) => composesInTime(compose, timeZone, deliveryDay))

  it.each(inTime)('and composed by $compose in $timeZone: the same', async (composing) => {
    const { start } = await aRun({ deliveryDay, ...composing }, '2026-11-26T15:00:00Z')
    const first = await start()
    expect([first.outcome, weekday(first.edition?.date)]).toEqual(['ended', deliveryDay])
    expect((await start()).edition?.date).toBe(addDays(first.edition?.date ?? '', 7))
  })
})

it('begins three hours before composing, so that sources are fetched before it, and never before the Monday', () => {
  const begins = (compose: string, zone: string) => new Date(firstInstant(weekStart('2026-W47'), compose, zone))
  expect(begins('cron(0 6 ? * WED *)', 'America/New_York').toISOString()).toBe('2026-11-18T08:00:00.000Z')
  expect(begins('cron(0 1 ? * MON *)', 'UTC').toISOString()).toBe('2026-11-16T00:00:00.000Z')
})

describe('the edition at hand', () => {
  const records = (...all: Partial<EditionRecord>[]) => all.map((one) => anEdition({ week: one.id ?? '', ...one }))

  it('is that of the week at hand until it has ended', () => {
    const all = records({ id: '2026-W47', status: 'sending' }, { id: '2026-W48', status: 'composed' })
    expect(editionAtHand('2026-W47', all)?.id).toBe('2026-W47')
  })

  it('is the next one after that, over the turn of the year as well', () => {
    const all = records({ id: '2026-W53', status: 'closed' }, { id: '2027-W01', status: 'composed' })
    expect(editionAtHand('2026-W53', all)?.id).toBe('2027-W01')
  })

  it('is none where nothing is composed yet, and never one that gave way', () => {
    expect(editionAtHand(null, [])).toBeNull()
    expect(editionAtHand('2026-W47', records({ id: '2026-W47', status: 'closed' }))).toBeNull()
    const again = records(
      { id: '2026-W47', status: 'superseded' },
      { id: '2026-W47r2', week: '2026-W47', status: 'composed' },
    )
    expect(editionAtHand(null, again)?.id).toBe('2026-W47r2')
    expect(hasEnded(editionOf('2026-W47', again))).toBe(false)
  })

  it('is read again only after an hour in which a table was changed', async () => {
    const { start, editions } = await aRun(
      { deliveryDay: 'thursday', compose: 'cron(0 6 ? * WED *)', timeZone: 'UTC' },
      '2026-11-18T15:00:00Z',
    )
    const outlines = editions.outlines.bind(editions)
    let reads = 0
    editions.outlines = () => {
      reads += 1
      return outlines()
    }
    expect(await start()).toMatchObject({ outcome: 'ended', edition: { status: 'closed' } })
    // At the start, and after it was composed, launched and closed.
    expect(reads).toBe(4)
  })

  it('is waited for no longer than until composing must have come', async () => {
    const never = { deliveryDay: 'monday', compose: 'cron(0 6 ? * WED *)', timeZone: 'UTC' } as const
    const { editions, laptop } = aCloud(never)
    editions.create = async () => false
    const from = weekStart('2026-W48') - 1
    let fired = from
    const run = () =>
      runVirtualWeek({
        ...{ week: null, fired: from, laptop, editions, onFound: () => undefined, onProgress: () => undefined },
        onFired: (at) => {
          fired = at
        },
      })
    expect(await run()).toMatchObject({ outcome: 'not composed', edition: null })
    expect(fired).toBeLessThanOrEqual(from + 8 * 86_400_000)
  })
})
