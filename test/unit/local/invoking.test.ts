// The laptop's Lambda: an operator's command calls a function by its name and gets its answer; a function may not.

import { join } from 'node:path'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test } from 'vitest'
import type { LambdaFunction } from '../../../infra/local/cloud.ts'
import { lambdaEngine } from '../../../infra/local/engines/lambda.ts'
import type { Result } from '../../../infra/local/functions/instance.ts'
import { CallAuthorizer, operator } from '../../../infra/local/gateway/call-authorizer.ts'
import { startGateway } from '../../../infra/local/gateway/gateway.ts'
import { temporaryFolder } from './workbench.ts'

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:compose'
const compose = { name: 'compose', arn } as LambdaFunction

async function aLambda(caller: string, answer: (event: unknown) => Result): Promise<LambdaClient> {
  const statements = new Map([['Other', []]])
  const authorizer = new CallAuthorizer({ statements, file: join(temporaryFolder(), 'calls.jsonl') })
  const engine = lambdaEngine({ invoke: async (_, event) => answer(event) }, [compose])
  const say = (line: string) => {
    throw new Error(line)
  }
  const gateway = await startGateway({ authorizer, engines: new Map([['lambda', engine]]), say, now: () => new Date() })
  onTestFinished(() => gateway.close())
  const credentials = { accessKeyId: caller, secretAccessKey: 'laptop' }
  const client = new LambdaClient({ endpoint: gateway.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  onTestFinished(() => client.destroy())
  return client
}

const call = async (client: LambdaClient, name: string) => {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ week: '2026-W47' }) }),
  )
  return { answer: JSON.parse(Payload?.transformToString() ?? ''), error: FunctionError }
}

test('a function is called by its name or its ARN', async () => {
  const client = await aLambda(operator, (event) => ({ ok: true, value: { got: event } }))
  for (const name of ['compose', arn])
    expect(await call(client, name)).toEqual({ answer: { got: { week: '2026-W47' } }, error: undefined })
})

test('one that fails says so in the words of Lambda', async () => {
  const client = await aLambda(operator, () => ({
    ok: false,
    error: { name: 'Error', message: 'no topics', stack: '' },
  }))
  expect(await call(client, 'compose')).toEqual({
    answer: { errorType: 'Error', errorMessage: 'no topics' },
    error: 'Unhandled',
  })
})

test('a name that nobody has is refused', async () => {
  const client = await aLambda(operator, () => ({ ok: true, value: null }))
  await expect(call(client, 'stranger')).rejects.toThrow('there is no function stranger')
})

test('a function without the permission is refused', async () => {
  const client = await aLambda('Other', () => ({ ok: true, value: null }))
  await expect(call(client, 'compose')).rejects.toThrow('not authorized to perform lambda:InvokeFunction')
})

test('one that comes while the account is at its limit is told so, for the caller to try again', async () => {
  const error = { name: 'TooManyRequestsException', message: 'Rate Exceeded.', stack: '' }
  const client = await aLambda(operator, () => ({ ok: false, throttled: true, error }))
  await expect(call(client, 'compose')).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  })
})
