// `npm run readers -- export`: which readers are written, all as a table (`reader-table.ts`) or as JSON, or everything
// stored about one. The file contains addresses, so only its owner may read it.

import { shardCount } from '../../../functions/environment.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { dossierJson } from '../../../functions/use-cases/operating/dossier-json.ts'
import { dossierOf, findReader } from '../../../functions/use-cases/operating/reader-acts.ts'
import { counted, figure } from '../../command-line/figure.ts'
import { dossierPage } from './dossier-page.ts'
import { readerLines } from './lines.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { CommandPorts } from './ports.ts'
import { csvHead, csvRow } from './reader-table.ts'

export async function exportAll(ports: CommandPorts, file: string): Promise<Outcome> {
  const isCsv = file.toLowerCase().endsWith('.csv')
  const out = ports.files.open(file)
  let [count, isWhole] = [0, false]
  try {
    out.write(isCsv ? csvHead : '[')
    for await (const reader of allReaders(ports)) {
      out.write(isCsv ? csvRow(reader) : `${count === 0 ? '' : ','}\n${JSON.stringify(reader)}`)
      count += 1
    }
    if (!isCsv) out.write('\n]\n')
    isWhole = true
  } finally {
    out.close(isWhole)
  }
  return done([`${file}: ${figure(count)} records, with their addresses. Keep it safe, and delete it after use.`])
}

export async function exportOne(ports: CommandPorts, file: string, named: string): Promise<Outcome> {
  const { target } = ports
  const found = await findReader(target, named)
  if (found.record === null) return refused(readerLines(found, null, { addresses: false, now: '' }))
  const dossier = await dossierOf(target, found.record)
  const now = target.clock.now().toISOString()
  const text = file.toLowerCase().endsWith('.json') ? dossierJson(dossier, now) : dossierPage(dossier, now)
  ports.files.write(file, text)
  return done([
    `${file}: the record, ${counted(dossier.record.consent.length, 'act')} of consent, ${counted(dossier.deliveries.length, 'email')}.`,
  ])
}

async function* allReaders({ target }: CommandPorts): AsyncIterable<Subscriber> {
  for (let shard = 0; shard < shardCount; shard += 1)
    for await (const page of target.subscribers.shard(shard)) yield* page
}
