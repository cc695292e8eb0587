// What AWS charges for a million mails besides SES's own price: the calls of one edition are counted in virtual time,
// from the tick to the reports, and priced: prices are data, `infra/commands/aws-prices.json`. What SNS puts into a
// queue is free.

import { deliveryStore } from '../../functions/adapters/delivery/delivery-store.ts'
import { recordFeedback } from '../../functions/use-cases/feedback/record-feedback.ts'
import prices from '../../infra/commands/aws-prices.json' with { type: 'json' }
import { functionLimits } from '../../infra/constructs/function-limits.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { MemoryTable, type TableCall } from '../support/fakes/memory-table.ts'
import { SeededRandom } from '../support/fakes/virtual-time.ts'
import { type ModelRun, runModel } from '../support/worlds/sending-model.ts'
import { sesEvent } from '../support/worlds/world.ts'

const million = 1_000_000
/** Dollars a million, which a dry run reckons with. */
const most = prices.allElseAnEmail * million
const readers = 5_000
const rates = [14, 50, 200]

/** A strongly consistent read of up to 4 KB is one unit; a reader's record has less. */
const queriedPagesPerUnit = 64

/** Deliveries of some 400 bytes in one unit; and how often a receipt counts them: once the edition is sent, once it is
 * settled, and on two days on which something was reported. */
const deliveriesPerUnit = 4096 / 400
const counts = 4

/** Reports of one mail, about a second apart, and how many a call takes (`infra/constructs/delivery.ts`). */
const reports = ['Send', 'Delivery'] as const
const eventsACall = 50
const windowMs = 5_000
/** SQS hands out ten messages a receive and takes ten a deletion. */
const messagesARequest = 10
/** Measured by a call of fifty events on the laptop; waiting for the table most of the time. */
const feedbackSeconds = 0.15

interface Cost {
  what: string
  count: number
  dollars: number
}

const expensive: string[] = []
for (const perSecond of rates) {
  const run = await runModel({
    perSecond,
    senders: 5,
    latency: (random) => random.between(70, 130),
    minutes: Math.ceil(readers / (perSecond * 0.9) / 60) + 1,
    readers,
  })
  const costs = [...sending(run), ...(await feedback(run))].map((one) => ({
    ...one,
    count: one.count / run.accepted.size,
    dollars: (one.dollars * million) / run.accepted.size,
  }))
  const total = costs.reduce((sum, { dollars }) => sum + dollars, 0)
  console.log(`\n${perSecond} a second: ${run.accepted.size} mails`)
  for (const { what, count, dollars } of costs)
    console.log(
      `  ${what.padEnd(44)} ${count.toFixed(3).padStart(8)} a mail  $${dollars.toFixed(2).padStart(5)} a million`,
    )
  console.log(`  ${'beside SES'.padEnd(44)} ${''.padStart(15)}  $${total.toFixed(2).padStart(5)} a million`)
  if (total > most) expensive.push(`${perSecond} a second: $${total.toFixed(2)}`)
}
if (expensive.length > 0) {
  console.error(`More than $${most} a million: ${expensive.join('; ')}.`)
  process.exitCode = 1
}

function sending(run: ModelRun): Cost[] {
  const writes = callsOf(run, ['put', 'update'])
  const pace = [...run.calls].filter(([name]) => name === 'update PACE').reduce((sum, [, count]) => sum + count, 0)
  const reads = callsOf(run, ['get']) + callsOf(run, ['query']) * queriedPagesPerUnit
  const receipts = (counts * run.accepted.size) / deliveriesPerUnit
  const gigabytes = functionLimits['send-briefings'].memory / 1024
  return [
    {
      what: 'writes: claims, outcomes, leases',
      count: writes - pace,
      dollars: (writes - pace) * prices.dynamoWriteUnit,
    },
    { what: 'writes: pace, seats, quota', count: pace, dollars: pace * prices.dynamoWriteUnit },
    { what: 'reads: consent, statuses, batches', count: reads, dollars: reads * prices.dynamoReadUnit },
    { what: 'reads: receipts', count: receipts, dollars: receipts * prices.dynamoReadUnit },
    {
      what: 'GB-seconds of send-briefings',
      count: run.functionSeconds * gigabytes,
      dollars: run.functionSeconds * gigabytes * prices.lambdaGigabyteSecondArm,
    },
    { what: 'calls of send-briefings', count: run.invocations, dollars: run.invocations * prices.lambdaRequest },
    // Sent, received and deleted.
    { what: 'requests for work orders', count: 3 * run.orders, dollars: 3 * run.orders * prices.sqsRequest },
  ]
}

/** Reports come as SES gives them, in calls as the window gathers them. */
async function feedback(run: ModelRun): Promise<Cost[]> {
  let writes = 0
  const table = new MemoryTable({
    before: async ({ operation }: TableCall) => {
      if (operation !== 'get' && operation !== 'query') writes += 1
    },
  })
  const ports = { ...fakePorts(), deliveries: deliveryStore(table) }
  const random = new SeededRandom(7)
  const events = [...run.accepted].flatMap(([delivery, at]) =>
    reports.map((type, n) => {
      const when = at + 200 + n * random.between(800, 3000)
      const about = { messageId: delivery, delivery, to: 'reader@example.com' }
      return { when, body: sesEvent(type, about, new Date(when).toISOString()) }
    }),
  )
  events.sort((a, b) => a.when - b.when)
  let calls = 0
  for (let start = 0; start < events.length; ) {
    const opened = events[start]?.when ?? 0
    let end = start
    while (end < events.length && end - start < eventsACall && (events[end]?.when ?? 0) < opened + windowMs) end += 1
    const batch = events.slice(start, end).map(({ body }, n) => ({ messageId: String(n), body }))
    await recordFeedback(ports, batch)
    calls += 1
    start = end
  }
  const gigabytes = functionLimits['record-feedback'].memory / 1024
  const seconds = calls * feedbackSeconds * gigabytes
  const requests = (2 * events.length) / messagesARequest
  return [
    { what: 'writes: reports', count: writes, dollars: writes * prices.dynamoWriteUnit },
    { what: 'publishes of reports', count: events.length, dollars: events.length * prices.snsPublish },
    { what: 'requests for reports', count: requests, dollars: requests * prices.sqsRequest },
    {
      what: 'GB-seconds and calls of record-feedback',
      count: seconds,
      dollars: seconds * prices.lambdaGigabyteSecondArm + calls * prices.lambdaRequest,
    },
  ]
}

function callsOf({ calls }: ModelRun, operations: readonly TableCall['operation'][]): number {
  const found = [...calls].filter(([name]) => operations.some((one) => name.startsWith(`${one} `)))
  return found.reduce((sum, [, count]) => sum + count, 0)
}
