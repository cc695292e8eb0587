// Fetches the sources that messages of the queue name.
import type { Ports } from '../../ports.ts'
import type { SourceList, SourceQueue } from '../../source-ports.ts'
import type { Source } from '../../sources/types.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { type CheckOptions, checkEntries } from './check-entries.ts'
import { type FetchPorts, fetchSource } from './fetch-source.ts'

/** A source that cannot be fetched is remembered as such and asked again when it is due; a message comes again only
 * where our own stores failed. */
export async function fetchQueued(
  ports: FetchPorts & Pick<Ports, 'log'> & { list: SourceList; sourceQueue: SourceQueue },
  messages: readonly QueueMessage[],
  options: Omit<CheckOptions, 'since'>,
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  const { sources } = await ports.list.read()
  for (const { messageId, body } of messages) {
    const { source: id, check } = orderIn(body)
    const source = sources.find((one) => one.id === id)
    if (source === undefined || source.paused || source.kind === 'mail') {
      ports.log.info('a source was taken out or paused meanwhile', { source: id })
      continue
    }
    try {
      if (check === null) await fetchSource(ports, source, options)
      else await checkSource(ports, source, { ...options, since: check })
    } catch (error) {
      ports.log.error('a source could not be fetched now and will be tried again', { source: id, error: String(error) })
      failed.push(messageId)
    }
  }
  return { failed }
}

/** Its feed first, which may take articles back; then its pages, in as many messages as they take. */
async function checkSource(
  ports: FetchPorts & { sourceQueue: SourceQueue },
  source: Source,
  options: CheckOptions,
): Promise<void> {
  const state = await ports.sources.state(source.id)
  const isFetched = state?.address === source.url && (state.askedAt ?? '') >= options.since
  if (!isFetched) await fetchSource(ports, source, options)
  if ((await checkEntries(ports, source, options)) > 0) await ports.sourceQueue.check(source.id, options.since)
}

function orderIn(body: string): { source: string | null; check: string | null } {
  const order = parsed(body)
  const word = (name: string) => {
    const value = order.get(name)
    return typeof value === 'string' ? value : null
  }
  const check = word('check')
  return { source: word('source'), check: check !== null && Number.isNaN(Date.parse(check)) ? null : check }
}

function parsed(body: string): Map<string, unknown> {
  try {
    const order: unknown = JSON.parse(body)
    return new Map(typeof order === 'object' && order !== null ? Object.entries(order) : [])
  } catch {
    return new Map()
  }
}
