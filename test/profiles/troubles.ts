// What a command says where AWS does not do what it asks: the reason and what to do, in a few lines, and nothing is
// written.
import type { AwsTrouble } from '../support/runs/aws-stand-in.ts'
import type { Stage } from './stage.ts'

const expired = 'The security token included in the request is expired'
const denied = (right: string) => `User: arn:aws:iam::111122223333:user/ann is not authorized to perform: ${right}`

const refusals: readonly [room: string, line: string, trouble: AwsTrouble, says: RegExp][] = [
  ['edition', 'list', { code: 'ExpiredTokenException', message: expired }, /have expired[\s\S]*aws sso login/],
  ['ingest', '--withdraw a.txt', { service: 's3', code: 'ExpiredToken', message: expired }, /have expired/],
  ['preview', '--port 0', { code: 'ExpiredToken', message: expired }, /have expired/],
  [
    'edition',
    'close',
    { service: 'lambda', ...access('lambda:ListFunctions') },
    /may not do this[\s\S]*lambda:ListFunctions/,
  ],
  [
    'edition',
    'close',
    { service: 'dynamodb', ...access('dynamodb:UpdateItem') },
    /dynamodb:UpdateItem[\s\S]*for-operators/,
  ],
  ['edition', 'open', { service: 'dynamodb', ...access('dynamodb:UpdateItem') }, /dynamodb:UpdateItem/],
  [
    'readers',
    'suppress a@example.com --yes',
    { service: 'secretsmanager', ...access('secretsmanager:GetSecretValue') },
    /secretsmanager:GetSecretValue/,
  ],
  ['readers', 'erase a@example.com --yes', { service: 'dynamodb', ...access('dynamodb:GetItem') }, /dynamodb:GetItem/],
  ['sources', 'pause harbour', { service: 's3', code: 'AccessDenied', message: 'Access Denied' }, /may not do this/],
  ['topics', 'diff', { service: 's3', code: 'AccessDenied', message: 'Access Denied' }, /may not do this/],
  [
    'preview',
    '--port 0',
    { service: 'cloudformation', code: 'AccessDenied', message: denied('cloudformation:DescribeStacks') },
    /cloudformation:DescribeStacks/,
  ],
  [
    'preview',
    '--port 0',
    {
      service: 'cloudformation',
      code: 'ValidationError',
      message: 'Stack with id broadsheet-briefings does not exist',
    },
    /does not exist[\s\S]*another region[\s\S]*deploy first/,
  ],
  [
    'edition',
    'list --table other',
    { service: 'dynamodb', code: 'ResourceNotFoundException', message: 'Requested resource not found' },
    /Check the region/,
  ],
]

function access(right: string): Omit<AwsTrouble, 'service'> {
  return { code: 'AccessDeniedException', message: denied(right) }
}

export async function troubles(stage: Stage): Promise<void> {
  const { standIn } = stage
  for (const [room, line, trouble, says] of refusals) {
    standIn.trouble = trouble
    await stage.run(room, line, { says, code: 1 })
  }
  standIn.trouble = null
  const gone = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }
  for (const room of ['edition', 'readers', 'sources', 'topics'])
    await stage.run(room, room === 'topics' ? 'diff' : 'list', {
      says: /AWS cannot be reached[\s\S]*network/,
      code: 1,
      environment: gone,
    })
  await stage.run('edition', 'list', {
    ...{ says: /There are no credentials for the profile nobody/, code: 1, profile: 'nobody' },
    environment: { AWS_REGION: 'us-east-1' },
  })
  const unknown = /is not in ~\/\.aws\/config, or names no region/
  await stage.run('edition', 'list', { says: unknown, code: 1, profile: 'nobody' })
  await stage.run('edition', 'list', { says: unknown, code: 1, profile: 'nowhere' })
  standIn.isElsewhere = true
  await stage.run('edition', 'list', { says: /finds no list[\s\S]*region/, code: 1 })
  standIn.isElsewhere = false
}
