// The operator sets the list in cdk.json; a mistake there is named, explained and shown how to mend.

import { describe, expect, it } from 'vitest'
import { memoryOf } from '../../infra/constructs/function-limits.ts'
import { contextOfCdkJson } from '../../infra/settings/cdk-json.ts'
import { type Deployment, InvalidSettings, readSettings } from '../../infra/settings/settings.ts'

const complete = contextOfCdkJson()

/** `set('caps.rateShare', 2)`: the shipped context with one value replaced; `undefined` removes the key. */
function set(path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(complete)
  const keys = path.split('.')
  const last = keys.pop() ?? path
  const holder = keys.reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, copy)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}

function problems(context: Record<string, unknown>): readonly string[] {
  try {
    readSettings(context)
    return []
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems
    throw error
  }
}

function everyKey(context: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(context).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? [`${prefix}${key}`, ...everyKey(value as Record<string, unknown>, `${prefix}${key}.`)]
      : [`${prefix}${key}`],
  )
}

/** May be left out. */
const optional = ['freshFor', 'languages', 'proofs', 'sampleArticles', 'seedsFolder', 'stockDays', 'stockPages']

describe('settings in cdk.json', () => {
  it('ship complete and valid, with example.com in every name', () => {
    const deployment: Deployment = readSettings(complete)
    expect(deployment.list.siteUrl).toBe(`https://${deployment.siteDomain}`)
    for (const [key, value] of Object.entries(complete))
      if (/Address$|Domain$|Id$|ZoneName$/.test(key)) expect(String(value), key).toMatch(/example/i)
  })

  it('may leave out the domain for mail: then none comes in', () => {
    expect(readSettings(complete).list.mailDomain).toBeUndefined()
    expect(readSettings(set('mailDomain', 'mail.news.example.com')).list.mailDomain).toBe('mail.news.example.com')
  })

  it.each([
    ['that of the site', { mailDomain: 'news.example.com' }, 'which mail or the site needs already'],
    ['that of bounces', { mailDomain: 'bounces.news.example.com' }, 'choose one of its own in the hosted zone'],
    ['one of another zone', { mailDomain: 'mail.example.org' }, 'or which is not in "news.example.com"'],
    ['that of the operator’s mailbox', { operatorAddress: 'me@mail.news.example.com' }, 'must be outside "mailDomain"'],
    ['one in a region where SES takes none', { region: 'eu-central-2' }, 'is eu-central-2, where SES receives no mail'],
  ])('refuse a domain for mail that cannot be one: %s', (_what, changes, words) => {
    const found = problems({ ...complete, mailDomain: 'mail.news.example.com', ...changes })
    expect(found).toContainEqual(expect.stringContaining(words))
  })

  it('may leave out when proofs come: then they come when they are asked for', () => {
    expect(readSettings(set('proofs', undefined)).list.proofs).toBe('on-request')
    expect(readSettings(set('proofs', 'every-edition')).list.proofs).toBe('every-edition')
    expect(problems(set('proofs', 'never'))).toHaveLength(1)
  })

  it('may leave out how long stories may wait: then it is 14 days', () => {
    const daysOf = (value: unknown) => readSettings(set('freshFor', value)).list.freshForDays
    expect([undefined, '30d', 'always'].map(daysOf)).toEqual([14, 30, null])
    for (const wrong of ['14', '0d', 'never', 14]) expect(problems(set('freshFor', wrong))).toHaveLength(1)
  })

  it('may leave out the stock: then pages stay for 60 days, a week more than their stories, or for ever', () => {
    const daysOf = (freshFor: unknown, stockDays?: unknown) =>
      readSettings({ ...set('freshFor', freshFor), stockDays }).list.stockDays
    expect([daysOf('14d'), daysOf('90d'), daysOf('always')]).toEqual([60, 97, null])
    expect([daysOf('14d', 21), daysOf('always', 365)]).toEqual([21, 365])
    for (const wrong of [0, 1000, 'x', 20])
      expect(problems({ ...set('freshFor', '14d'), stockDays: wrong })).toHaveLength(1)
  })

  it('may leave out how many pages an edition is composed from: then it is as many as its memory is for, and more bring more memory', () => {
    const pagesOf = (value: unknown) => readSettings(set('stockPages', value)).list.stockPages
    expect([undefined, 500, 20_000].map(pagesOf)).toEqual([10_000, 500, 20_000])
    const memory = [10_000, 20_000].map((stockPages) => memoryOf('compose-edition', { stockPages }))
    expect(memory[1]).toBeGreaterThan(memory[0] ?? 0)
    expect(memoryOf('ingest-pages', { stockPages: 20_000 })).toBe(memoryOf('ingest-pages', { stockPages: 1 }))
    for (const wrong of [0, 20_001, 'many']) expect(problems(set('stockPages', wrong))).toHaveLength(1)
  })

  it('may leave out sample articles: then a deployment has none, and its topics come from seeds/', () => {
    const { sampleArticles, seedsFolder } = readSettings(set('sampleArticles', undefined))
    expect([sampleArticles, seedsFolder]).toEqual([false, 'seeds'])
  })

  it.each(everyKey(complete).filter((key) => !optional.includes(key.split('.')[0] ?? key)))(
    'name the missing key %s and show an example',
    (key) => {
      const [problem, ...others] = problems(set(key, undefined))
      expect(others).toEqual([])
      const last = key.split('.').at(-1)
      expect(problem).toMatch(`cdk.json: context "${key}" is missing; add e.g. "${last}": `)
      expect(() => JSON.parse(`{${problem?.split('add e.g. ')[1]}}`)).not.toThrow()
    },
  )

  it('are said to be missing in one plain sentence', () => {
    expect(problems(set('fromAddress', undefined))).toEqual([
      'cdk.json: context "fromAddress" is missing; add e.g. "fromAddress": "briefing@news.example.com"',
    ])
  })

  it.each([
    ['listName', '', 'must not be empty'],
    ['listName', 'x'.repeat(61), 'at most 60 characters'],
    ['listName', '=?utf-8?Q?Bank?=', 'encoded words'],
    ['listName', 'The {{Broadsheet}}', 'templates take'],
    ['postalAddress', 'x'.repeat(201), 'at most 200 characters'],
    ['postalAddress', '1 Street ⟦leaveUrl⟧', 'templates take'],
    ['listId', '-briefing.example.com', 'not a domain name'],
    ['listId', 'bücher.example.com', 'in Punycode'],
    ['fromAddress', 'briefing@news.example.c', 'not a domain name'],
    ['fromAddress', 'a..b@news.example.com', 'not an email address'],
    ['fromAddress', `${'a'.repeat(65)}@news.example.com`, 'not an email address'],
    ['replyToAddress', '=?utf-8?q?a?=@news.example.com', 'not an email address'],
    ['replyToAddress', 'editor@bücher.example.com', 'in Punycode'],
    ['operatorAddress', 'Ann <ann@news.example.com>', 'not an email address'],
    ['siteDomain', `${'a'.repeat(50)}.news.example.com`, 'takes 60 characters'],
    ['region', 'eu-south-2', 'templates can deploy SES'],
    ['region', 'us-gov-west-1', 'templates can deploy SES'],
    ['region', 'cn-north-1', 'templates can deploy SES'],
    ['region', 'eu-west-9', 'templates can deploy SES'],
    ['timeZone', '+01:00', 'not an IANA time zone'],
    ['timeZone', 'GMT+1', 'not an IANA time zone'],
    ['timeZone', 'EST5EDT', 'not an IANA time zone'],
    ['timeZone', 'europe/london', 'did you mean Europe/London?'],
    ['timeZone', 'Europe/Łódź', 'not an IANA time zone'],
    ['languages', ['ar'], 'must hold "en"'],
    ['languages', ['en', 'en'], 'each language once'],
    ['languages', 'en', 'must be'],
    ['listId', 'not a domain', 'not a domain name'],
    ['fromAddress', 'briefing', 'not an email address'],
    ['fromAddress', 'a@b.example.com\r\nBcc: c@example.com', 'not an email address'],
    ['replyToAddress', 7, 'must be a string'],
    ['operatorAddress', 'nobody@', 'not an email address'],
    ['postalAddress', '   ', 'must not be empty'],
    ['siteDomain', 'https://news.example.com', 'not a domain name'],
    ['siteDomain', 'News.example.com', 'lower case'],
    ['hostedZoneId', 'example.com', 'not the id of a hosted zone'],
    ['region', 'Ireland', 'not an AWS region'],
    ['deliveryDay', 'thu', 'one of monday'],
    ['timeZone', 'Europe/Atlantis', 'not an IANA time zone'],
    ['localHour', 24, '0 to 23'],
    ['localHour', 7.5, 'whole number'],
    ['schedule.compose', '0 6 * * 3', 'weekly AWS cron'],
    ['schedule.compose', 'cron(0 6 ? * 4 *)', 'weekday as a name'],
    ['schedule.compose', 'cron(0 24 ? * WED *)', 'weekly AWS cron'],
    ['caps.rateShare', 0.95, 'at most 0.9'],
    ['caps.htmlBytes', 200_000, 'Gmail clips'],
    ['caps.storiesPerBriefing', 0, 'at least 1'],
    ['caps.wordsPerStory', 'ninety', 'must be a number'],
    ['sendConcurrency', 1, 'at least 2'],
    ['logRetentionDays', 31, 'must be one of 1, 3, 5'],
    ['sampleArticles', 'yes', 'true or false'],
  ])('refuse %s = %j with the reason and an example', (key, value, reason) => {
    const [problem, ...others] = problems(set(key, value))
    expect(others).toEqual([])
    expect(problem).toContain(`cdk.json: context "${key}" is ${JSON.stringify(value)}`)
    expect(problem).toContain(reason)
    expect(problem).toContain('write e.g. "')
  })

  it.each(['listName', 'postalAddress'])(
    'refuse what nobody sees in %s, by its code, and print it so that it is seen',
    (key) => {
      for (const character of [
        '\n',
        '\0',
        '\t',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u200d',
        '\ufeff',
        '\u00ad',
        '\u2028',
        '\ue000',
        '\ud800',
      ]) {
        const [problem, ...others] = problems(set(key, `The ${character}Broadsheet`))
        const code = character.charCodeAt(0).toString(16).padStart(4, '0')
        expect(others).toEqual([])
        expect(problem).toContain(`U+${code.toUpperCase()}`)
        expect(problem).not.toContain(character)
      }
    },
  )

  it.each([
    ['listName', 'Straße & “Gazette”'],
    ['listName', 'النشرة'],
    ['listName', 'می‌خواهم'],
    ['listName', 'Family 👩‍👧 news'],
    ['timeZone', 'UTC'],
    ['timeZone', 'Europe/Kyiv'],
    ['timeZone', 'America/Argentina/Buenos_Aires'],
    ['timeZone', 'Asia/Calcutta'],
    ['replyToAddress', "o'brien+list@Example.org"],
    ['listId', 'briefing.xn--bcher-kva.example.com'],
    ['region', 'il-central-1'],
    ['languages', ['en']],
  ])('take %s = %j', (key, value) => {
    expect(problems(set(key, value))).toEqual([])
  })

  it('may leave out the languages: then the frame is in English alone', () => {
    expect(readSettings(set('languages', undefined)).list.languages).toEqual(['en'])
    expect(problems(set('languages', ['en', 'xx']))).toEqual([
      expect.stringMatching(/"languages.1" is "xx": must be among ar, en.*; write e.g. "languages": \["en","ar"\]$/),
    ])
  })

  it('refuse a key that means nothing, at the top and inside', () => {
    expect(problems(set('fromAdress', 'briefing@news.example.com'))).toEqual([
      'cdk.json: context "fromAdress" is unknown; did you mean "fromAddress"?',
    ])
    expect(problems(set('caps.storiesPerReader', 3))).toEqual([
      'cdk.json: context "caps.storiesPerReader" is unknown; remove it or correct its name',
    ])
  })

  it('refuse the demonstration’s site, which a laptop’s runner alone may set', () => {
    expect(problems({ ...complete, demoSite: 'http://127.0.0.1:4182' })).toEqual([
      'cdk.json: context "demoSite" is unknown; remove it or correct its name',
    ])
  })

  it('leave alone what the CDK keeps in the same place', () => {
    expect(
      problems({ ...complete, '@aws-cdk/core:checkSecretUsage': true, 'aws:cdk:enable-path-metadata': true }),
    ).toEqual([])
  })

  it('refuse a sender or a site outside the hosted zone, where no record could be written', () => {
    expect(problems(set('fromAddress', 'briefing@example.org'))).toEqual([
      'cdk.json: context "fromAddress" names example.org, which is not in the hosted zone "news.example.com"; correct "fromAddress" or "hostedZoneName"',
    ])
    expect(problems(set('siteDomain', 'evilnews.example.com'))[0]).toContain('"siteDomain" names evilnews.example.com')
  })

  it('list every problem at once', () => {
    const { fromAddress: _, ...rest } = set('timeZone', 'Mars/Olympus')
    expect(problems(rest)).toHaveLength(2)
  })

  it('take values of the command line, which are always texts, for numbers and switches', () => {
    const deployment = readSettings({ ...complete, localHour: '8', sampleArticles: 'true' })
    expect([deployment.list.localHour, deployment.sampleArticles]).toEqual([8, true])
  })
})

