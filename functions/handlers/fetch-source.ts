// Fetches sources that are due and puts their new articles into the inbox as pages. Checks what they brought before an
// edition.
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { clock, editions, inbox, log, random, settings, sourceList, sourceQueue, sources, web } from '../runtime.ts'
import { fetchQueued } from '../use-cases/fetching/fetch-queued.ts'
import { userAgent } from '../use-cases/fetching/polite-web.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'

/** Enough to finish the page that is being fetched when the time runs out. */
const reserveMs = 90_000

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    web: web(),
    inbox: inbox(),
    sources: sources(),
    editions: editions(),
    list: sourceList(),
    sourceQueue: sourceQueue(),
  }
  const untilMs = clock().now().getTime() + context.getRemainingTimeInMillis() - reserveMs
  const { listName, siteUrl, caps, freshForDays } = settings()
  const options = { userAgent: userAgent(listName, siteUrl), pageBytes: caps.pageBytes, untilMs, freshForDays }
  return batchResponse(await fetchQueued(ports, event.Records, options))
}
