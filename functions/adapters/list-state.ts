// Whether the operator has opened the list, beside the editions: `LIST`/`STATE`. Where nothing is written it is closed.
import type { ListState } from '../delivery/types.ts'
import type { Key, Table } from './dynamodb.ts'

const key: Key = { pk: 'LIST', sk: 'STATE' }

export async function readListState(table: Table): Promise<ListState> {
  const item = await table.get(key)
  if (!item) return { open: false, since: null }
  const { open, since } = item as unknown as ListState
  return { open, since }
}

/** Said again, it leaves the instant at which it was first said. */
export async function writeListState(table: Table, open: boolean, at: string): Promise<void> {
  await table.update(key, {
    text: 'SET #open = :open, #since = :at',
    condition: 'attribute_not_exists(#open) OR #open <> :open',
    names: { '#open': 'open', '#since': 'since' },
    values: { ':open': open, ':at': at },
  })
}