describe('the hour of composing', () => {
  const composed = (compose: string, timeZone: string, deliveryDay: string) =>
    problems({ ...set('schedule.compose', compose), timeZone, deliveryDay })

  it.each([
    ['cron(0 6 ? * WED *)', 'Europe/London', 'thursday'],
    ['cron(45 9 ? * WED *)', 'UTC', 'thursday'],
    ['cron(30 10 ? * WED *)', 'Europe/Berlin', 'thursday'],
    ['cron(0 12 ? * THU *)', 'Europe/London', 'thursday'],
    ['cron(0 4 ? * SUN *)', 'America/Los_Angeles', 'tuesday'],
    ['cron(59 23 ? * MON *)', 'Pacific/Auckland', 'wednesday'],
  ])('%s in %s is in time for a %s', (compose, zone, day) => {
    expect(composed(compose, zone, day)).toEqual([])
  })

  it.each([
    ['cron(50 9 ? * WED *)', 'UTC', 'thursday'],
    ['cron(0 11 ? * WED *)', 'Europe/London', 'thursday'],
    ['cron(0 11 ? * WED *)', 'Europe/Berlin', 'thursday'],
    ['cron(30 18 ? * SUN *)', 'America/New_York', 'monday'],
  ])('%s in %s is too late for a %s, and the error says until when', (compose, zone, day) => {
    expect(composed(compose, zone, day)).toEqual([expect.stringMatching(/frozen at 10:00 UTC on the day before/)])
  })
})
