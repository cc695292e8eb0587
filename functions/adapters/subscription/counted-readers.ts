// Readers as the figures of the list need them: when they joined and left, and nothing that identifies them. The
// address is not even read.
import type { Counted } from '../../delivery/receipt/reader-numbers.ts'
import type { Table } from '../services/dynamodb.ts'

const asked: Record<keyof Counted, true> = { consent: true, requests: true, suppressed: true }

/** Records are about 1 KB each, so a page stays within the 1 MB of one answer to Query. */
const recordsPerPage = 500

export function countedReaders(table: Table): { shard(shard: number): AsyncIterable<Counted[]> } {
  return {
    shard: async function* (shard) {
      const options = { pageSize: recordsPerPage, fields: Object.keys(asked) }
      for await (const items of table.query(`S#${shard}`, options))
        yield items.map((item) => ({ requests: [], ...item }) as unknown as Counted)
    },
  }
}
