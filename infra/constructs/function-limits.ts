// What each function may take: memory, which brings processor time in proportion, and time. Where no measurement is
// named, the figure is AWS's own bound or an order of size that leaves room.

import { Duration } from 'aws-cdk-lib/core'
import type { Handler } from '../bundle.ts'
import { usualStockPages } from '../settings-schema.ts'

export interface FunctionLimits {
  /** Megabytes. */
  memory: number
  time: Duration
}

/** With so many megabytes a function has one processor whole
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html). */
const oneProcessor = 1769
/** More than half a processor: for what reads pages, fills messages or walks through a whole audience. */
const much = 1024
/** A quarter of a processor: for what mostly waits for the table. */
const little = 512

/** AWS gives a function no more. */
const longest = Duration.minutes(15)
const aMinute = Duration.minutes(1)

export const functionLimits: Record<Handler, FunctionLimits> = {
  // Reads the list and what is known of each source, and sends a message for those that are due.
  'fetch-sources': { memory: little, time: aMinute },
  // Thirty articles of one host, one a second, of a few seconds each; the rest waits for the next run. Ten sources side
  // by side, each a feed of 16 MB, take 720 MB (docs/decisions/089).
  'fetch-source': { memory: much, time: Duration.minutes(5) },
  // The worst page of 2 MB takes 17 s and 439 MB (docs/decisions/027).
  'ingest-pages': { memory: much, time: aMinute },
  // MJML and a stock of 10,000 articles use one processor, for a minute or so (`npm run bench -- archive`); of more,
  // `forLargeStock`.
  'compose-edition': { memory: oneProcessor, time: Duration.minutes(5) },
  // Reads every subscriber once; what breaks off is taken up after as long (`reconcile-deliveries`).
  'launch-edition': { memory: much, time: longest },
  // The next one comes after a quarter of an hour, and queues what this one did not.
  'tick-waves': { memory: little, time: Duration.minutes(5) },
  // Less than half of the lease that a batch is held by (`use-cases/sending/batch.ts`).
  'send-briefings': { memory: much, time: Duration.minutes(2) },
  // Somebody waits for a confirmation: what hangs is tried again after six times as long.
  'send-messages': { memory: much, time: aMinute },
  // Up to fifty events, a write each.
  'record-feedback': { memory: little, time: aMinute },
  // Reads every delivery of an edition.
  'reconcile-deliveries': { memory: much, time: longest },
  // Some 130 files a week. After a deployment all lists of the archive: of 200 editions 3,300 files, which take 2.5 s
  // of a whole processor (`npm run bench -- site`) and the time that S3 takes for eight at a time.
  'publish-edition': { memory: much, time: Duration.minutes(2) },
  // A header is read, or a letter of 2 MB copied.
  'receive-mail': { memory: little, time: aMinute },
  // A reader does not wait longer; an HTTP API gives up after thirty seconds.
  'subscriptions-api': { memory: little, time: Duration.seconds(10) },
}

/** Of a stock of more pages than usual: 20,000 articles take 1,530 MB and 52 s of one processor (docs/decisions/079).
 * New accounts give a function no more. */
const forLargeStock = 3008

/** Megabytes, with these settings. */
export const memoryOf = (handler: Handler, { stockPages }: { stockPages: number }): number =>
  handler === 'compose-edition' && stockPages > usualStockPages ? forLargeStock : functionLimits[handler].memory
