// Publishes a launched edition on the site: its page, all lists, feeds and search files that name it, and again the
// pages of editions that link to it or that it corrects. A cancelled edition is taken off in the same way. May be
// repeated.

import type { ArchiveRenderer } from '../../archive/archive-renderer.ts'
import { cancelledPages, emptied } from '../../archive/editions/cancelled-edition.ts'
import { correctedBy } from '../../archive/editions/correction-dates.ts'
import { laterCorrections } from '../../archive/editions/later-corrections.ts'
import { namedBeside } from '../../archive/editions/neighbours.ts'
import { searchScriptFile } from '../../archive/search/search-page.ts'
import type { Changed } from '../../archive/site/archive-files.ts'
import { madeBy } from '../../archive/site/made-by.ts'
import { editionPages, renderersFor, type ShownEdition, siteLists } from '../../archive/site/site.ts'
import { listFile, type SiteFile } from '../../archive/site-file.ts'
import { jsonRecord } from '../../content/language/words/json-record.ts'
import { isPublic, isToBeTakenOff, newestFirst } from '../../delivery/edition-status.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { EditionDocument } from '../../edition/types.ts'
import { withoutWithdrawn } from '../../edition/withdrawn.ts'
import { type Settings, siteFile } from '../../environment.ts'
import type { EditionStore, Ports } from '../../ports.ts'
import { launchedDocument } from '../launched-document.ts'
import type { QueueMessage } from '../queue-messages.ts'

/** Its role may query editions and update one, but not read a single one. */
export type PublishPorts = Pick<Ports, 'templates' | 'site' | 'log'> & {
  editions: Pick<EditionStore, 'list' | 'document' | 'change'>
}

/** Publishes every edition named by the messages. Resolves to the messages to be delivered again. */
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

/** While one edition is published, another may be launched, lose an article, or be published at the same time. */
const mostTries = 3

/** @throws Error if the editions kept changing */
export async function publishEdition(ports: PublishPorts, settings: Settings, edition: string): Promise<void> {
  const templates = await ports.templates.load()
  const renderers = renderersFor(templates, settings)
  const made = madeBy(templates, settings)
  const isSame = (await ports.site.get(siteFile.made)) === made
  const work: Work = { edition, renderers, script: searchScriptFile(templates), changed: isSame ? { edition } : 'all' }
  let records = await publicRecords(ports)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const isThere = await publishAsOf(records, ports, work)
    if (!isThere && !(await takeOff(records, ports, work))) return
    const shown = shownOf(records)
    records = await publicRecords(ports)
    // Pages and lists made from older records may have overwritten newer ones.
    if (shownOf(records) !== shown) continue
    // Written after all other files: a run interrupted before that makes all lists again.
    if (!isSame) await putFiles(ports, [listFile(siteFile.made, made, 'text')])
    if (!isThere) await ports.editions.change(edition, ['cancelled'], { takenOff: true })
    return
  }
  throw new Error(`The editions on the site changed while ${edition} was published; it is published again.`)
}

interface Work {
  /** Id of the edition. */
  edition: string
  renderers: readonly ArchiveRenderer[]
  script: SiteFile
  changed: Changed
}

async function publicRecords({ editions }: PublishPorts): Promise<EditionRecord[]> {
  return (await editions.list()).filter(isPublic).sort(newestFirst)
}

/** Everything that pages and lists show from the records. */
function shownOf(records: readonly EditionRecord[]): string {
  return JSON.stringify(records.map(({ id, contentHash, withdrawn }) => [id, contentHash, withdrawn?.articles ?? []]))
}

/** False if the edition is not to be on the site. */
async function publishAsOf(
  records: readonly EditionRecord[],
  ports: PublishPorts,
  { edition, renderers, script, changed }: Work,
): Promise<boolean> {
  const record = records.find(({ id }) => id === edition)
  if (record === undefined) return false
  const pagesOf = async (one: EditionRecord) => editionPages(records, await shown(one, records, ports), renderers)
  // The page first, because the lists must not name missing pages.
  const files = [...(await pagesOf(record)), script, ...siteLists(records, renderers, changed)]
  await putFiles(ports, files)
  const { withdrawn } = record
  if (withdrawn?.onSite === false)
    await ports.editions.change(edition, [record.status], { withdrawn: { ...withdrawn, onSite: true } })
  // Last, so that an edition whose content cannot be read keeps no newer edition from readers.
  await putPagesBeside(record, { among: records, records, renderers }, ports)
  ports.log.info('The edition is on the site.', { edition, files: files.length })
  return true
}

/** False if the edition was never there. Its page gives way to a notice, since readers have its address in an email. */
async function takeOff(
  records: readonly EditionRecord[],
  ports: PublishPorts,
  { edition, renderers, script, changed }: Work,
): Promise<boolean> {
  const record = (await ports.editions.list()).find(({ id }) => id === edition)
  if (record === undefined || !isToBeTakenOff(record)) {
    ports.log.warn('An edition that was not launched is not published.', { edition })
    return false
  }
  const among = [...records, emptied(record)].sort(newestFirst)
  await putFiles(ports, [...cancelledPages(record, renderers), script, ...siteLists(among, renderers, changed)])
  await putPagesBeside(record, { among, records, renderers }, ports)
  ports.log.info('The edition was cancelled and is off the site.', { edition })
  return true
}

interface Beside {
  /** The public ones and the edition itself. */
  among: readonly EditionRecord[]
  records: readonly EditionRecord[]
  renderers: readonly ArchiveRenderer[]
}

/** Pages of editions that link to it or that it corrects. */
async function putPagesBeside(record: EditionRecord, { among, records, renderers }: Beside, ports: PublishPorts) {
  const languages = renderers.map(({ language }) => language)
  const others = new Set([...namedBeside(among, record.id, languages), ...correctedBy(record, records)])
  for (const other of records.filter(({ id }) => others.has(id)))
    await putFiles(ports, editionPages(records, await shown(other, records, ports), renderers))
}

/** An edition with its corrections by later ones. Their documents are read only if their records mention some. */
async function shown(
  record: EditionRecord,
  records: readonly EditionRecord[],
  ports: Pick<PublishPorts, 'editions'>,
): Promise<ShownEdition> {
  const document = await launchedDocument(ports.editions, record)
  const later: EditionDocument[] = []
  for (const other of records.toReversed())
    if (correctedBy(other, records).includes(record.id))
      later.push(withoutWithdrawn(await launchedDocument(ports.editions, other), other.withdrawn))
  return { document, later: laterCorrections(record.id, later) }
}

/** S3 takes this many parallel uploads without throttling. */
const filesAtOnce = 8

/** In order, a few at a time. */
async function putFiles({ site }: PublishPorts, files: readonly SiteFile[]): Promise<void> {
  for (let at = 0; at < files.length; at += filesAtOnce)
    await Promise.all(
      files
        .slice(at, at + filesAtOnce)
        .map(({ key, body, contentType, cacheSeconds }) => site.put(key, body, contentType, cacheSeconds)),
    )
}

/** The edition named by a message, or `null`. */
function editionIn(body: string): string | null {
  const { edition } = jsonRecord(body) ?? {}
  return typeof edition === 'string' ? edition : null
}
