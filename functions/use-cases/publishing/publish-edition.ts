// Puts a launched edition on the site: its page, the list of editions, the feeds, and anew the pages that lead to it.
// Doing it again changes nothing.
import { namedBeside } from '../../archive/neighbours.ts'
import { editionPages, renderersFor, type SiteFile, siteFiles } from '../../archive/site.ts'
import { isPublic, newestFirst } from '../../delivery/edition-status.ts'
import type { EditionRecord } from '../../delivery/types.ts'
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

/** While one edition is put there another may be launched or lose an article, and be put there at the same time. */
const mostTries = 3

/** @throws Error where the editions changed all the while */
export async function publishEdition(ports: PublishPorts, settings: Settings, edition: string): Promise<void> {
  let records = await publicRecords(ports)
  for (let tries = 0; tries < mostTries; tries += 1) {
    await publishAsOf(records, ports, settings, edition)
    const shown = shownOf(records)
    records = await publicRecords(ports)
    // Pages and lists made from older records may have overwritten newer ones.
    if (shownOf(records) === shown) return
  }
  throw new Error(`The editions on the site changed while ${edition} was published; it is published again.`)
}

async function publicRecords({ editions }: PublishPorts): Promise<EditionRecord[]> {
  return (await editions.list()).filter(isPublic).sort(newestFirst)
}

/** What pages and lists show of the records. */
function shownOf(records: readonly EditionRecord[]): string {
  return JSON.stringify(records.map(({ id, contentHash, withdrawn }) => [id, contentHash, withdrawn?.articles ?? []]))
}

async function publishAsOf(
  records: readonly EditionRecord[],
  ports: PublishPorts,
  settings: Settings,
  edition: string,
): Promise<void> {
  const record = records.find(({ id }) => id === edition)
  if (record === undefined || record.contentHash === null) {
    ports.log.warn('An edition that was not launched is not published.', { edition })
    return
  }
  const document = await launchedDocument(ports.editions, record)
  const renderers = renderersFor(await ports.templates.load(), settings)
  const files = siteFiles(records, document, renderers)
  // The page first: the lists must not name what is not there.
  await putFiles(ports, files)
  const { withdrawn } = record
  if (withdrawn?.onSite === false)
    await ports.editions.change(edition, [record.status], { withdrawn: { ...withdrawn, onSite: true } })
  // Last, so that an edition whose content cannot be read keeps no newer one from readers.
  const languages = renderers.map(({ language }) => language)
  for (const id of namedBeside(records, edition, languages)) {
    const beside = records.find((one) => one.id === id)
    if (beside === undefined) continue
    await putFiles(ports, editionPages(records, await launchedDocument(ports.editions, beside), renderers))
  }
  ports.log.info('The edition is on the site.', { edition, files: files.length })
}

async function putFiles({ site }: PublishPorts, files: readonly SiteFile[]): Promise<void> {
  for (const { key, body, contentType, cacheSeconds } of files) await site.put(key, body, contentType, cacheSeconds)
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
