// Whether the operator has opened the list: `LIST`/`STATE` in the editions table. If nothing is written it is closed.
import type { ListState } from '../../delivery/types.ts'
import type { Key, Table } from '../services/dynamodb.ts'

const key: Key = { pk: 'LIST', sk: 'STATE' }

export async function readListState(table: Table): Promise<ListState> {
  const item = await table.get(key)
  if (!item) return { open: false, since: null }
  const { open, since } = item as unknown as ListState
  return { open, since }
}

/** Repeating it keeps the instant of the first time. */
export async function writeListState(table: Table, open: boolean, at: string): Promise<void> {
  await table.update(key, {
    text: 'SET #open = :open, #since = :at',
    condition: 'attribute_not_exists(#open) OR #open <> :open',
    names: { '#open': 'open', '#since': 'since' },
    values: { ':open': open, ':at': at },
  })
}
