// Puts a launched edition on the site: its page, the list of editions, the feeds. Doing it again changes nothing.
import { siteFiles } from '../../archive/site.ts'
import { isPublic, newestFirst } from '../../delivery/edition-status.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { launchedDocument } from '../launched-document.ts'
import type { QueueMessage } from '../queue-messages.ts'

export type PublishPorts = Pick<Ports, 'editions' | 'templates' | 'site' | 'log'>

/** Every edition that the messages name. Answers the messages to be delivered again. */
export async function publishEditions(
  ports: PublishPorts,
  settings: Settings,
  orders: readonly QueueMessage[],
): Promise<{ failed: string[] }> {
  const failed: string[] = []
  for (const { body, messageId } of orders) {
    const edition = editionIn(body)
    try {
      if (edition === null) ports.log.error('A message names no edition and was set aside.', { messageId })
      else await publishEdition(ports, settings, edition)
    } catch (error) {
      ports.log.error('An edition could not be published; it is tried again.', { edition, error })
      failed.push(messageId)
    }
  }
  return { failed }
}

export async function publishEdition(ports: PublishPorts, settings: Settings, edition: string): Promise<void> {
  const records = (await ports.editions.list()).filter(isPublic).sort(newestFirst)
  const record = records.find(({ id }) => id === edition)
  if (record === undefined || record.contentHash === null) {
    ports.log.warn('An edition that was not launched is not published.', { edition })
    return
  }
  const document = await launchedDocument(ports.editions, record)
  const files = siteFiles(records, document, await ports.templates.load(), settings)
  // The page first: the lists must not name what is not there.
  for (const { key, body, contentType, cacheSeconds } of files) {
    await ports.site.put(key, body, contentType, cacheSeconds)
  }
  const { withdrawn } = record
  if (withdrawn?.onSite === false)
    await ports.editions.change(edition, [record.status], { withdrawn: { ...withdrawn, onSite: true } })
  ports.log.info('The edition is on the site.', { edition, files: files.length })
}

/** The edition a message names, or `null`. */
function editionIn(body: string): string | null {
  try {
    const { edition } = JSON.parse(body) as { edition?: unknown }
    return typeof edition === 'string' ? edition : null
  } catch {
    return null
  }
}
