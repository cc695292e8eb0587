// Lambda's Invoke API, with which an operator's commands call a function and wait for its result.
import type { LambdaFunction } from '../cloud.ts'
import type { Host } from '../functions/host.ts'
import { isThrottled } from '../functions/instance.ts'
import { invokedFunction } from '../gateway/calls.ts'
import { asReply, type Engine, type Reply } from '../gateway/gateway.ts'

export function lambdaEngine(host: Pick<Host, 'invoke'>, functions: readonly LambdaFunction[]): Engine {
  return async ({ method, url, body }) => {
    const wanted = invokedFunction(method, url)
    const found = functions.find(({ name, arn }) => name === wanted || arn === wanted)
    if (found === undefined) return refusal(404, 'ResourceNotFoundException', `there is no function ${wanted ?? ''}`)
    const event = eventIn(body)
    if (event === undefined) return refusal(400, 'InvalidRequestContentException', 'the payload is not JSON')
    const result = await host.invoke(found.arn, event.value)
    if (isThrottled(result)) return refusal(429, 'TooManyRequestsException', 'Rate Exceeded.')
    if (result.ok) return { status: 200, headers: json, body: JSON.stringify(result.value ?? null) }
    const { name: errorType, message: errorMessage } = result.error
    const headers = { ...json, 'x-amz-function-error': 'Unhandled' }
    return { status: 200, headers, body: JSON.stringify({ errorType, errorMessage }) }
  }
}

const json = { 'content-type': 'application/json' }

function eventIn(body: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString() || '{}') }
  } catch {
    return undefined
  }
}

function refusal(status: number, type: string, message: string): Reply {
  const answer = asReply({ status, type: 'application/json', body: JSON.stringify({ Type: 'User', message }) })
  return answer && { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': type } }
}
