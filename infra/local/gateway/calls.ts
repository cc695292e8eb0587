// What a request to an AWS endpoint asks for: which caller, which actions, on which resources.
import { laptop } from '../account.ts'
import type { Request } from './policy.ts'

export interface Incoming {
  method: string
  /** Path with its query. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface Call {
  /** Access key id: the logical id of the function. */
  caller: string
  service: string
  region: string
  /** All of them must be allowed. */
  requests: Request[]
}

/** `null` if the request has no signature in its headers. */
export function readCall(incoming: Incoming): Call | null {
  const signature = /Credential=([^/]{1,256})\/\d{8}\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,32})\//.exec(
    String(incoming.headers['authorization'] ?? ''),
  )
  if (signature === null) return null
  const [, caller = '', region = '', service = ''] = signature
  return { caller, service, region, requests: readable(() => requestsOf(service, region, incoming)) }
}

/** Malformed JSON or addresses are refused as the service would. */
function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError || error instanceof TypeError)
      throw new UnknownCall('a call that cannot be read')
    throw error
  }
}

function requestsOf(service: string, region: string, incoming: Incoming): Request[] {
  switch (service) {
    case 'dynamodb':
      return dynamodbRequests(incoming, region)
    case 'sqs':
      return [targeted(incoming, 'sqs', (body) => queueArn(String(body['QueueUrl'] ?? body['QueueName']), region))]
    case 'secretsmanager':
      return [targeted(incoming, 'secretsmanager', (body) => String(body['SecretId'] ?? '*'))]
    case 's3':
      return s3Requests(incoming)
    case 'lambda':
      return lambdaRequests(incoming, region)
    case 'email':
    case 'ses':
      // The action is in the body, which the endpoint reads anyway, so it asks the authorizer itself.
      return []
    default:
      throw new UnknownCall(`the service ${service} has no engine on the laptop`)
  }
}

export class UnknownCall extends Error {}

/** JSON protocols name the action in a header: `X-Amz-Target: AmazonSQS.SendMessage`. */
function targetOf({ headers }: Incoming): string {
  const target = String(headers['x-amz-target'] ?? '')
  return target.slice(target.indexOf('.') + 1)
}

function targeted(incoming: Incoming, service: string, resource: (body: Record<string, unknown>) => string): Request {
  const body = JSON.parse(incoming.body.toString() || '{}') as Record<string, unknown>
  // `SendMessageBatch` and the like need the permission of the single action.
  const action = `${service}:${targetOf(incoming).replace(/Batch$/, '')}`
  return { action, resource: resource(body), context: secure }
}

const secure = { 'aws:securetransport': ['true'] }

function queueArn(url: string, region: string): string {
  return `arn:aws:sqs:${region}:${laptop.account}:${url.slice(url.lastIndexOf('/') + 1)}`
}

/** Lambda's API consists of methods and paths. A function is given by its name or ARN. */
function lambdaRequests({ method, url }: Incoming, region: string): Request[] {
  const name = invokedFunction(method, url)
  if (name === null) throw new UnknownCall(`the Lambda call ${method} ${url.split('?')[0]}`)
  const resource = name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${laptop.account}:function:${name}`
  return [{ action: 'lambda:InvokeFunction', resource, context: secure }]
}

/** @returns the function's name or ARN, or `null` if the call is not an invocation */
export function invokedFunction(method: string, url: string): string | null {
  const [, name] = /^\/2015-03-31\/functions\/([^/?]{1,200})\/invocations(?:\?|$)/.exec(url) ?? []
  return method === 'POST' && name !== undefined ? decodeURIComponent(name) : null
}

interface TableBody {
  TableName?: string
  IndexName?: string
  RequestItems?: Record<string, unknown>
  Key?: Record<string, Record<string, string>>
  Item?: Record<string, Record<string, string>>
}

function dynamodbRequests(incoming: Incoming, region: string): Request[] {
  const action = `dynamodb:${targetOf(incoming)}`
  const body = JSON.parse(incoming.body.toString() || '{}') as TableBody
  const tables = body.TableName === undefined ? Object.keys(body.RequestItems ?? {}) : [body.TableName]
  const index = body.IndexName === undefined ? '' : `/index/${body.IndexName}`
  const leading = Object.values(body.Key?.['pk'] ?? body.Item?.['pk'] ?? {})
  const context = leading.length === 0 ? secure : { ...secure, 'dynamodb:leadingkeys': leading }
  return tables.map((table) => ({
    action,
    resource: table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${laptop.account}:table/${table}${index}`,
    context,
  }))
}

/** S3's API consists of methods and paths: `/bucket` or `/bucket/key`. */
function s3Requests({ method, url }: Incoming): Request[] {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, bucket = '', ...rest] = pathname.split('/')
  const key = decodeURIComponent(rest.join('/'))
  searchParams.delete('x-id')
  const plain = [...searchParams.keys()].every((name) => listingParameters.has(name))
  if (!plain) throw new UnknownCall(`the S3 call ${method} ${url.split('?')[0]} with ${[...searchParams.keys()]}`)
  const action = key === '' ? bucketActions.get(method) : objectActions.get(method)
  if (action === undefined) throw new UnknownCall(`the S3 call ${method} on ${key === '' ? 'a bucket' : 'an object'}`)
  const prefix = searchParams.get('prefix') ?? ''
  return [
    {
      action: `s3:${action}`,
      resource: `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`,
      context: action === 'ListBucket' ? { ...secure, 's3:prefix': [prefix] } : secure,
    },
  ]
}

const listingParameters = new Set([
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
])
const bucketActions: ReadonlyMap<string, string> = new Map(Object.entries({ GET: 'ListBucket', HEAD: 'ListBucket' }))
const objectActions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GET: 'GetObject',
    HEAD: 'GetObject',
    PUT: 'PutObject',
    DELETE: 'DeleteObject',
  }),
)
