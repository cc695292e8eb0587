// Promise O2: least privilege.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../infra/local/gateway/policy.ts'
import { planCloud } from '../../infra/local/resources/plan.ts'
import { readAssembly } from '../../infra/local/template/assembly.ts'
import { type Accepted, acceptedFindings, acceptedWildcards } from './accepted.ts'
import {
  at,
  type Json,
  list,
  mentions,
  only,
  type Resource,
  type Synthesis,
  violationsWithNonsense,
} from './synthesis.ts'

interface Allowed {
  id: string
  what: string
}

export function permissions({ resources, findings, folder }: Synthesis): void {
  const wide = allowances(resources).filter(({ what }) => what.includes('*'))

  describe('permissions', () => {
    it('name exact actions on exact resources, but for a list of exceptions with reasons', () => {
      expect(wide.filter((each) => !acceptedBy(acceptedWildcards, each.id, each.what))).toEqual([])
    })

    it('come from no policy that AWS manages', () => {
      const managed = only(resources, 'AWS::IAM::Role').filter((role) => at(role.properties, 'ManagedPolicyArns'))
      expect(managed.map(({ id }) => id)).toEqual([expect.stringMatching(/^CustomCDKBucketDeployment/)])
    })

    it('and environment go together: what a function is told of, its role may use', () => {
      for (const { id, role, variable, value } of named(resources)) {
        const statements = policiesOf(resources, role)
        expect(mentions(statements, logicalId(value)), `${id} knows ${variable} but may do nothing with it`).toBe(true)
      }
    })

    it('let composing read again what it froze, which it corrects where its page was changed', () => {
      const composer = only(resources, 'AWS::IAM::Policy').find(({ id }) => id.startsWith('PublishingComposeEdition'))
      const reading = list(at(composer?.properties, 'PolicyDocument', 'Statement')).filter((each) =>
        mentions(at(each, 'Action'), 's3:GetObject'),
      )
      expect(JSON.stringify(reading)).toContain('/editions/*')
    })

    it('to send mail cover two functions, one sender, its identity and configuration set', () => {
      const senders = only(resources, 'AWS::IAM::Policy').filter(({ properties }) =>
        mentions(properties, 'ses:SendRawEmail'),
      )
      expect(senders.map(({ id }) => id)).toEqual([
        expect.stringMatching(/^DeliverySendBriefings/),
        expect.stringMatching(/^DeliverySendMessages/),
      ])
      for (const { properties } of senders) {
        const statement = list(at(properties, 'PolicyDocument', 'Statement')).find((each) =>
          mentions(at(each, 'Action'), 'ses:SendRawEmail'),
        )
        expect(at(statement, 'Condition')).toEqual({ StringEquals: { 'ses:FromAddress': 'briefing@news.example.com' } })
        expect(JSON.stringify(list(at(statement, 'Resource')))).toMatch(/:identity\/.*:configuration-set\//)
        expect(list(at(statement, 'Resource'))).toHaveLength(2)
      }
    })

    it('to a service of AWS hold for this account alone, so that it does nothing here for others', () => {
      // The operator's alarms publish; SES reports; S3 announces pages; the API and the schedules call functions.
      const granted = resources.flatMap(({ id, type, properties }) =>
        ['PolicyDocument', 'KeyPolicy', 'AssumeRolePolicyDocument']
          .flatMap((key) => statementsIn(at(properties, key)))
          .filter((each) => at(each, 'Principal', 'Service') !== undefined)
          .map((each) => ({
            id,
            type,
            service: String(at(each, 'Principal', 'Service')),
            where: at(each, 'Condition'),
          })),
      )
      const open = granted.filter(({ where }) => !/aws:Source(Account|Arn)/i.test(JSON.stringify(where ?? {})))
      // Lambda assumes the roles of functions, which no other account can give to a function of its own (iam:PassRole).
      expect(open.filter(({ type }) => type !== 'AWS::IAM::Role')).toEqual([])
      expect(new Set(open.map(({ service }) => service))).toEqual(new Set(['lambda.amazonaws.com']))
      const key = granted.filter(({ type }) => type === 'AWS::KMS::Key')
      expect(key.map(({ service, where }) => [service, where])).toEqual([
        ['ses.amazonaws.com', { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }],
      ])
    })

    it('bound the CDK’s function that deploys topics: it deletes nothing, and writes defaults and the inbox alone', () => {
      const policy = only(resources, 'AWS::IAM::Policy').find(({ id }) => id.startsWith('CustomCDKBucketDeployment'))
      const denied = list(at(policy?.properties, 'PolicyDocument', 'Statement'))
        .filter((each) => at(each, 'Effect') === 'Deny')
        .map((each) => [
          at(each, 'Action') ?? null,
          list(at(each, 'NotResource') ?? at(each, 'Resource')).map((one) => flat(one).replace(/^{[^}]*}/, '')),
          at(each, 'NotResource') === undefined ? 'there' : 'elsewhere',
        ])
      expect(denied).toEqual([
        [['s3:PutObject*', 's3:Abort*'], ['/defaults/*', '/inbox/*'], 'elsewhere'],
        ['s3:DeleteObject*', ['/*'], 'there'],
        ['s3:GetObject*', ['/settings/*', '/pages/*', '/articles/*', '/stock/*', '/editions/*'], 'there'],
      ])
    })

    it('let that function still do its work, and no other', () => {
      const cloud = planCloud(readAssembly(folder), {
        endpoints: { gateway: 'http://127.0.0.1:1', site: 'http://127.0.0.1:2' },
        secret: () => 'a secret',
      })
      const role = cloud.roles.find(({ name }) => name.includes('CustomCDKBucketDeployment'))
      const content = cloud.buckets.find(({ notifications }) => notifications.length > 0)?.arn ?? ''
      const may = (action: string, key: string) =>
        evaluate(role?.statements ?? [], { action: `s3:${action}`, resource: content + key, context: {} }).allowed
      expect(['/defaults/topics.json', '/inbox/a.txt'].map((key) => may('PutObject', key))).toEqual([true, true])
      expect(may('ListBucket', '')).toBe(true)
      expect(['/settings/topics.json', '/editions/x.json'].map((key) => may('PutObject', key))).toEqual([false, false])
      expect(['/defaults/topics.json', '/inbox/a.txt'].map((key) => may('DeleteObject', key))).toEqual([false, false])
      expect(may('GetObject', '/articles/a.json')).toBe(false)
    })

    it('let nobody delete anything but the records of a reader who wishes it, on the pages of readers', () => {
      const deleting = allowances(resources).filter(
        ({ id, what }) => /:Delete/.test(what) && !id.startsWith('CustomCDK'),
      )
      const records = deleting.filter(({ what }) => !what.startsWith('sqs:DeleteMessage on '))
      expect(records.map(({ id, what }) => [id.replace(/Role.*/, ''), what.split(' on ')[0]])).toEqual([
        ['SubscriptionsApi', 'dynamodb:DeleteItem'],
        ['SubscriptionsApi', 'dynamodb:DeleteItem'],
      ])
    })

    it('let those pages delete records and mails of readers alone, and touch no pointer but for its id', () => {
      const policy = only(resources, 'AWS::IAM::Policy').find(({ id }) => id.startsWith('SubscriptionsApi'))
      const bounded = list(at(policy?.properties, 'PolicyDocument', 'Statement')).flatMap((each) => {
        const keys = at(each, 'Condition', 'ForAllValues:StringLike', 'dynamodb:LeadingKeys')
        return keys === undefined ? [] : [[at(each, 'Action'), list(keys)]]
      })
      expect(bounded).toEqual([
        [['dynamodb:Query', 'dynamodb:DeleteItem'], ['M#*']],
        ['dynamodb:DeleteItem', ['S#*']],
        ['dynamodb:UpdateItem', ['A#*']],
      ])
    })
  })

  describe('cdk-nag and the template validator', () => {
    it('find nothing that is not accepted with a reason', () => {
      expect(findings.filter((each) => !acceptedBy(acceptedFindings, each.path, each.rule))).toEqual([])
    })

    it('did run', () => {
      expect(findings.filter(({ source }) => source === 'cdk-nag').length).toBeGreaterThan(10)
      expect(violationsWithNonsense()).toContain('F3002')
    })

    it('look over what is deployed: the CDK’s command line leaves out no check, `npm start` alone does', () => {
      const { app } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))
      expect(app).toBe('node infra/app.ts')
    })
  })

  describe('every exception', () => {
    it.each(acceptedWildcards)('among the wildcards is needed and has a reason: $reason', (entry) => {
      expect(wide.some((each) => acceptedBy([entry], each.id, each.what))).toBe(true)
      expect(entry.reason.length).toBeGreaterThan(30)
    })

    it.each(acceptedFindings)('among the findings is needed and has a reason: $reason', (entry) => {
      expect(findings.some((each) => acceptedBy([entry], each.path, each.rule))).toBe(true)
      expect(entry.reason.length).toBeGreaterThan(30)
    })
  })
}

