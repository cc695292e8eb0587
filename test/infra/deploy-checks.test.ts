// `npm run deploy` stops before AWS is asked for anything where the settings are still those that the repository ships.
import { describe, expect, it } from 'vitest'
import { contextOfCdkJson } from '../../infra/app.ts'
import type { DeployCheck } from '../../infra/commands/deploy/check.ts'
import { findings } from '../../infra/commands/deploy/checks.ts'
import { contextIn, profileIn } from '../../infra/commands/deploy/command-line.ts'
import { concurrency } from '../../infra/commands/deploy/concurrency.ts'
import { placeholders } from '../../infra/commands/deploy/placeholders.ts'
import { readSettings } from '../../infra/settings.ts'

const shipped = contextOfCdkJson()
const own = {
  ...shipped,
  listId: 'briefing.news.northport.io',
  fromAddress: 'briefing@news.northport.io',
  replyToAddress: 'editor@northport.io',
  operatorAddress: 'operator@northport.io',
  postalAddress: 'The Herald, 1 Harbour Street, Northport',
  siteDomain: 'news.northport.io',
  hostedZoneName: 'northport.io',
  hostedZoneId: 'Z08841272ABCDEFGHIJK',
}
const placesIn = (context: Record<string, unknown>) =>
  placeholders(readSettings(context)).map(({ text }) => /context "(\w+)"/.exec(text)?.[1])

describe('a deployment', () => {
  it('is refused for every placeholder that the repository ships, each named', () => {
    expect(placesIn(shipped).sort()).toEqual(
      [
        ...['fromAddress', 'hostedZoneId', 'hostedZoneName', 'listId', 'operatorAddress', 'postalAddress'],
        ...['replyToAddress', 'siteDomain'],
      ].sort(),
    )
  })

  it('goes on where nothing is a placeholder', () => {
    expect(placesIn(own)).toEqual([])
  })

  it.each([
    ['replyToAddress', 'editor@example.org'],
    ['operatorAddress', 'operator@mail.example.net'],
    ['replyToAddress', 'editor@northport.test'],
    ['listId', 'briefing.news.invalid'],
    ['hostedZoneId', 'Z0123456789ABC'],
    ['postalAddress', '1 Example Street, Northport'],
  ])('is refused for %s = %s', (key, value) => {
    expect(placesIn({ ...own, [key]: value })).toEqual([key])
  })

  it.each(['editor@notexample.com', 'editor@example.community', 'editor@test.northport.io'])('takes %s', (address) => {
    expect(placesIn({ ...own, replyToAddress: address })).toEqual([])
  })

  it('is refused where a check could not look, and the other checks run all the same', async () => {
    const broken: DeployCheck = () => {
      throw new Error('no network')
    }
    const warning: DeployCheck = async () => [{ severity: 'warn', text: 'little room' }]
    const found = await findings(readSettings(own), { zones: broken, quota: warning })
    expect(found).toEqual([
      { severity: 'refuse', text: 'the check of zones could not be made: no network; correct that and try again' },
      { severity: 'warn', text: 'little room' },
    ])
  })

  it('is checked with the settings of the command line, as the CDK will use them', () => {
    const words = ['-c', 'region=eu-west-2', '--context=siteDomain=a.example.com', '--context', 'a=b=c', '--force']
    expect(contextIn(words)).toEqual({ region: 'eu-west-2', siteDomain: 'a.example.com', a: 'b=c' })
  })
})

describe('the room for functions that run at a time', () => {
  const asked: string[] = []
  const found = (limit: number) =>
    concurrency(readSettings({ ...own, region: 'eu-west-2' }), async (region) => {
      asked.push(region)
      return limit
    })

  it('is warned of below 30, with the text of the request, and asked for where the list is deployed', async () => {
    const [warning, ...others] = await found(10)
    expect(others).toEqual([])
    expect(warning?.severity).toBe('warn')
    for (const words of [
      'may run 10 functions at a time in eu-west-2',
      'aws service-quotas request-service-quota-increase --region eu-west-2 --service-code lambda',
      'Please raise "Concurrent executions" of AWS Lambda in eu-west-2 from 10 to 1000',
      'https://news.northport.io',
    ])
      expect(warning?.text).toContain(words)
    expect(asked).toEqual(['eu-west-2'])
  })

  it.each([
    [29, 1],
    [30, 0],
    [1000, 0],
  ])('%i make %i warnings', async (limit, warnings) => {
    expect(await found(limit)).toHaveLength(warnings)
  })

  it('refuses nothing where AWS cannot be asked', async () => {
    const lost = async () => Promise.reject(new Error('no credentials'))
    expect(await concurrency(readSettings(own), lost)).toEqual([
      { severity: 'warn', text: expect.stringContaining('no credentials') },
    ])
  })

  it('is asked for with the profile of the command line', () => {
    expect(profileIn(['--profile', 'news'])).toBe('news')
    expect(profileIn(['--force', '--profile=news'])).toBe('news')
    expect(profileIn(['--force'])).toBeNull()
  })
})
