// Once the rules have changed, queues every page in the stock to be read again, in the same queue as new pages; until
// then the earlier readings are used.
import pMap from 'p-map'
import { dayMs } from '../../durations.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { utcDay } from '../../utc-day.ts'

type Needs = Pick<Ports, 'articles' | 'queue' | 'clock' | 'log'>

/** Pages in one call of the queue's adapter; next, parallel calls: 170,000 pages are queued in half a minute. */
const perCall = 1_000
const parallel = 16

/**
 * A second call queues nothing, and after a failure at most what was queued before: a page that was read by these rules
 * is not read twice.
 *
 * @param version of the rules
 */
export async function queueRereading(
  ports: Needs,
  { stockDays }: Pick<Settings, 'stockDays'>,
  version: string,
): Promise<{ queued: number }> {
  const { articles, log } = ports
  const state = await articles.stockState()
  if (state?.rules === version) return { queued: 0 }
  const { names, complete } = state === null ? await fromRecords(ports) : await fromStock(ports, stockDays)
  await sendAll(ports, names)
  if (complete) await articles.saveStockState({ rules: version })
  if (names.length > 0) log.info('Pages are queued to be read again by other rules.', { pages: names.length, version })
  return { queued: names.length }
}

/** Pages read before there was a stock enter it as they are read again; the stock is used once all are in it. */
async function fromRecords({ articles }: Needs): Promise<{ names: string[]; complete: boolean }> {
  const read = (await articles.pages()).filter(({ status }) => status === 'read')
  return { names: read.map(({ name }) => name), complete: read.every(({ stockDay }) => stockDay !== undefined) }
}

async function fromStock({ articles, clock }: Needs, stockDays: number | null) {
  const entries = await articles.stock(daysOfStock(clock.now(), stockDays))
  return { names: [...new Set(entries.map(({ name }) => name))], complete: true }
}

async function sendAll({ queue }: Needs, names: readonly string[]): Promise<void> {
  const starts = Array.from({ length: Math.ceil(names.length / perCall) }, (_, n) => n * perCall)
  await pMap(starts, (start) => queue.reread(names.slice(start, start + perCall)), { concurrency: parallel })
}

/** `undefined` if pages stay for ever. */
export function daysOfStock(now: Date, stockDays: number | null): { from: string; to: string } | undefined {
  if (stockDays === null) return undefined
  return { from: utcDay(now.getTime() - stockDays * dayMs), to: utcDay(now) }
}