function acceptedBy(accepted: Accepted[], where: string, what: string): boolean {
  return accepted.some((entry) => entry.where.test(where) && entry.what.test(what))
}

/** Every allowed action on every resource, in policies of roles and of resources alike. */
function allowances(resources: Resource[]): Allowed[] {
  return resources.flatMap(({ id, properties }) =>
    [at(properties, 'PolicyDocument'), at(properties, 'KeyPolicy'), at(properties, 'Policies')].flatMap((policy) =>
      statementsIn(policy).flatMap((statement) =>
        list(at(statement, 'Action')).flatMap((action) =>
          list(at(statement, 'Resource')).map((resource) => ({ id, what: `${action} on ${flat(resource)}` })),
        ),
      ),
    ),
  )
}

function statementsIn(policy: Json | undefined): Json[] {
  const documents = Array.isArray(policy) ? policy.map((each) => at(each, 'PolicyDocument')) : [policy]
  return documents.flatMap((each) => list(at(each, 'Statement'))).filter((each) => at(each, 'Effect') === 'Allow')
}

/** `{"Fn::Join": ["", [{…}, "/inbox/*"]]}` → `{…}/inbox/*` */
function flat(resource: Json): string {
  const parts = at(resource, 'Fn::Join', 1)
  if (parts === undefined) return typeof resource === 'string' ? resource : JSON.stringify(resource)
  return list(parts)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join('')
}

