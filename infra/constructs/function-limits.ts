// The memory of each function, which determines its processor time, and its time limit. Figures without a named
// measurement are AWS's own limits, or estimates with a margin.

import { Duration } from 'aws-cdk-lib/core'
import type { Handler } from '../bundling/bundle.ts'
import { usualStockPages } from '../settings/settings-schema.ts'

export interface FunctionLimits {
  /** Megabytes. */
  memory: number
  time: Duration
}

/** With this many megabytes a function has one full processor
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html). */
const oneProcessor = 1769
/** More than half a processor: for reading pages, building messages or going through a whole audience. */
const much = 1024
/** A quarter of a processor: for functions that mostly wait for the table. */
const little = 512

/** The longest that AWS allows. */
const longest = Duration.minutes(15)
const aMinute = Duration.minutes(1)

export const functionLimits: Record<Handler, FunctionLimits> = {
  // Reads the list and the state of each source, and sends a message for those that are due.
  'fetch-sources': { memory: little, time: aMinute },
  // Thirty articles of one host, one a second, each of a few seconds; the rest waits for the next run. Ten sources in
  // parallel, each with a feed of 16 MB, take 720 MB (docs/decisions/089).
  'fetch-source': { memory: much, time: Duration.minutes(5) },
  // The worst page of 2 MB takes 17 s and 439 MB (docs/decisions/027).
  'ingest-pages': { memory: much, time: aMinute },
  // MJML and a stock of 10,000 articles use one processor for about a minute (`npm run bench -- archive`); for more,
  // see `forLargeStock`.
  'compose-edition': { memory: oneProcessor, time: Duration.minutes(5) },
  // Reads every subscriber once; an interrupted launch is resumed after the same time (`reconcile-deliveries`).
  'launch-edition': { memory: much, time: longest },
  // The next tick comes after 15 minutes, and queues what this one did not.
  'tick-waves': { memory: little, time: Duration.minutes(5) },
  // Less than half of a batch's lease (`use-cases/sending/batch.ts`).
  'send-briefings': { memory: much, time: Duration.minutes(2) },
  // Someone is waiting for a confirmation: a call that hangs is retried after six times as long.
  'send-messages': { memory: much, time: aMinute },
  // Up to fifty events, one write each.
  'record-feedback': { memory: little, time: aMinute },
  // Reads every delivery of an edition.
  'reconcile-deliveries': { memory: much, time: longest },
  // Some 130 files a week. After a deployment all lists of the archive: for 200 editions 3,300 files, which take 2.5 s
  // of a full processor (`npm run bench -- site`) plus the time of S3, eight at a time.
  'publish-edition': { memory: much, time: Duration.minutes(2) },
  // Reads a header, or copies a newsletter of 2 MB.
  'receive-mail': { memory: little, time: aMinute },
  // Readers do not wait longer; an HTTP API times out after thirty seconds.
  'subscriptions-api': { memory: little, time: Duration.seconds(10) },
}

/** Megabytes for a larger stock than usual: 20,000 articles take 1,530 MB and 52 s of one processor
 * (docs/decisions/079). New accounts cannot give a function more. */
const forLargeStock = 3008

/** Megabytes, with these settings. */
export const memoryOf = (handler: Handler, { stockPages }: { stockPages: number }): number =>
  handler === 'compose-edition' && stockPages > usualStockPages ? forLargeStock : functionLimits[handler].memory
