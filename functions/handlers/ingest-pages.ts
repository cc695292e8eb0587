// Reads the pages that landed in the inbox into articles. Messages of pages that failed for a passing reason come
// again.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { articles, clock, log, pages, rulesVersion, settings } from '../runtime.ts'
import { ingestPages } from '../use-cases/ingesting/ingest-pages.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = { pages: pages(), articles: articles(), log: log(), clock: clock() }
  return batchResponse(await ingestPages(ports, event.Records, { caps: settings().caps, version: rulesVersion }))
}
