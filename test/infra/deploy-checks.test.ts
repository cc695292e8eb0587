// `npm run deploy` stops before AWS makes anything where the settings are still those that the repository ships,
// nothing takes the mail of the operator, or what an earlier deployment kept would be left outside.
import { describe, expect, it } from 'vitest'
import type { Account, RetainedResource } from '../../infra/commands/deploy/account.ts'
import type { DeployCheck } from '../../infra/commands/deploy/check.ts'
import { findings } from '../../infra/commands/deploy/checks.ts'
import { contextIn, profileIn } from '../../infra/commands/deploy/command-line.ts'
import { concurrency } from '../../infra/commands/deploy/concurrency.ts'
import { mailboxes } from '../../infra/commands/deploy/mailboxes.ts'
import { placeholders } from '../../infra/commands/deploy/placeholders.ts'
import { retainedResources } from '../../infra/commands/deploy/retained-resources.ts'
import { beforeDeploying } from '../../infra/local/run/before-deploying.ts'
import { contextOfCdkJson } from '../../infra/settings/cdk-json.ts'
import { readSettings } from '../../infra/settings/settings.ts'

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
      { severity: 'refuse', text: 'the check of zones could not be made: no network. Correct that; then deploy again' },
      { severity: 'warn', text: 'little room' },
    ])
  })

  it('is refused without credentials, and says where they belong', async () => {
    const noCredentials: DeployCheck = () => {
      const error = new Error('Could not load credentials from any providers')
      throw Object.assign(error, { name: 'CredentialsProviderError' })
    }
    const [refused] = await findings(readSettings(own), { account: noCredentials })
    expect(refused?.text).toMatch(/There are no credentials for the profile \S+ \(Could not load .*~\/\.aws\/config/)
    expect(refused?.text).toMatch(/or sign in; then deploy again$/)
  })

  it('is checked with the settings of the command line, as the CDK will use them', () => {
    const words = ['-c', 'region=eu-west-2', '--context=siteDomain=a.example.com', '--context', 'a=b=c', '--force']
    expect(contextIn(words)).toEqual({ region: 'eu-west-2', siteDomain: 'a.example.com', a: 'b=c' })
  })
})

describe('addresses of the operator and for replies', () => {
  const asked: string[] = []
  const found = (changes: Record<string, string>, servers: Record<string, string[]> = {}) =>
    mailboxes(readSettings({ ...own, ...changes }), async (domain) => {
      asked.push(domain)
      return servers[domain] ?? []
    })

  it('outside of the sending domain are taken as they are, and nothing is asked', async () => {
    expect(await found({})).toEqual([])
    expect(asked).toEqual([])
  })

  it.each(['replyToAddress', 'operatorAddress'])('inside of it need a mailbox: %s', async (key) => {
    const [refused, ...others] = await found({ [key]: 'desk@news.northport.io' })
    expect(others).toEqual([])
    expect(refused).toMatchObject({
      severity: 'refuse',
      text: expect.stringContaining(`"${key}" is "desk@news.northport.io"`),
    })
    expect(refused?.text).toContain('no MX record for a mailbox')
  })

  it('are not asked for while they are placeholders: that is said already', async () => {
    const nothing = async (domain: string) => Promise.reject(new Error(`asked for ${domain}`))
    expect(await mailboxes(readSettings(shipped), nothing)).toEqual([])
  })

  it('are taken where the domain has a mailbox', async () => {
    const servers = { 'news.northport.io': ['mx.provider.net'] }
    expect(await found({ replyToAddress: 'desk@news.northport.io' }, servers)).toEqual([])
  })

  it.each([['feedback-smtp.eu-west-1.amazonses.com'], ['feedback-smtp.eu-west-1.amazonses.com.'], ['.'], ['']])(
    'are refused where all that takes mail is "%s"',
    async (server) => {
      const servers = { 'bounces.news.northport.io': [server] }
      expect(await found({ operatorAddress: 'a@bounces.news.northport.io' }, servers)).toHaveLength(1)
    },
  )

  it('of a domain that DNS says nothing of refuse the deployment, with the reason', async () => {
    const lost = () => Promise.reject(new Error('no answer'))
    const check: DeployCheck = (deployment) => mailboxes(deployment, lost)
    const list = readSettings({ ...own, replyToAddress: 'desk@news.northport.io' })
    expect(await findings(list, { mailboxes: check })).toEqual([
      { severity: 'refuse', text: expect.stringContaining('the check of mailboxes could not be made: no answer') },
    ])
  })
})

