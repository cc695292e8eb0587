// The engines under the adapters in these suites: dynalite and fauxqs in this process, on 127.0.0.1, and a small HTTP
// server for the services that neither has. Everything that is started ends with the file that started it.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll } from 'vitest'
import { type FauxqsApp, openFauxqs } from '../../infra/local/engines/fauxqs.ts'
import { type LoopbackRequest, loopbackServer } from '../../infra/local/loopback/server.ts'

/** dynalite has no types. */
const dynalite = createRequire(import.meta.url)('dynalite') as (options: { createTableMs: number }) => Server

const somebody = { accessKeyId: 'tests', secretAccessKey: 'tests' }

/** What every client of a local engine is told. */
export function reaching(endpoint: string) {
  return { endpoint, region: 'eu-central-1', credentials: somebody }
}

/** The same for clients that a function builds from its environment, as the laptop does it. */
export function reachingByEnvironment(endpoints: Record<string, string>): Record<string, string> {
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: somebody.accessKeyId,
    AWS_SECRET_ACCESS_KEY: somebody.secretAccessKey,
    ...Object.fromEntries(Object.entries(endpoints).map(([name, url]) => [`AWS_ENDPOINT_URL_${name}`, url])),
  }
}

export interface Dynamo {
  endpoint: string
  client: DynamoDBClient
  /** Makes an empty table and gives its name. */
  emptyTable(): Promise<string>
}

export async function startDynamo(): Promise<Dynamo> {
  const server = dynalite({ createTableMs: 0 })
  const endpoint = await listen(server)
  const client = new DynamoDBClient(reaching(endpoint))
  afterAll(async () => {
    client.destroy()
    await close(server)
  })
  let tables = 0
  return {
    endpoint,
    client,
    emptyTable: async () => {
      tables += 1
      const name = `table-${tables}`
      await client.send(new CreateTableCommand({ TableName: name, ...twoKeys }))
      await untilActive(client, name)
      return name
    },
  }
}

/** As in AWS, a table answers some time after it was asked for. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let status = ''; status !== 'ACTIVE'; ) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    status = Table?.TableStatus ?? ''
  }
}

const twoKeys = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
} as const satisfies Omit<ConstructorParameters<typeof CreateTableCommand>[0], 'TableName'>

export async function startMessaging(): Promise<{
  endpoint: string
  s3: S3Client
  sqs: SQSClient
  /** Makes an empty queue and gives its URL. */
  emptyQueue(name: string): string
  emptyBucket(name: string): string
  /** Bodies of the messages that wait in a queue. */
  waiting(queue: string): string[]
}> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-engines-'))
  const fauxqs = await openFauxqs(folder)
  const server = loopbackServer({
    name: 'messaging',
    say: (line) => {
      throw new Error(line)
    },
    mostBytes: 16 * 1024 * 1024,
    serve: (request, response) => hand(fauxqs.app, request, response),
  })
  const endpoint = await listen(server)
  const s3 = new S3Client(reaching(endpoint))
  const sqs = new SQSClient(reaching(endpoint))
  afterAll(async () => {
    s3.destroy()
    sqs.destroy()
    await close(server)
    await fauxqs.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    endpoint,
    s3,
    sqs,
    emptyQueue: (name) => {
      const url = `${endpoint}/000000000000/${name}`
      fauxqs.queues.createQueue(name, url, `arn:aws:sqs:eu-central-1:000000000000:${name}`, {})
      return url
    },
    emptyBucket: (name) => {
      fauxqs.buckets.createBucket(name)
      return name
    },
    waiting: (queue) => {
      const found = [...fauxqs.queues.allQueues()].find(({ name }) => name === queue)
      return (found?.messages ?? []).map(({ body }) => body)
    },
  }
}

/** fauxqs's own server listens on every address of the machine; this one does not. */
async function hand(app: FauxqsApp, request: LoopbackRequest, response: ServerResponse): Promise<void> {
  const { method, url, headers, body: payload } = request
  const { host: _, 'content-length': __, ...kept } = headers
  const answer = await app.inject({ method, url, headers: kept, payload })
  response.writeHead(answer.statusCode, answer.headers as Record<string, string>).end(answer.rawPayload)
}

export type Answer = (request: { headers: IncomingMessage['headers']; body: string }, response: ServerResponse) => void

/** A server that answers as the test says; `asked` counts the requests. */
export async function startService(): Promise<{ endpoint: string; asked: string[]; answerWith(answer: Answer): void }> {
  const asked: string[] = []
  let answer: Answer = (_request, response) => response.writeHead(500).end()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    asked.push(body)
    answer({ headers: request.headers, body }, response)
  })
  const endpoint = await listen(server)
  afterAll(() => close(server))
  return {
    endpoint,
    asked,
    answerWith: (next) => {
      answer = next
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => ready())
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}
