// Rows of an imported file: columns of other services, dates, consent, refusals.
import { expect, test } from 'vitest'
import { columnsIn, serviceOf } from '../../../functions/subscription/import/import-columns.ts'
import { parseMoment } from '../../../functions/subscription/import/import-moment.ts'
import { type ImportDefaults, readRow } from '../../../functions/subscription/import/import-row.ts'

const defaults: ImportDefaults = {
  topics: [
    { id: 'energy', label: 'Energy & trade', labels: { ar: 'الطاقة والتجارة' } },
    { id: 'africa', label: 'Africa' },
  ],
  chosen: [],
  consent: null,
  asksAll: false,
  languages: ['en', 'ar'],
  zone: 'Europe/Berlin',
  hour: 7,
  now: '2026-11-18T07:00:00.000Z',
}

function read(head: string[], row: string[], changes: Partial<ImportDefaults> = {}) {
  return readRow(columnsIn(head), row, { ...defaults, ...changes })
}

const declared = { consent: 'Sign-up form of our old list', chosen: ['africa'] }

test.each([
  [
    'Mailchimp',
    ['Email Address', 'First Name', 'MEMBER_RATING', 'OPTIN_TIME', 'CONFIRM_TIME', 'TIMEZONE', 'TAGS'],
    ['ann@example.com', 'Ann', '2', '2023-02-01 09:00:00', '2023-02-01 09:05:00', 'Europe/Paris', '"Africa","vip"'],
    { at: '2023-02-01T09:05:00.000Z', topics: ['africa'], zone: 'Europe/Paris' },
  ],
  [
    'Ghost',
    ['id', 'email', 'name', 'subscribed_to_emails', 'complimentary_plan', 'created_at', 'deleted_at', 'labels'],
    ['1', 'ann@example.com', 'Ann', 'true', 'false', '2023-02-01T09:05:00.000Z', '', ''],
    { at: '2023-02-01T09:05:00.000Z', topics: ['africa'], zone: 'Europe/Berlin' },
  ],
  [
    'Substack',
    ['Email', 'Active Subscription', 'Plan', 'Email disabled', 'Created at'],
    ['ann@example.com', 'false', 'free', 'false', '2023-02-01T09:05:00Z'],
    { at: '2023-02-01T09:05:00.000Z', topics: ['africa'], zone: 'Europe/Berlin' },
  ],
  [
    'Buttondown',
    ['email_address', 'tags', 'creation_date', 'type'],
    ['ann@example.com', '["energy"]', '2023-02-01 10:05:00+01:00', 'regular'],
    { at: '2023-02-01T09:05:00.000Z', topics: ['energy'], zone: 'Europe/Berlin' },
  ],
  [
    'listmonk',
    ['uuid', 'email', 'name', 'attributes', 'status', 'created_at'],
    ['u', 'ann@example.com', 'Ann', '{}', 'enabled', '2023-02-01T09:05:00Z'],
    { at: '2023-02-01T09:05:00.000Z', topics: ['africa'], zone: 'Europe/Berlin' },
  ],
])('an export of %s is known by its columns and read', (service, head, row, { at, topics, zone }) => {
  expect(serviceOf(head)).toBe(service)
  expect(read(head, row, declared)).toEqual({
    reader: {
      address: 'ann@example.com',
      topics,
      language: 'en',
      zone,
      hour: 7,
      cadence: null,
      consent: { at, source: declared.consent },
    },
  })
})

test.each([
  ['left-there', ['email', 'status'], ['ann@example.com', 'Unsubscribed']],
  ['left-there', ['Email Address', 'UNSUB_TIME'], ['ann@example.com', '2024-01-01 10:00:00']],
  ['left-there', ['email', 'subscribed_to_emails'], ['ann@example.com', 'false']],
  ['left-there', ['Email', 'Email disabled'], ['ann@example.com', 'true']],
  ['suppressed-there', ['Email Address', 'CLEAN_TIME'], ['ann@example.com', '2024-01-01 10:00:00']],
  ['suppressed-there', ['email', 'status'], ['ann@example.com', 'blocklisted']],
  ['unconfirmed-there', ['email_address', 'type'], ['ann@example.com', 'unactivated']],
  ['invalid', ['email', 'status'], ['ann@example.com', 'whatever']],
  ['invalid', ['email'], ['ann at example.com']],
  ['invalid', ['email', 'created_at'], ['ann@example.com', '01/02/2024']],
  ['invalid', ['email', 'created_at'], ['ann@example.com', '2031-02-01']],
  ['no-topic', ['email', 'topics'], ['ann@example.com', 'gardening']],
])('a row that is %s is not taken, whatever was declared', (refused, head, row) => {
  expect(read(head, row, declared)).toMatchObject({ refused })
})

test('without consent of its own or of the operator’s a row is not taken, but may be asked', () => {
  const [head, row] = [
    ['email', 'topics', 'created_at'],
    ['ann@example.com', 'Energy & Trade', '2024-01-01'],
  ]
  expect(read(head, row)).toMatchObject({ refused: 'no-consent' })
  expect(read(head, row, { asksAll: true })).toMatchObject({ reader: { consent: null, topics: ['energy'] } })
  const own = read([...head, 'consent source'], [...row, 'Stand at the fair'])
  expect(own).toMatchObject({ reader: { consent: { at: '2024-01-01T00:00:00.000Z', source: 'Stand at the fair' } } })
})

test('a choice that cannot be read is the list’s own, and a topic may be named in any of its languages', () => {
  const head = ['email', 'topics', 'language', 'zone', 'hour', 'cadence']
  const row = ['ann@example.com', 'الطاقة والتجارة; africa', 'ar_EG', 'Nowhere/Land', '25', 'Fortnightly']
  expect(read(head, row, declared)).toMatchObject({
    reader: { topics: ['energy', 'africa'], language: 'ar', zone: 'Europe/Berlin', hour: 7, cadence: 'fortnightly' },
  })
})

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31 08:00:00+01', '2026-01-31T07:00:00.000Z'],
  ['2026-01-31T08:00:00.123456Z', '2026-01-31T08:00:00.000Z'],
  ['2026-01-31 08:00:00 UTC', '2026-01-31T08:00:00.000Z'],
  ['2026-02-31', null],
  ['01/02/2026', null],
  ['yesterday', null],
])('the date %s is read as %s', (text, instant) => {
  expect(parseMoment(text)).toBe(instant)
})

test.each([
  [['Pacific/Auckland', '6', 'fortnightly'], undefined],
  [['europe/berlin', '', 'Weekly'], undefined],
  [
    ['Mars/Base', '25', 'monthly'],
    'the zone “Mars/Base” is not known: Europe/Berlin; the hour “25” is not known: 7; the cadence “monthly” is not known: weekly',
  ],
])('choices %j that the list does not have are replaced by its own, and the operator is told', (choices, ignored) => {
  const row = read(['email', 'zone', 'hour', 'cadence'], ['ann@example.com', ...choices], declared)
  expect('reader' in row && row.ignored).toBe(ignored)
})