describe('npm start', () => {
  it('says what a deployment would refuse, without asking DNS', () => {
    expect(beforeDeploying(readSettings(shipped))).toEqual([
      expect.stringMatching(
        /^ {2}Before you deploy: write your own listId, fromAddress, .* and postalAddress into cdk.json\.$/,
      ),
      expect.stringContaining('replyToAddress and operatorAddress can get mail'),
    ])
  })

  it('says nothing of settings that can be deployed', () => {
    expect(beforeDeploying(readSettings(own))).toEqual([])
  })
})

describe('what an earlier deployment kept', () => {
  const table: RetainedResource = {
    kind: 'table',
    name: 'broadsheet-data-Subscribers-1',
    id: 'broadsheet-data-Subscribers-1',
  }
  const bucket: RetainedResource = {
    kind: 'bucket',
    name: 'broadsheet-data-content-1',
    id: 'broadsheet-data-content-1',
  }
  const pepper: RetainedResource = {
    kind: 'secret',
    name: 'Pepper-1',
    id: 'arn:aws:secretsmanager:eu-west-1:1:secret:Pepper-1',
  }
  const site = 'news-northport-io-site'

  interface Holding {
    kept?: RetainedResource[]
    stacks?: Record<string, string[]>
    empty?: RetainedResource[]
    site?: 'ours' | 'of others' | 'none'
  }

  function anAccount({ kept: all = [], stacks = {}, empty = [], site: found = 'none' }: Holding): Account {
    return {
      inStack: async (stack, region) => new Set(stacks[`${stack} ${region}`] ?? []),
      tagged: async (_stack, { key, value }, region) => {
        expect([key, value, region]).toEqual(['broadsheet:site-domain', 'news.northport.io', 'eu-west-1'])
        return all
      },
      holdsData: async (one) => !empty.includes(one),
      bucket: async (name) => (name === site ? found : 'none'),
    }
  }
  const found = (holding: Holding) =>
    retainedResources(readSettings({ ...own, region: 'eu-west-1' }), anAccount(holding))
  const whole = [table, bucket, pepper]

  it('is nothing at a first deployment', async () => {
    expect(await found({})).toEqual([])
  })

  it('is in the stack at every later one', async () => {
    const stacks = { 'broadsheet-data eu-west-1': whole.map(({ id }) => id), 'broadsheet-site us-east-1': [site] }
    expect(await found({ kept: whole, stacks, site: 'ours' })).toEqual([])
  })

  it('outside of the stack refuses the deployment: each is named, and so is the way to import it', async () => {
    const [refused, ...others] = await found({ kept: whole })
    expect(others).toEqual([])
    expect(refused?.severity).toBe('refuse')
    for (const words of [...whole.map(({ id }) => id), 'forget every suppression', 'docs/deploying.md'])
      expect(refused?.text).toContain(words)
  })

  it('refuses it for a part that was not imported', async () => {
    const stacks = { 'broadsheet-data eu-west-1': [table.id, bucket.id] }
    const [refused] = await found({ kept: whole, stacks })
    expect(refused?.text).toContain(pepper.id)
    expect(refused?.text).not.toContain(table.id)
  })

  it('refuses it for a pepper alone: without it no address of a backup could be found', async () => {
    expect(await found({ kept: [pepper], empty: [pepper] })).toMatchObject([{ severity: 'refuse' }])
  })

  it('is no hindrance where it is empty, as a deployment that was rolled back leaves it', async () => {
    const left = await found({ kept: [table, bucket], empty: [table, bucket] })
    expect(left.map(({ severity }) => severity)).toEqual(['warn', 'warn'])
    expect(left[0]?.text).toContain(table.name)
  })

  it('refuses it for the bucket of the site, whose name a stack could not give again', async () => {
    expect(await found({ site: 'ours' })).toMatchObject([{ severity: 'refuse', text: expect.stringContaining(site) }])
    const [foreign] = await found({ site: 'of others' })
    expect(foreign?.text).toContain('belongs to another account')
  })

  it('refuses it where AWS cannot be asked, with the reason', async () => {
    const lost = { ...anAccount({}), inStack: () => Promise.reject(new Error('Could not load credentials')) }
    expect(await findings(readSettings(own), { kept: (deployment) => retainedResources(deployment, lost) })).toEqual([
      {
        severity: 'refuse',
        text: expect.stringContaining('check of kept could not be made: There are no credentials'),
      },
    ])
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
