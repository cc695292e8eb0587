// `npm run deploy` stops before AWS is asked for anything where the settings are still those that the repository ships.
import { describe, expect, it } from 'vitest'
import { contextOfCdkJson } from '../../infra/app.ts'
import type { DeployCheck } from '../../infra/deploy/check.ts'
import { findings } from '../../infra/deploy/checks.ts'
import { contextIn } from '../../infra/deploy/command-line.ts'
import { placeholders } from '../../infra/deploy/placeholders.ts'
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
