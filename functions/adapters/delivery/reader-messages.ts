// One reader's deliveries that belong to no edition, to be shown to the reader or erased.
import type { DeliveryKind } from '../../delivery/types.ts'
import type { ReaderMessages } from '../../reader-ports.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'
import { deliveryOf, messagesOf } from './delivery-store.ts'

/** Not listed: editions, which expire by themselves, and emails to the operator, which belong to no reader. */
const kinds: readonly DeliveryKind[] = ['confirmation', 'welcome', 'copy', 'notice', 'links', 'address']

export function readerMessages(table: Table, remove: (key: Key) => Promise<void>): ReaderMessages {
  return {
    ofReader: async (id) => (await itemsOf(table, id)).map(deliveryOf),
    eraseOf: async (id) => {
      for (const { pk, sk } of await itemsOf(table, id)) await remove({ pk, sk })
    },
  }
}

async function itemsOf(table: Table, id: string): Promise<Item[]> {
  const found: Item[] = []
  for (const kind of kinds)
    for await (const page of table.query(messagesOf(kind, id))) for (const one of page) found.push(one)
  return found
}
