// Reads the pages that landed in the inbox into articles; the messages of pages that failed for a temporary reason are
// retried. On a schedule, queues the pages that were read by an earlier version of the rules.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { articles, clock, log, pages, queue, rulesVersion, settings } from '../runtime.ts'
import { ingestPages } from '../use-cases/ingesting/ingest-pages.ts'
import { queueRereading } from '../use-cases/ingesting/queue-rereading.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

export const handler = async (
  event: SQSEvent | { rereadTime: string },
): Promise<SQSBatchResponse | { queued: number }> => {
  if ('rereadTime' in event)
    return queueRereading(
      { articles: articles(), queue: queue(), clock: clock(), log: log() },
      settings(),
      rulesVersion,
    )
  const ports = { pages: pages(), articles: articles(), log: log(), clock: clock() }
  return batchResponse(await ingestPages(ports, event.Records, { ...settings(), version: rulesVersion }))
}
