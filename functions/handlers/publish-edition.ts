// Publishes the editions named by its messages on the site.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { editions, log, settings, site, templates } from '../runtime.ts'
import { publishEditions } from '../use-cases/publishing/publish-edition.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = { editions: editions(), templates: templates(), site: site(), log: log() }
  return batchResponse(await publishEditions(ports, settings(), event.Records))
}
