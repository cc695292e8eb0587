// An HTTP API: finds the route and calls its function with payload format 2.0.
import { randomUUID } from 'node:crypto'
import { laptop } from '../account.ts'
import type { HttpApi } from '../cloud.ts'
import type { Host } from '../functions/host.ts'
import { isThrottled } from '../functions/instance.ts'

export interface WebRequest {
  method: string
  path: string
  /** Without the question mark. */
  query: string
  /** Lower-case names. */
  headers: Record<string, string>
  body: Buffer
  /** Address of the viewer. */
  ip: string
}

export interface WebAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

export async function callApi(api: HttpApi, request: WebRequest, host: Pick<Host, 'invoke'>): Promise<WebAnswer> {
  const matched = matchRoute(api, request)
  if (matched === null) return plain(404, '{"message":"Not Found"}')
  const result = await host.invoke(matched.functionArn, payload(api, request, matched), apiConcurrency)
  if (result.ok) return readAnswer(result.value)
  if (isThrottled(result)) return plain(503, '{"message":"Service Unavailable"}')
  return plain(500, '{"message":"Internal Server Error"}')
}

/** Instances for concurrent requests. */
const apiConcurrency = 2

interface Matched {
  key: string
  functionArn: string
  parameters: Record<string, string>
}

/** `GET /leave/{token}`, `ANY /{rest+}` or `$default`; the most literal route wins. */
function matchRoute(api: HttpApi, { method, path }: Pick<WebRequest, 'method' | 'path'>): Matched | null {
  const candidates = api.routes.flatMap(({ key, functionArn }) => {
    const [wanted = '', pattern = ''] = key.split(' ')
    if (key === '$default') return [{ key, functionArn, parameters: {} }]
    const parameters = wanted === method || wanted === 'ANY' ? matchPath(pattern, path) : null
    return parameters === null ? [] : [{ key, functionArn, parameters }]
  })
  const rank = ({ key, parameters }: Matched) =>
    (key === '$default' ? 100 : Object.keys(parameters).length * 2) + (key.startsWith('ANY ') ? 1 : 0)
  return candidates.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const parameters = new Map<string, string>()
  for (const [at, part] of wanted.entries()) {
    const value = given[at]
    if (value === undefined) return null
    if (part.endsWith('+}')) {
      parameters.set(part.slice(1, -2), given.slice(at).join('/'))
      return Object.fromEntries(parameters)
    }
    if (part.startsWith('{') && value !== '') parameters.set(part.slice(1, -1), decodeURIComponent(value))
    else if (part !== value) return null
  }
  return wanted.length === given.length ? Object.fromEntries(parameters) : null
}

function payload(api: HttpApi, request: WebRequest, { key, parameters }: Matched): object {
  const { cookie, ...headers } = request.headers
  const isText = /^(text\/|application\/(json|xml|javascript))/.test(headers['content-type'] ?? 'text/plain')
  const query = Object.fromEntries(new URLSearchParams(request.query))
  const now = new Date()
  return {
    version: '2.0',
    routeKey: key,
    rawPath: request.path,
    rawQueryString: request.query,
    headers,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    ...(request.query === '' ? {} : { queryStringParameters: query }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    requestContext: {
      accountId: laptop.account,
      apiId: api.id,
      domainName: headers['host'] ?? '',
      domainPrefix: api.id,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.ip,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: key,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText && request.body.length > 0,
  }
}

interface LambdaAnswer {
  statusCode?: number
  headers?: Record<string, string | number | boolean>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

/** A result without a status code is itself the body, as JSON. */
function readAnswer(value: unknown): WebAnswer {
  const answer = (typeof value === 'object' && value !== null ? value : {}) as LambdaAnswer
  if (answer.statusCode === undefined) return plain(200, typeof value === 'string' ? value : JSON.stringify(value))
  const own = Object.entries(answer.headers ?? {}).map(([name, text]) => [name.toLowerCase(), String(text)] as const)
  const cookies = answer.cookies === undefined ? {} : { 'set-cookie': answer.cookies }
  const headers = { ...Object.fromEntries<string | string[]>(own), ...cookies }
  const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8')
  return { status: answer.statusCode, headers, body }
}

const plain = (status: number, text: string): WebAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(text),
})
