// Which list the preview shows, which of its editions comes next, and what is asked of its readers.
import { describe, expect, test } from 'vitest'
import type { EditionStatus } from '../../../functions/delivery/types.ts'
import { deliveryDate } from '../../../functions/edition/week.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { blankRecord } from '../../../functions/use-cases/composing/record.ts'
import { namesIn } from '../../../infra/preview/list/aws-names.ts'
import { comingEdition } from '../../../infra/preview/list/list-past.ts'
import { type ListPlace, type ListState, sourceOf, withSettings } from '../../../infra/preview/list/list-place.ts'
import { emailedFirst } from '../../../infra/preview/list/list-readers.ts'
import { contextOfCdkJson } from '../../../infra/settings/cdk-json.ts'
import { readSettings } from '../../../infra/settings/settings.ts'

const deployment = readSettings(contextOfCdkJson())

function edition(week: string, status: EditionStatus, id = week) {
  const slot = { id, week, date: deliveryDate(week, deployment.list.deliveryDay) }
  return { ...blankRecord(slot, '2026-11-18T06:00:00.000Z', 0), status }
}

describe('The edition that comes next', () => {
  const tuesday = new Date('2026-11-17T12:00:00Z')
  const friday = new Date('2026-11-20T12:00:00Z')

  test.each([
    ['is the one of the next composing, where there is none yet', [], tuesday, '2026-11-19', null],
    ['is the one that is composed', [edition('2026-W47', 'composed')], tuesday, '2026-11-19', '2026-W47'],
    [
      'is its latest run',
      [edition('2026-W47', 'superseded'), edition('2026-W47', 'held', '2026-W47r2')],
      tuesday,
      '2026-11-19',
      '2026-W47r2',
    ],
    ['comes after the one that is being sent', [edition('2026-W47', 'sending')], tuesday, '2026-11-26', null],
    ['is still the one that is held and late', [edition('2026-W47', 'held')], friday, '2026-11-19', '2026-W47'],
    ['comes after one without a story', [edition('2026-W47', 'empty')], friday, '2026-11-26', null],
    ['comes after one that was cancelled', [edition('2026-W47', 'cancelled')], tuesday, '2026-11-26', null],
  ])('%s', (_name, records, now, date, composed) => {
    const found = comingEdition(records, now, deployment)
    expect([found.date, found.composed?.id ?? null]).toEqual([date, composed])
  })
})

describe('What is shown', () => {
  test('opens with a reader who is emailed, not with one who left, paused or must not be', () => {
    const usual = { status: 'active', suppressed: null, pausedUntil: null }
    const readers = [
      { ...usual, id: 'bounced', suppressed: { reason: 'bounce' } },
      { ...usual, id: 'paused', pausedUntil: '2027-01-01' },
      { ...usual, id: 'ann' },
      { ...usual, id: 'left', status: 'left' },
      { ...usual, id: 'ben' },
    ] as unknown as Subscriber[]
    expect(emailedFirst(readers).map(({ id }) => id)).toEqual(['ann', 'ben', 'bounced', 'paused', 'left'])
  })

  test('says which settings of this folder the list does not have yet', () => {
    const { list } = deployment
    const source = { kind: 'laptop', words: 'the running npm start in a', startAgain: null } as const
    const words = (ofList: typeof list | null) => withSettings(source, ofList, list).words
    expect(words(structuredClone(list))).toBe(source.words)
    expect(words({ ...list, listName: 'Old name', caps: { ...list.caps, storiesPerBriefing: 3 } })).toBe(
      `${source.words}, by this cdk.json; the list was started with another caps, listName`,
    )
    expect(words({ ...list, commandOptions: '--folder x', mailDomain: 'mail.example.com' })).toBe(source.words)
    // On AWS they are not read.
    expect(words(null)).toBe(source.words)
  })

  const names = {
    contentBucket: 'content-1',
    editionsTable: 'editions-1',
    subscribersTable: 'subscribers-1',
    composeFunction: 'compose-1',
  }

  test.each<[ListPlace, ListState, string]>([
    [{ kind: 'laptop', folder: 'a' }, 'runs', 'the running npm start in a'],
    [{ kind: 'laptop', folder: 'a' }, 'none', 'the files in seeds/: no npm start runs in a'],
    [{ kind: 'laptop', folder: 'a' }, 'stopped', 'the list in a as it was when its npm start ended'],
    [{ kind: 'files' }, 'none', 'the files in seeds/'],
    [
      { kind: 'aws', profile: 'news', names, drafts: 'd' } as const,
      'runs',
      'the list on AWS, profile news; only decisions are written to it',
    ],
  ])('is said in words', (place, state, words) => {
    expect(sourceOf(place, state, (path) => path).words).toBe(words)
  })

  test('on AWS is named by the outputs of the stack, and a missing one is named itself', () => {
    const outputs = new Map([
      ['Inbox', 's3://content-1/inbox/'],
      ['EditionsTable', 'editions-1'],
      ['SubscribersTable', 'subscribers-1'],
      ['ComposeFunction', 'compose-1'],
    ])
    expect(namesIn(outputs)).toEqual(names)
    outputs.delete('EditionsTable')
    expect(() => namesIn(outputs)).toThrow('broadsheet-briefings has no output "EditionsTable"')
  })
})
