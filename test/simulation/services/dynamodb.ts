// DynamoDB as its client meets it: conditions, strongly consistent reads and others that show what was there a moment
// ago, pages, answers that are lost and repeated by the client. The stores' own adapters run on it, so that what they
// ask for is seen, `ConsistentRead` among it.
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type GetItemCommandInput,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { fromAttributes, toAttributes } from '../../../functions/adapters/services/attribute-values.ts'
import { type Attributes, applyUpdate, holds } from '../../support/fakes/table-expressions.ts'
import type { SeededRandom, VirtualTime } from '../../support/fakes/virtual-time.ts'
import type { Fault } from '../plan/faults.ts'
import type { Process } from './process.ts'

interface Version {
  /** Instant (ms) from which on it is there. */
  from: number
  item: Attributes | null
}

/** A read that is not strongly consistent shows what was there up to so long ago. */
const staleMs = 3_000
/** Items that a page of Query holds at most, as if each were large. */
const pageItems = 20
/** The client gives up on an answer and asks again. */
const timeoutMs = 5_000

export interface Write {
  by: Process
  item: Attributes
  /** Attributes that were named in the write. */
  names: readonly string[]
}

export class DynamoDb {
  readonly #tables = new Map<string, Map<string, Map<string, Version[]>>>()
  readonly #order = new Map<string, string[]>()
  readonly #time: VirtualTime
  readonly #random: SeededRandom
  /** Until when a table does not answer. */
  #outUntil = 0
  readonly onWrite: (write: Write) => void

  constructor(time: VirtualTime, random: SeededRandom, onWrite: (write: Write) => void) {
    this.#time = time
    this.#random = random
    this.onWrite = onWrite
  }

