// Draws up the receipt of one edition: looks at every eligible reader once, and closes what is overdue.
import pMap from 'p-map'
import { isOfAudience, readersIn, shardsOf, slices } from '../../delivery/audience.ts'
import { mergeFacts } from '../../delivery/receipt/facts.ts'
import { countReader, emptyTally, receiptOf, type Tally } from '../../delivery/receipt/receipt.ts'
import { isInDoubt, isOverdue, settlingMs, statusOf } from '../../delivery/receipt/status.ts'
import type { Batch, DeliveryFacts, EditionOutline, Receipt } from '../../delivery/types.ts'
import { metric } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { waveStart } from '../../subscription/calendar.ts'
import { reopenEdition } from '../launching/reopen-edition.ts'

export type AccountPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'deliveries'>

interface Account {
  ports: AccountPorts
  edition: EditionOutline
  tally: Tally
  now: string
  /** No batch is left to work on. */
  batchesDone: boolean
  /** Reader → claim under which certainly nothing was submitted. */
  unsent: ReadonlyMap<string, string>
  /** Deliveries closed in this run. */
  closed: { unresolved: number; unsent: number }
  /** Instant (ms) after which no more readers are processed. */
  untilMs: number
}

/** Counts the edition, closes what is overdue, and saves the receipt if it changed. `null` if the time ran out before
 * the end: what was closed by then stays closed, and the next call continues from there. */
export async function drawUpReceipt(
  ports: AccountPorts,
  edition: EditionOutline,
  untilMs: number,
): Promise<Receipt | null> {
  const saved = await ports.editions.batches(edition.id)
  const batches = saved.filter((batch) => isOfAudience(batch, edition))
  const batchesDone = edition.status === 'cancelled' || batches.every((batch) => batch.done)
  if (edition.status === 'sent' && !batchesDone) await sendAgain(ports, edition.id)
  const now = ports.clock.now().toISOString()
  const unsent = new Map(batches.flatMap((batch) => Object.entries(batch.unsent ?? {})))
  const closed = { unresolved: 0, unsent: 0 }
  const account: Account = { ports, edition, tally: emptyTally(), now, batchesDone, unsent, closed, untilMs }
  for (const slice of slices) if (!isTimeOver(account)) await countSlice(account, batches, slice)
  if (isTimeOver(account)) {
    countClosed(account)
    ports.log.info('The account of the edition is not through; the next call goes on.', { edition: edition.id })
    return null
  }
  const receipt = receiptOf(edition.id, account.tally, batchesDone, edition.receipt, now)
  await save(account, receipt)
  return receipt
}

/** An interrupted launch may have saved a batch after the last tick, or retried readers may have had to wait: the
 * edition is given back to the ticks once no other is under way. */
async function sendAgain(ports: AccountPorts, edition: string): Promise<void> {
  const reopened = await reopenEdition(ports, edition)
  ports.log.warn('A batch of the edition was saved after the others were done; it is sent as well.', {
    edition,
    reopened,
  })
}

function isTimeOver({ ports, untilMs }: Account): boolean {
  return ports.clock.now().getTime() > untilMs
}

/** The batches say who is eligible; a stray event for someone else does not enter the sums. */
async function countSlice(account: Account, batches: readonly Batch[], slice: number): Promise<void> {
  const { ports, edition } = account
  const waiting = readersIn(batches, slice)
  if (waiting.size === 0) return
  const shards = shardsOf(slice)
  if (waiting.size <= shards.length) return countEach(account, waiting)
  for (const shard of shards) {
    for await (const page of ports.deliveries.list(edition.id, shard)) {
      if (isTimeOver(account)) return
      const own = page.filter(({ subscriber }) => waiting.delete(subscriber))
      await countAll(account, own.values())
    }
  }
  await countAll(account, withoutDelivery(waiting))
}

