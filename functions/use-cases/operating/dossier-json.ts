// Everything stored about one reader, as JSON.
import { statusOf } from '../../delivery/receipt/status.ts'
import type { ReaderDossier } from './reader-acts.ts'

/** @param now ISO instant */
export function dossierJson({ record, deliveries }: ReaderDossier, now: string): string {
  const emails = deliveries.map(({ kind, request, facts }) => ({ kind, request, status: statusOf(facts, now), facts }))
  return `${JSON.stringify({ exportedAt: now, reader: record, emails }, null, 2)}\n`
}
