// Readers as the numbers of a list need them: how they came and went, and nothing of who they are. The address is not
// even asked for.
import type { Counted } from '../delivery/reader-numbers.ts'
import type { Table } from './dynamodb.ts'

const asked: Record<keyof Counted, true> = { consent: true, requests: true, suppressed: true }

/** Of about 1 KB each in the table: a page stays within the 1 MB of one answer of Query. */
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
