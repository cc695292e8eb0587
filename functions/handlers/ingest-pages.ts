// Reads the pages that landed in the inbox into articles. Messages of pages that failed for a passing reason come
// again.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { articles, log, pages, settings } from '../runtime.ts'
import { ingestPages } from '../use-cases/ingesting/ingest-pages.ts'

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  ingestPages({ pages: pages(), articles: articles(), log: log() }, event, settings().caps.pageBytes)