/** Environment variables that name a resource, with the role of their function. */
function named(resources: Resource[]) {
  return only(resources, 'AWS::Lambda::Function').flatMap(({ id, properties }) =>
    Object.entries((at(properties, 'Environment', 'Variables') ?? {}) as Record<string, Json>)
      .filter(
        ([variable, value]) => typeof value !== 'string' && !unused.some((each) => each.test(`${id} ${variable}`)),
      )
      .map(([variable, value]) => ({ id, role: logicalId(at(properties, 'Role') ?? null), variable, value })),
  )
}

/** The edition store is told of its bucket also where only its table is used. */
const unused = [/TickWaves\w* CONTENT_BUCKET$/]

function policiesOf(resources: Resource[], role: string): Json {
  return only(resources, 'AWS::IAM::Policy')
    .filter(({ properties }) => mentions(at(properties, 'Roles'), role))
    .map(({ properties }) => properties)
}

/** `{"Fn::ImportValue": "broadsheet-data:ExportsOutputRefPepperA1B2C3D4E5F60718"}` → `PepperA1B2C3D4` */
function logicalId(value: Json): string {
  const imported = at(value, 'Fn::ImportValue')
  if (typeof imported === 'string')
    return imported.replace(/^.*ExportsOutput(Ref|FnGetAtt)/, '').replace(/(Arn)?[0-9A-F]{8}$/, '')
  return String(at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0) ?? value)
}
