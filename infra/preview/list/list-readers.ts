// Readers of a living list: their choices, and an id instead of the address, which is not even read.
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { fromAttributes } from '../../../functions/adapters/services/attribute-values.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { placeholderAddress } from './withheld-address.ts'

/** As many as anyone looks through; other readers have similar choices. */
const mostReaders = 200
/** Most records read for them, since there are pointers and expired records in between. */
const mostRecords = 2_000

const asked = ['id', 'status', 'topics', 'language', 'zone', 'hour', 'cadence', 'phase', 'pausedUntil', 'suppressed']

/** Those who are emailed come first; else in the order of the table, which is random but stable. */
export async function readersIn(client: DynamoDBClient, name: string): Promise<Subscriber[]> {
  const scan = {
    TableName: name,
    Limit: 500,
    ProjectionExpression: ['pk', 'createdAt', ...asked].map((_, n) => `#f${n}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(['pk', 'createdAt', ...asked].map((field, n) => [`#f${n}`, field])),
  }
  const found: Subscriber[] = []
  let records = 0
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const item of Items) {
      const { pk, ...record } = fromAttributes(item)
      if (String(pk).startsWith('S#') && record['status'] !== 'pending') found.push(withoutAddress(record))
    }
    records += Items.length
    if (found.length >= mostReaders || records >= mostRecords) break
  }
  return emailedFirst(found.slice(0, mostReaders))
}

/** The preview opens with the first reader: an email should be seen there, not why there is none. */
export function emailedFirst(readers: readonly Subscriber[]): Subscriber[] {
  const isEmailed = ({ status, suppressed, pausedUntil }: Subscriber) =>
    status === 'active' && suppressed === null && pausedUntil === null
  return [...readers].sort((a, b) => Number(isEmailed(b)) - Number(isEmailed(a)))
}

function withoutAddress(record: Record<string, unknown>): Subscriber {
  const nothing = { linksVersion: 0, consent: [], requests: [], expiresAt: null, pausedUntil: null, suppressed: null }
  const id = String(record['id'])
  return { ...nothing, ...record, id, address: placeholderAddress(id) } as unknown as Subscriber
}
