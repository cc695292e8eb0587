// What SES last said of the account's quota, beside the lines of sending slots: `PACE`/`QUOTA`.
import type { Quota } from '../ports.ts'
import type { Key, Table } from './dynamodb.ts'

const key: Key = { pk: 'PACE', sk: 'QUOTA' }

export async function readQuota(table: Table): Promise<{ quota: Quota; readAtMs: number } | null> {
  const item = await table.get(key)
  if (!item) return null
  const { maxPerSecond, maxPerDay, used, readAtMs } = item as unknown as Quota & { readAtMs: number }
  return { quota: { maxPerSecond, maxPerDay, used }, readAtMs }
}

export async function shareQuota(table: Table, quota: Quota, readAtMs: number): Promise<void> {
  const names = ['maxPerSecond', 'maxPerDay', 'used', 'readAtMs'] as const
  const answer = { ...quota, readAtMs }
  await table.update(key, {
    text: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    condition: 'attribute_not_exists(#readAtMs) OR #readAtMs < :readAtMs',
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(names.map((name) => [`:${name}`, answer[name]])),
  })
}