  clientOf(process: Process): DynamoDBClient {
    const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
      const operation = command.constructor.name.replace(/(Item)?Command$/, '').toLowerCase()
      const name = `${operation} ${partitionOf(command.input).split('#')[0]}`
      return process.call(name, this.#latency(), (faults) =>
        this.#answer(process, () => this.#apply(process, operation, command.input), faults),
      )
    }
    return { send } as unknown as DynamoDBClient
  }

  async #answer(process: Process, apply: () => unknown, faults: readonly Fault[]): Promise<unknown> {
    const out = faults.find(({ effect }) => effect === 'table-out')
    if (out !== undefined) this.#outUntil = this.#time.exactly + out.ms
    const effect = faults[0]?.effect
    if (effect === 'throttled' || this.#time.exactly < this.#outUntil) {
      await this.#time.sleep(this.#random.between(200, 1_500))
      throw named('ProvisionedThroughputExceededException')
    }
    if (effect === 'slow') {
      const before = this.#random.fraction() < 0.5
      if (before) await this.#time.sleep(this.#random.between(500, 4_900))
      const done = apply()
      if (!before) await this.#time.sleep(this.#random.between(500, 4_900))
      return done
    }
    if (effect === 'lost-answer' || effect === 'lost-answers') {
      try {
        apply()
      } catch {
        // No caller gets the answer.
      }
      await this.#time.sleep(timeoutMs)
      if (effect === 'lost-answers') throw named('TimeoutError')
      if (process.isDead) return undefined
    }
    return apply()
  }

  #latency(): number {
    const { fraction } = { fraction: this.#random.fraction() }
    return fraction < 0.02 ? this.#random.between(50, 400) : this.#random.between(3, 9)
  }

  #apply(process: Process, operation: string, input: Record<string, unknown>): unknown {
    switch (operation) {
      case 'get':
        return this.#get(input as unknown as GetItemCommandInput)
      case 'put':
        return this.#put(process, input as unknown as PutItemCommandInput)
      case 'update':
        return this.#update(process, input as unknown as UpdateItemCommandInput)
      case 'query':
        return this.#query(input as unknown as QueryCommandInput)
      default:
        throw new Error(`The simulator knows no ${operation} of DynamoDB.`)
    }
  }

  #get({ TableName = '', Key = {}, ConsistentRead }: GetItemCommandInput): unknown {
    const { pk, sk } = fromAttributes(Key) as { pk: string; sk: string }
    const item = this.#seen(this.#versions(TableName, pk, sk), this.#readAt(ConsistentRead))
    return { Item: item === null ? undefined : toAttributes(item) }
  }

  #put(process: Process, input: PutItemCommandInput): unknown {
    const item = fromAttributes(input.Item ?? {}) as Attributes & { pk: string; sk: string }
    const given = placeholdersOf(input)
    const before = this.#latest(input.TableName ?? '', item.pk, item.sk)
    if (input.ConditionExpression !== undefined && !holds(input.ConditionExpression, before ?? {}, given)) refuse()
    this.#write(process, input.TableName ?? '', item, Object.keys(item))
    return {}
  }

  #update(process: Process, input: UpdateItemCommandInput): unknown {
    const key = fromAttributes(input.Key ?? {}) as { pk: string; sk: string }
    const given = placeholdersOf(input)
    const before = this.#latest(input.TableName ?? '', key.pk, key.sk)
    if (input.ConditionExpression !== undefined && !holds(input.ConditionExpression, before ?? {}, given)) refuse()
    const item: Attributes & { pk: string; sk: string } = { ...structuredClone(before ?? {}), ...key }
    applyUpdate(input.UpdateExpression ?? '', item, given)
    this.#write(process, input.TableName ?? '', item, Object.values(input.ExpressionAttributeNames ?? {}))
    return { Attributes: toAttributes(item) }
  }

  #query(input: QueryCommandInput): unknown {
    const { ':pk': pk, ':from': from, ':below': below } = fromAttributes(input.ExpressionAttributeValues ?? {})
    const after = input.ExclusiveStartKey === undefined ? undefined : fromAttributes(input.ExclusiveStartKey)['sk']
    const keys = this.#keys(input.TableName ?? '', String(pk)).filter(
      (sk) =>
        (from === undefined || sk > String(from)) &&
        (below === undefined || sk < String(below)) &&
        (after === undefined || sk > String(after)),
    )
    const size = Math.min(input.Limit ?? pageItems, pageItems)
    const page = keys.slice(0, size)
    const at = this.#readAt(input.ConsistentRead)
    const items = page.flatMap((sk) => {
      const item = this.#seen(this.#versions(input.TableName ?? '', String(pk), sk), at)
      return item === null ? [] : [toAttributes(projected(item, input))]
    })
    const last = page.at(-1)
    const more = keys.length > size && last !== undefined ? { LastEvaluatedKey: toAttributes({ pk, sk: last }) } : {}
    return { Items: items, ...more }
  }

  /** A strongly consistent read sees all; another one what was there at some moment before. */
  #readAt(consistent: boolean | undefined): number {
    return consistent ? Number.POSITIVE_INFINITY : this.#time.exactly - this.#random.between(0, staleMs)
  }

  #seen(versions: readonly Version[], at: number): Attributes | null {
    return versions.findLast(({ from }) => from <= at)?.item ?? null
  }

  #latest(table: string, pk: string, sk: string): Attributes | null {
    return this.#versions(table, pk, sk).at(-1)?.item ?? null
  }

  #write(process: Process, table: string, item: Attributes & { pk: string; sk: string }, names: readonly string[]) {
    const partition = this.#partition(table, item.pk)
    const known = partition.get(item.sk)
    if (known === undefined) this.#order.delete(`${table} ${item.pk}`)
    const now = this.#time.exactly
    const kept = (known ?? []).filter(({ from }, n, all) => (all[n + 1]?.from ?? now) > now - staleMs || from > now)
    partition.set(item.sk, [...kept, { from: now, item: structuredClone(item) }])
    this.onWrite({ by: process, item, names })
  }

  #versions(table: string, pk: string, sk: string): readonly Version[] {
    return this.#partition(table, pk).get(sk) ?? []
  }

  #partition(table: string, pk: string): Map<string, Version[]> {
    const partitions = this.#tables.get(table) ?? new Map<string, Map<string, Version[]>>()
    this.#tables.set(table, partitions)
    const found = partitions.get(pk) ?? new Map<string, Version[]>()
    partitions.set(pk, found)
    return found
  }

  #keys(table: string, pk: string): string[] {
    const name = `${table} ${pk}`
    const known = this.#order.get(name) ?? [...this.#partition(table, pk).keys()].sort()
    this.#order.set(name, known)
    return known
  }
}

function partitionOf({ Key, Item, ExpressionAttributeValues }: Record<string, unknown>): string {
  const attributes = (Key ?? Item ?? ExpressionAttributeValues) as Record<string, { S?: string }>
  return (attributes['pk'] ?? attributes[':pk'])?.S ?? ''
}

function placeholdersOf(input: PutItemCommandInput | UpdateItemCommandInput) {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input
  return { ...(names && { names }), ...(values && { values: fromAttributes(values) }) }
}

function projected(item: Attributes, input: QueryCommandInput): Attributes {
  if (input.ProjectionExpression === undefined) return item
  const names = Object.values(input.ExpressionAttributeNames ?? {})
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}

function refuse(): never {
  throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} })
}

export function named(name: string, more: object = {}): Error {
  const error = new Error(name)
  error.name = name
  return Object.assign(error, more)
}
