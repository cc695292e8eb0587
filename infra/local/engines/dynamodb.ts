// Tables: starts the engine's thread and creates the tables of the plan.
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { startThread } from '../../command-line/compile-cache.ts'
import type { Table } from '../cloud.ts'
import { operator } from '../gateway/call-authorizer.ts'
import type { Statement } from '../gateway/policy.ts'
import type { DynamodbThreadData, DynamodbThreadMessage, DynamodbThreadOrder } from './dynamodb-thread.ts'

export interface TableEngine {
  url: string
  /** Number of calls so far that may have changed a table. */
  changes(): number
  /** Tells what each caller's role allows; until then nothing is allowed. */
  permit(statements: Map<string, Statement[]>): void
  create(tables: Table[]): Promise<void>
  /** Deletes items that have expired by the tables' TTL attributes; resolves to their number. */
  sweep(tables: Table[], now: Date): Promise<number>
  close(): Promise<void>
}

export async function startTableEngine(
  given: Omit<DynamodbThreadData, 'changes'>,
  onCrash: (error: Error) => void,
  show: (line: string) => void = () => {},
): Promise<TableEngine> {
  const data: DynamodbThreadData = { ...given, changes: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) }
  const changes = new Int32Array(data.changes)
  const thread = startThread(new URL('./dynamodb-thread.ts', import.meta.url), { workerData: data })
  const port = await new Promise<number>((resolve, reject) => {
    thread.once('error', reject)
    thread.on('message', (message: DynamodbThreadMessage) => {
      if ('port' in message) resolve(message.port)
      else show(message.say)
    })
  })
  thread.on('error', (error) => onCrash(new Error(`the table engine ended: ${error.message}`, { cause: error })))
  const url = `http://127.0.0.1:${port}`
  const tell = (order: DynamodbThreadOrder) => thread.postMessage(order)
  const client = operatorClient(url)
  return {
    url,
    changes: () => Atomics.load(changes, 0),
    permit: (statements) => tell({ statements }),
    create: (tables) => createMissing(client, tables),
    sweep: (tables, now) => sweepExpired(client, tables, now),
    close: () => {
      client.destroy()
      const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
      tell('close')
      return ended
    },
  }
}

export function operatorClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
}

async function createMissing(client: DynamoDBClient, tables: Table[]): Promise<void> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  const missing = tables.filter(({ name }) => !TableNames.includes(name))
  for (const table of missing) {
    await client.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: table.keys.map(({ name, role }) => ({ AttributeName: name, KeyType: role })),
        AttributeDefinitions: table.keys.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
      }),
    )
  }
  for (const table of missing) await untilActive(client, table.name)
}

/** As on AWS, a table is available some time after it was created; here within milliseconds. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let status = ''; status !== 'ACTIVE'; ) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    status = Table?.TableStatus ?? ''
  }
}

async function sweepExpired(client: DynamoDBClient, tables: Table[], now: Date): Promise<number> {
  let swept = 0
  for (const table of tables) {
    if (table.ttl === null) continue
    const scan = {
      TableName: table.name,
      FilterExpression: '#ttl < :now',
      ExpressionAttributeNames: { '#ttl': table.ttl },
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(now.getTime() / 1000)) } },
    }
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      const deletions = Items.map((item) => ({
        DeleteRequest: { Key: Object.fromEntries(table.keys.map(({ name }) => [name, item[name]])) },
      })) as WriteRequest[]
      for (let at = 0; at < deletions.length; at += batchLimit) {
        await client.send(
          new BatchWriteItemCommand({ RequestItems: { [table.name]: deletions.slice(at, at + batchLimit) } }),
        )
      }
      swept += Items.length
    }
  }
  return swept
}

/** DynamoDB's limit for one BatchWriteItem. */
const batchLimit = 25
