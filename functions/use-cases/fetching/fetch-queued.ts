// Fetches the sources that messages of the queue name.
import type { Ports } from '../../ports.ts'
import type { SourceList } from '../../source-ports.ts'
import type { QueueMessage } from '../queue-messages.ts'
import { type FetchOptions, type FetchPorts, fetchSource } from './fetch-source.ts'

/** A source that cannot be fetched is remembered as such and asked again when it is due; a message comes again only
 * where our own stores failed. */
export async function fetchQueued(
  ports: FetchPorts & Pick<Ports, 'log'> & { list: SourceList },
  messages: readonly QueueMessage[],
  options: FetchOptions,
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  const { sources } = await ports.list.read()
  for (const { messageId, body } of messages) {
    const id = sourceIn(body)
    const source = sources.find((one) => one.id === id)
    if (source === undefined || source.paused) {
      ports.log.info('a source was taken out or paused meanwhile', { source: id })
      continue
    }
    try {
      await fetchSource(ports, source, options)
    } catch (error) {
      ports.log.error('a source could not be fetched now and will be tried again', { source: id, error: String(error) })
      failed.push(messageId)
    }
  }
  return { failed }
}

function sourceIn(body: string): string | null {
  try {
    const order: unknown = JSON.parse(body)
    const source = typeof order === 'object' && order !== null && 'source' in order ? order.source : null
    return typeof source === 'string' ? source : null
  } catch {
    return null
  }
}
