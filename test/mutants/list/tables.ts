// How the stores read and write: strongly, all pages, nothing that is over; and what queues take.
import type { Mutant } from '../mutant.ts'

const dynamodb = 'adapters/services/dynamodb.ts'
const strongly = ['contract/strong-reads']

export const tables: readonly Mutant[] = [
  {
    promise: 'a single read is strongly consistent',
    file: dynamodb,
    from: 'Key: toAttributes(key), ConsistentRead: true',
    to: 'Key: toAttributes(key), ConsistentRead: false',
    tests: strongly,
  },
  {
    promise: 'a query is strongly consistent',
    file: dynamodb,
    from: 'ConsistentRead: true,\n    KeyConditionExpression',
    to: 'ConsistentRead: false,\n    KeyConditionExpression',
    tests: strongly,
  },
  {
    promise: 'a query reads to its last page',
    file: dynamodb,
    from: 'start = page.LastEvaluatedKey',
    to: 'start = undefined',
    tests: ['contract/delivery-store'],
  },
  {
    promise: 'a row that is over counts as gone before it is deleted',
    file: dynamodb,
    from: 'return item && alive(item) ? item : null',
    to: 'return item ?? null',
    tests: ['contract/delivery-store'],
  },
  {
    promise: 'rows that are over are not listed',
    file: dynamodb,
    from: 'map(itemOf).filter(alive)',
    to: 'map(itemOf)',
    tests: ['contract/subscriber-store'],
  },
  {
    promise: 'a condition that does not hold is no write',
    file: dynamodb,
    from: 'if (error instanceof ConditionalCheckFailedException) return null',
    to: 'if (error instanceof ConditionalCheckFailedException) return {} as T',
    tests: ['contract/edition-store'],
  },
  {
    promise: 'orders that SQS refused of a call are sent again',
    file: 'adapters/services/queue-batches.ts',
    from: 'entries = entries.filter(({ Id: id }) => refused.has(id))',
    to: 'entries = []',
    tests: ['contract/queue'],
  },
  {
    promise: 'a message waits no longer than SQS can hold it back',
    file: 'use-cases/queue-delay.ts',
    from: 'return Math.ceil(Math.min(longestDelayMs, waitMs) / 1000)',
    to: 'return Math.ceil(Math.max(longestDelayMs, waitMs) / 1000)',
    tests: ['features/launching/topics-ended', 'features/messaging/confirmation-sending'],
  },
  {
    promise: 'what could not be worked on goes back to the queue',
    file: 'use-cases/queue-messages.ts',
    from: 'failed.map',
    to: 'failed.slice(0, 0).map',
    tests: ['features/sending/claims-and-marks'],
  },
]