/** A few readers are read one by one: reading their shards would take at least as many calls. */
async function countEach(account: Account, readers: Iterable<string>): Promise<void> {
  const { ports, edition } = account
  const read = async (subscriber: string) => {
    const found = await ports.deliveries.get({ kind: 'edition', request: edition.id, subscriber })
    return { subscriber, facts: found?.facts ?? null }
  }
  const found = await Promise.all(Array.from(readers, read))
  await countAll(account, found.values())
}

function* withoutDelivery(waiting: ReadonlySet<string>): Iterable<{ subscriber: string; facts: null }> {
  for (const subscriber of waiting) yield { subscriber, facts: null }
}

/** A cancelled edition takes a write per reader: one after another, 100,000 took 516 s. */
const lanes = 32

async function countAll(
  account: Account,
  found: Iterable<{ subscriber: string; facts: DeliveryFacts | null }>,
): Promise<void> {
  await pMap(whileTime(account, found), ({ subscriber, facts }) => countOne(account, subscriber, facts), {
    concurrency: lanes,
  })
}

function* whileTime<Item>(account: Account, items: Iterable<Item>): Iterable<Item> {
  for (const item of items) {
    if (isTimeOver(account)) return
    yield item
  }
}

async function countOne(account: Account, subscriber: string, facts: DeliveryFacts | null): Promise<void> {
  const isHeldUnsent = facts?.claim !== undefined && account.unsent.get(subscriber) === facts.claim.id
  const closing = isHeldUnsent ? closingUnsent(account, facts) : closingFor(account, facts ?? {})
  if (closing) {
    const key = { kind: 'edition', request: account.edition.id, subscriber } as const
    await account.ports.deliveries.add(key, closing)
    if (closing.closed) account.closed[closing.closed.as] += 1
  }
  countReader(account.tally, closing ? mergeFacts(facts ?? {}, closing) : facts, account.now)
}

/** The fact that ends a delivery which nothing else will end, or `null`. */
function closingFor(account: Account, facts: DeliveryFacts): Omit<DeliveryFacts, 'claim'> | null {
  const { edition, now } = account
  if (isOverdue(facts, now)) return { closed: { at: now, as: 'unresolved' } }
  if (statusOf(facts, now) !== 'open') return null
  if (edition.status === 'cancelled') return { skipped: { at: now, reason: 'cancelled' } }
  // A sender that outlived its lease may have given a claim back after the batch was done: no other sender will come.
  const settledBy = edition.lastWave === null ? 0 : waveStart(edition.lastWave) + settlingMs
  const isLooseEnd = edition.status === 'sent' && account.batchesDone && Date.parse(now) >= settledBy
  return isLooseEnd ? { closed: { at: now, as: 'unsent' } } : null
}

/** Nothing was submitted under the remaining claim: the batch is taken up again, unless the edition is over. */
function closingUnsent({ edition, now }: Account, facts: DeliveryFacts): Omit<DeliveryFacts, 'claim'> | null {
  const status = statusOf(facts, now)
  const isOver = edition.status === 'cancelled' && isInDoubt(status)
  return isOver ? { skipped: { at: now, reason: 'cancelled' } } : null
}

function countClosed({ ports, closed }: Account): void {
  if (closed.unresolved > 0) ports.log.count(metric.unresolved, closed.unresolved)
  if (closed.unsent > 0) ports.log.count(metric.unsent, closed.unsent)
}

async function save(account: Account, receipt: Receipt): Promise<void> {
  const { ports, edition } = account
  countClosed(account)
  const closes = edition.status === 'sent' && receipt.complete
  if (receipt === edition.receipt && !closes) {
    await ports.editions.change(edition.id, [edition.status], { countedAt: account.now })
    return
  }
  const status = closes ? 'closed' : edition.status
  const saved = await ports.editions.change(edition.id, [edition.status], {
    status,
    receipt,
    eligible: receipt.eligible,
    countedAt: account.now,
  })
  if (saved && receipt.complete && edition.status !== 'sending')
    ports.log.info('The receipt of the edition is complete.', { ...receipt })
}
