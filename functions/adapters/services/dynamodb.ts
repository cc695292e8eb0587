// A DynamoDB table with a partition and a sort key, as the stores use it: strongly consistent reads, conditional
// writes.
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Clock } from '../../ports.ts'
import { fromAttributes, toAttributes } from './attribute-values.ts'
import { quickServiceMs, requestTimeouts } from './request-timeouts.ts'
import { withoutClientLogging } from './without-client-logging.ts'

export interface Key {
  pk: string
  sk: string
}

export type Item = Key & { expiresAt?: number; [attribute: string]: unknown }

/** A DynamoDB expression with its `#names` and `:values`. */
export interface Expression {
  text: string
  names?: Record<string, string>
  values?: Record<string, unknown>
}

export interface QueryOptions {
  from?: string
  below?: string
  pageSize?: number
  fields?: readonly string[]
}

export interface Table {
  /** Strongly consistent; an expired item counts as gone, whether or not DynamoDB has deleted it. */
  get(key: Key): Promise<Item | null>
  /** False when the condition did not hold. */
  put(item: Item, condition?: Expression): Promise<boolean>
  /** The whole item afterwards, or `null` when the condition did not hold. */
  update(key: Key, change: Expression & { condition?: string }): Promise<Item | null>
  /** The items of a partition in key order, strongly consistent, page by page, without expired ones. `from` and `below`
   * bound the sort key; neither may be the key of an item. If `fields` are given, only those attributes are read. */
  query(pk: string, options?: QueryOptions): AsyncIterable<Item[]>
}

export function table(name: string, clock: Clock, client = sharedClient()): Table {
  const alive = (item: Item) => isAlive(item, clock.now().getTime())
  return {
    get: async (key) => {
      const command = new GetItemCommand({ TableName: name, Key: toAttributes(key), ConsistentRead: true })
      const { Item: found } = await client.send(command)
      const item = found && itemOf(found)
      return item && alive(item) ? item : null
    },
    put: async (item, condition) => {
      const command = { TableName: name, Item: toAttributes(item), ...conditionOf(condition) }
      return (await ifConditionHolds(client.send(new PutItemCommand(command)))) !== null
    },
    update: async (key, change) => {
      const command = { TableName: name, Key: toAttributes(key), ReturnValues: 'ALL_NEW' as const, ...changeOf(change) }
      const done = await ifConditionHolds(client.send(new UpdateItemCommand(command)))
      return done === null ? null : itemOf(done.Attributes ?? toAttributes(key))
    },
    query: async function* (pk, options = {}) {
      let start: Record<string, AttributeValue> | undefined
      do {
        const page = await client.send(new QueryCommand({ TableName: name, ...queryOf(pk, options, start) }))
        const items = (page.Items ?? []).map(itemOf).filter(alive)
        if (items.length > 0) yield items
        start = page.LastEvaluatedKey
      } while (start)
    },
  }
}

/** Deletes one item of a table; succeeds if there is none. Not part of `Table`, because hardly any function may
 * delete. */
export function deleting(name: string, client = sharedClient()): (key: Key) => Promise<void> {
  return async (key) => {
    await client.send(new DeleteItemCommand({ TableName: name, Key: toAttributes(key) }))
  }
}

/** A partition that splits or warms up throttles for some hundred milliseconds: one attempt more than other services
 * get. */
const mostAttempts = 5

let shared: DynamoDBClient | undefined

function sharedClient(): DynamoDBClient {
  shared ??= withoutClientLogging(
    new DynamoDBClient({
      maxAttempts: mostAttempts,
      cacheMiddleware: true,
      requestHandler: requestTimeouts(quickServiceMs),
    }),
  )
  return shared
}

/** DynamoDB's TTL deletes late, by up to days. */
function isAlive({ expiresAt }: Item, now: number): boolean {
  return !(typeof expiresAt === 'number' && expiresAt * 1000 <= now)
}

function itemOf(attributes: Record<string, AttributeValue>): Item {
  return fromAttributes(attributes) as Item
}

async function ifConditionHolds<T>(sent: Promise<T>): Promise<T | null> {
  try {
    return await sent
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null
    throw error
  }
}

function conditionOf(condition: Expression | undefined) {
  return condition === undefined ? {} : { ConditionExpression: condition.text, ...placeholders(condition) }
}

function changeOf(change: Expression & { condition?: string }) {
  return {
    UpdateExpression: change.text,
    ...(change.condition === undefined ? {} : { ConditionExpression: change.condition }),
    ...placeholders(change),
  }
}

function placeholders({ names, values }: Expression) {
  return {
    ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: toAttributes(values) }),
  }
}

/** DynamoDB allows a single condition on the sort key. */
function rangeOf(from: string | undefined, below: string | undefined): string {
  if (from !== undefined && below !== undefined) return ' AND sk BETWEEN :from AND :below'
  if (from !== undefined) return ' AND sk > :from'
  return below === undefined ? '' : ' AND sk < :below'
}

/** All names get placeholders, since some are reserved words of DynamoDB. */
function projectionOf(fields: readonly string[]) {
  return {
    ProjectionExpression: fields.map((_field, n) => `#field${n}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(fields.map((field, n) => [`#field${n}`, field])),
  }
}

function queryOf(
  pk: string,
  { from, below, pageSize, fields }: QueryOptions,
  start: Record<string, AttributeValue> | undefined,
) {
  return {
    ConsistentRead: true,
    KeyConditionExpression: `pk = :pk${rangeOf(from, below)}`,
    ExpressionAttributeValues: toAttributes({
      ':pk': pk,
      ...(from !== undefined && { ':from': from }),
      ...(below !== undefined && { ':below': below }),
    }),
    ...(pageSize === undefined ? {} : { Limit: pageSize }),
    ...(fields === undefined ? {} : projectionOf(['expiresAt', ...fields])),
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
  }
}
