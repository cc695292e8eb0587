// Promise O2: the gateway decides by the synthesized policies, as IAM would.
import { describe, expect, test } from 'vitest'
import { documentShape, evaluate, matches, type Request } from '../../../infra/local/gateway/policy.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'

const statements = documentShape.parse({
  Statement: [
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: 'arn:aws:dynamodb:*:*:table/readers' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::content/pages/*' },
    { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::content/pages/secret*' },
    {
      Effect: 'Allow',
      Action: 'ses:Send*',
      Resource: '*',
      Condition: { StringEquals: { 'ses:FromAddress': 'a@example.com' } },
    },
    {
      Effect: 'Allow',
      Action: 'dynamodb:PutItem',
      Resource: '*',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['D#*'] } },
    },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: '*',
      Condition: { StringLikeIfExists: { 's3:prefix': 'pages/*' } },
    },
  ],
}).Statement

const ask = (action: string, resource: string, context: Request['context'] = {}) =>
  evaluate(statements, { action, resource, context }).allowed

const table: [string, boolean, boolean][] = [
  [
    'a granted action on the granted table',
    ask('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:0:table/readers'),
    true,
  ],
  ['another table', ask('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:0:table/editions'), false],
  ['another action', ask('dynamodb:DeleteItem', 'arn:aws:dynamodb:eu-west-1:0:table/readers'), false],
  ['an action in other letters', ask('DynamoDB:getitem', 'arn:aws:dynamodb:eu-west-1:0:table/readers'), true],
  ['an object under the prefix', ask('s3:GetObject', 'arn:aws:s3:::content/pages/a.json'), true],
  ['an object elsewhere', ask('s3:GetObject', 'arn:aws:s3:::content/inbox/a.txt'), false],
  ['an object that is denied besides', ask('s3:GetObject', 'arn:aws:s3:::content/pages/secret.json'), false],
  ['a condition that holds', ask('ses:SendRawEmail', '*', { 'ses:fromaddress': ['a@example.com'] }), true],
  ['a condition that does not hold', ask('ses:SendRawEmail', '*', { 'ses:fromaddress': ['b@example.com'] }), false],
  ['a condition on what is not known', ask('ses:SendRawEmail', '*'), false],
  ['all leading keys fit', ask('dynamodb:PutItem', 't', { 'dynamodb:leadingkeys': ['D#1', 'D#2'] }), true],
  ['one leading key does not fit', ask('dynamodb:PutItem', 't', { 'dynamodb:leadingkeys': ['D#1', 'S#2'] }), false],
  ['a condition that applies only if known', ask('s3:ListBucket', 'b'), true],
  ['the same where it is known and false', ask('s3:ListBucket', 'b', { 's3:prefix': ['inbox/'] }), false],
]

describe('A policy', () => {
  test.each(table)('%s', (_, actual, expected) => {
    expect(actual).toBe(expected)
  })

  const wildcards: [string, string, boolean][] = [
    ['*', '', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbcd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['abc', 'ab', false],
  ]
  test.each(wildcards)('the pattern %s on "%s"', (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected)
  })

  test('a pattern of many stars is decided in linear time', () => {
    const seconds = threadSeconds(() => expect(matches(`${'a*'.repeat(50)}b`, 'a'.repeat(20_000))).toBe(false))
    expect(seconds).toBeLessThan(2)
  })

  test('a denial of everything but two places leaves these to what is allowed', () => {
    const { Statement } = documentShape.parse({
      Statement: [
        { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::content/*' },
        { Effect: 'Deny', Action: 's3:Put*', NotResource: ['arn:aws:s3:::content/a/*', 'arn:aws:s3:::other/*'] },
      ],
    })
    const put = (resource: string) => evaluate(Statement, { action: 's3:PutObject', resource, context: {} }).allowed
    const places = ['arn:aws:s3:::content/a/x', 'arn:aws:s3:::content/b/x', 'arn:aws:s3:::other/x']
    expect(places.map(put)).toEqual([true, false, false])
  })

  test('a statement with words that are not known is refused, not skipped', () => {
    const document = { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] }
    expect(documentShape.safeParse(document).success).toBe(false)
  })
})
