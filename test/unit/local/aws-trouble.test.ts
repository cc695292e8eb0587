// What a command with `--profile` prints if AWS does not do what it asks: the reason, and what to do.
import { expect, test } from 'vitest'
import { awsTrouble, profileIn } from '../../../infra/command-line/aws-trouble.ts'

const error = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name, ...more })

test.each([
  ['ExpiredTokenException', 'The security token included in the request is expired', 'news have expired'],
  [
    'CredentialsProviderError',
    'The SSO session associated with this profile has expired.',
    'aws sso login --profile news',
  ],
  ['ValidationError', 'Stack with id broadsheet-briefings does not exist', 'name another region there'],
  [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'does not know the credentials',
  ],
  [
    'AccessDeniedException',
    'User: a is not authorized to perform: dynamodb:Query on b',
    'dynamodb:Query on b. Give it',
  ],
  ['AccessDenied', 'Access Denied', 'may not do this: Access Denied'],
  ['Error', 'Region is missing', 'write "region = eu-central-1"'],
  [
    'CredentialsProviderError',
    'Could not resolve credentials using profile: [news]',
    'Check its name in ~/.aws/config',
  ],
  ['NoSuchBucket', 'The specified bucket does not exist', 'Check the region of the profile news'],
])('%s: %s', (name, message, words) => {
  expect(awsTrouble(error(name, message), 'news')).toContain(words)
})

test('a network that is gone is said once, whatever was tried', () => {
  const tries = ['::1', '127.0.0.1'].map((host) =>
    error('Error', `connect ECONNREFUSED ${host}:9`, { code: 'ECONNREFUSED' }),
  )
  const all = error('AggregateError', '', { errors: tries, code: 'ECONNREFUSED' })
  expect(awsTrouble(all, 'news')).toMatch(/^AWS cannot be reached \(ECONNREFUSED\)\. Check the network/)
})

test('what is no trouble of AWS stays as it is', () => {
  expect(awsTrouble(new Error('There is no edition 2026-W47.'), 'news')).toBeNull()
})

test('the profile of a line is found however it is written', () => {
  expect([['list', '--profile', 'news'], ['list', '--profile=news'], ['list']].map(profileIn)).toEqual([
    'news',
    'news',
    null,
  ])
})
