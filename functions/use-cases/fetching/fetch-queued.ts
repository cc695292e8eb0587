// Fetches the sources named by messages of the queue: those of different hosts in parallel, since a fetch is mostly
// waiting; those of one host one after another.

import { jsonRecord } from '../../content/language/words/json-record.ts'
import { minuteMs } from '../../durations.ts'
import type { Ports } from '../../ports.ts'
import type { SourceList, SourceQueue } from '../../source-ports.ts'
import { isFetched } from '../../sources/due.ts'
import { stateOf } from '../../sources/state.ts'
import type { Source } from '../../sources/types.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { type CheckOptions, checkEntries } from './check-entries.ts'
import { type FetchPorts, fetchSource } from './fetch-source.ts'

export type FetchQueuedPorts = FetchPorts & Pick<Ports, 'log'> & { list: SourceList; sourceQueue: SourceQueue }

/** How long one message works on a check; the rest is queued behind the fetches that have arrived in the meantime. */
const checkForMs = minuteMs

/** A slow host's rules and feed together take about this long before the first page is requested. */
const leastMs = 1.5 * minuteMs

/** The contents of a message. */
interface Order {
  messageId: string
  source: Source
  /** ISO instant of the run that queued it; `null` if absent. */
  due: string | null
  isCheck: boolean
}

/** A source that cannot be fetched is noted as such and fetched again when it is due; a message is retried only if our
 * own stores failed. */
export async function fetchQueued(
  ports: FetchQueuedPorts,
  messages: readonly QueueMessage[],
  options: Omit<CheckOptions, 'since'>,
): Promise<{ failed: string[] }> {
  const { sources } = await ports.list.read()
  const orders = messages.flatMap((message) => orderIn(ports, message, sources))
  const byHost = Map.groupBy(orders, ({ source }) => new URL(source.url).hostname)
  const failed = await Promise.all([...byHost.values()].map((some) => oneAfterAnother(ports, some, options)))
  return { failed: failed.flat() }
}

/** @returns ids of messages to be delivered again */
async function oneAfterAnother(
  ports: FetchQueuedPorts,
  orders: readonly Order[],
  options: Omit<CheckOptions, 'since'>,
): Promise<string[]> {
  const failed: string[] = []
  for (const { messageId, source, due, isCheck } of orders) {
    try {
      if (isCheck) await checkSource(ports, source, { ...options, since: due ?? '' })
      else if (ports.clock.now().getTime() >= options.untilMs - leastMs)
        await ports.sourceQueue.fetch([source.id], due ?? '')
      else await fetchDue(ports, source, options, due)
    } catch (error) {
      const fields = { source: source.id, error: String(error) }
      ports.log.error('a source could not be fetched now and will be tried again', fields)
      failed.push(messageId)
    }
  }
  return failed
}

async function fetchDue(
  ports: FetchQueuedPorts,
  source: Source,
  options: Omit<CheckOptions, 'since'>,
  due: string | null,
): Promise<void> {
  if (due !== null && (await isAskedSince(ports, source, due)))
    ports.log.info('a source was fetched meanwhile', { source: source.id })
  else await fetchSource(ports, source, { ...options, dueMs: due === null ? undefined : Date.parse(due) })
}

/** First its feed, which may withdraw articles; then its pages, in as many messages as necessary. */
async function checkSource(ports: FetchQueuedPorts, source: Source, options: CheckOptions): Promise<void> {
  const untilMs = Math.min(options.untilMs, ports.clock.now().getTime() + checkForMs)
  if (!(await isAskedSince(ports, source, options.since))) await fetchSource(ports, source, options)
  const { left, afterSeconds } = await checkEntries(ports, source, { ...options, untilMs })
  if (left > 0) await ports.sourceQueue.check([source.id], options.since, afterSeconds)
}

async function isAskedSince({ sources }: FetchQueuedPorts, source: Source, since: string): Promise<boolean> {
  const state = stateOf(source, await sources.state(source.id))
  return state !== null && (state.askedAt ?? '') >= since
}

/** `null` if its source was removed or paused in the meantime. */
function orderIn({ log }: Pick<Ports, 'log'>, { messageId, body }: QueueMessage, sources: readonly Source[]): Order[] {
  const order = jsonRecord(body) ?? {}
  const id = order['source']
  const source = sources.find((one) => one.id === id)
  const [due, check] = ['due', 'check'].map((name) => instantIn(order[name]))
  if (source !== undefined && isFetched(source))
    return [{ messageId, source, due: check ?? due ?? null, isCheck: typeof check === 'string' }]
  log.info('a source was taken out or paused meanwhile', { source: typeof id === 'string' ? id : null })
  return []
}

function instantIn(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null
}
