// What SES last said about the account's quota, next to the sequences of sending slots: `PACE`/`QUOTA`.
import type { KnownQuota } from '../../pace-ports.ts'
import type { Key, Table } from '../services/dynamodb.ts'

const key: Key = { pk: 'PACE', sk: 'QUOTA' }

export async function readQuota(table: Table): Promise<KnownQuota | null> {
  const item = await table.get(key)
  if (!item) return null
  const { maxPerSecond, maxPerDay, used, readAtMs, reservedBefore = 0 } = item as Partial<Record<string, number>>
  const quota = { maxPerSecond: Number(maxPerSecond), maxPerDay: Number(maxPerDay), used: Number(used) }
  return { quota, readAtMs: Number(readAtMs), reservedBefore }
}

export async function shareQuota(table: Table, { quota, readAtMs, reservedBefore }: KnownQuota): Promise<void> {
  const names = ['maxPerSecond', 'maxPerDay', 'used', 'readAtMs', 'reservedBefore'] as const
  const answer = { ...quota, readAtMs, reservedBefore }
  await table.update(key, {
    text: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    condition: 'attribute_not_exists(#readAtMs) OR #readAtMs < :readAtMs',
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(names.map((name) => [`:${name}`, answer[name]])),
  })
}
