// Every read of a table is strongly consistent: a stale consent would mail whoever left (D4), a stale claim twice (D1).
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { deliveryStore } from '../../functions/adapters/delivery/delivery-store.ts'
import { paceStore } from '../../functions/adapters/delivery/pace-store.ts'
import { editionStore } from '../../functions/adapters/edition/edition-store.ts'
import { table } from '../../functions/adapters/services/dynamodb.ts'
import { subscriberStore } from '../../functions/adapters/subscription/subscriber-store.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'

/** What was asked for, by the name of the command. */
const asked: { name: string; input: Record<string, unknown> }[] = []
const client = {
  send: async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    asked.push({ name: command.constructor.name, input: command.input })
    return {}
  },
} as unknown as DynamoDBClient

const clock = new FakeClock()
const rows = table('rows', clock, client)
const key = { kind: 'edition', request: '2026-W47', subscriber: 'Ann' } as const

const reads: [string, () => Promise<unknown>][] = [
  ['consent', () => subscriberStore(rows, { clock, pepper: async () => 'pepper' }).get('Ann')],
  ['an address', () => subscriberStore(rows, { clock, pepper: async () => 'pepper' }).findByAddress('ann@example.com')],
  ['the audience', () => drained(subscriberStore(rows, { clock, pepper: async () => 'pepper' }).shard(7))],
  ['a delivery', () => deliveryStore(rows).get(key)],
  ['the deliveries of an edition', () => drained(deliveryStore(rows).list('2026-W47', 7))],
  ['an edition', () => editionStore(rows, noBucket).find('2026-W47')],
  ['all editions', () => editionStore(rows, noBucket).outlines()],
  ['batches', () => editionStore(rows, noBucket).batches('2026-W47')],
  ['pages of batches', () => drained(editionStore(rows, noBucket).batchPages('2026-W47', { behind: null, upTo: 'z' }))],
  ['the state of the list', () => editionStore(rows, noBucket).listState()],
  ['the halt', () => paceStore(rows).halted()],
  ['the quota', () => paceStore(rows).sharedQuota()],
  ['the seats', () => paceStore(rows).seats()],
  ['the count of the day', () => paceStore(rows).reserved(0)],
]

test.each(reads)('%s', async (_what, read) => {
  asked.length = 0
  await read()
  const found = asked.filter(({ name }) => name === 'GetItemCommand' || name === 'QueryCommand')
  expect(found.length).toBeGreaterThan(0)
  for (const { input } of found) expect(input).toMatchObject({ ConsistentRead: true })
})

async function drained(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const page of pages) void page
}

function noBucket(): never {
  throw new Error('Nothing is read from the bucket here.')
}
