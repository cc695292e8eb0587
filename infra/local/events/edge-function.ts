// Runs the code of a CloudFront function as CloudFront would: on the request, before it goes to an origin.

import { createContext, Script } from 'node:vm'
import { minuteMs } from '../../../functions/durations.ts'
import type { WebAnswer, WebRequest } from './http-api.ts'

export type EdgeFunction = (request: WebRequest) => WebRequest | WebAnswer

interface EdgeRequest {
  method: string
  uri: string
  querystring: Record<string, { value: string }>
  headers: Record<string, { value: string }>
  cookies: Record<string, { value: string }>
}

interface EdgeResponse {
  statusCode: number
  headers?: Record<string, { value: string }>
  body?: string | { data: string }
}

/** CloudFront allows a function far less time; this only stops one that never ends. It is measured in real time, and on
 * a busy machine a tenth of a second may pass before a function starts. */
const timeoutMs = minuteMs

/** `code` defines `function handler(event)`. */
export function edgeFunction(code: string): EdgeFunction {
  const context = createContext({})
  new Script(code).runInContext(context)
  const call = new Script('JSON.stringify(handler(JSON.parse(event)))')
  return (request) => {
    context['event'] = JSON.stringify(eventOf(request))
    const returned = JSON.parse(call.runInContext(context, { timeout: timeoutMs }) as string) as
      | EdgeRequest
      | EdgeResponse
    return 'statusCode' in returned ? answerOf(returned) : requestOf(returned, request)
  }
}

function eventOf(request: WebRequest): object {
  return {
    version: '1.0',
    context: { eventType: 'viewer-request', distributionId: 'LAPTOP', requestId: 'laptop' },
    viewer: { ip: request.ip },
    request: {
      method: request.method,
      uri: request.path,
      querystring: wrapped(Object.fromEntries(new URLSearchParams(request.query))),
      headers: wrapped(request.headers),
      cookies: {},
    } satisfies EdgeRequest,
  }
}

function requestOf(changed: EdgeRequest, request: WebRequest): WebRequest {
  const query = new URLSearchParams(unwrapped(changed.querystring)).toString()
  return { ...request, path: changed.uri, query: query === '' ? '' : query, headers: unwrapped(changed.headers) }
}

function answerOf({ statusCode, headers = {}, body = '' }: EdgeResponse): WebAnswer {
  const text = typeof body === 'string' ? body : body.data
  return { status: statusCode, headers: unwrapped(headers), body: Buffer.from(text) }
}

const wrapped = (values: Record<string, string>): Record<string, { value: string }> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))

const unwrapped = (values: Record<string, { value: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]))
