// One attempt to make the record of an edition from what is stored: articles for which anything fails are set aside,
// and the edition is made from the others. Errors that no article causes are thrown.
import { type SetAside, withoutFaulty } from '../../content/story/stories/set-aside.ts'
import { findStories } from '../../content/story/stories/story.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { type Composition, compose } from '../../edition/composition/compose.ts'
import { heldBack } from '../../edition/decisions/held-pages.ts'
import { type OlderPages, olderPagesLine } from '../../edition/reports/older-pages.ts'
import { sourceFigures } from '../../edition/reports/source-figures.ts'
import type { Templates } from '../../edition/types.ts'
import { defaultLanguage, messagesOf, sayIn } from '../../edition/words/messages.ts'
import { metric, type Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { correctionsIn } from './corrections.ts'
import { readEditorialDecisions, reportNotes } from './editorial-decisions.ts'
import {
  articlesOf,
  earlierMatters,
  lastComposed,
  lastCounted,
  ledgerOf,
  readTimes,
  withoutArticles,
} from './material.ts'
import { blankRecord, type PlannedEdition } from './record.ts'
import { byCurrentRules, type SourcesOfList, sourcesOf } from './sources.ts'
import { readStock } from './stock.ts'
import { storeEdition } from './store-edition.ts'
import { freeUnsent } from './unsent.ts'

export type AttemptPorts = Pick<
  Ports,
  'clock' | 'log' | 'articles' | 'decisions' | 'templates' | 'editions' | 'queue'
> &
  SourcesOfList

export async function attempt(
  ports: AttemptPorts,
  settings: Settings,
  planned: PlannedEdition,
): Promise<EditionRecord> {
  const stock = await stockFor(ports, settings, planned)
  const { made, setAside } = await withoutFaulty((aside) => compositionOf(ports, settings, stock, aside))
  reportSetAside(ports, planned.id, [...stock.unloaded, ...setAside])
  reportHeld(ports, planned.id, made.held)
  reportStock(ports, settings, planned.id, made.composition)
  reportNotes(ports, planned.id, made.composition.notes)
  return {
    ...made.record,
    setAside: [...stock.unloaded, ...made.held, ...setAside],
    notes: made.composition.notes.slice(0, mostNotes),
  }
}

/** Most decisions without effect kept in a record; the log has all. Chosen, not measured. */
const mostNotes = 20

type Stock = Awaited<ReturnType<typeof stockFor>>

async function stockFor(ports: AttemptPorts, settings: Settings, planned: PlannedEdition) {
  const { listName } = settings
  const templates = await ports.templates.load()
  const topics = await ports.articles.topics()
  await freeUnsent(ports)
  const records = await ports.editions.list()
  const loaded = await readStock(ports, settings, records, planned.date)
  const { setAside: unloaded } = loaded
  const older = loaded.older > 0 ? { older: { pages: loaded.older, limit: settings.stockPages } } : {}
  reportOlder(ports, planned.id, older)
  const [ledger, earlier] = [ledgerOf(records), earlierMatters(records)]
  const corrections = await correctionsIn(ports, records, loaded, planned.date)
  const { editorial, findings } = await readEditorialDecisions(ports, planned.week)
  const composedAt = ports.clock.now().toISOString()
  const material = await sourcesOf(ports, loaded.refused)
  const pages = byCurrentRules(loaded.pages, material?.sources ?? [])
  const past = { ledger, earlier, corrections, since: lastCounted(records, planned.week) }
  return {
    planned,
    templates,
    topics,
    pages,
    unloaded,
    ...past,
    editorial,
    findings,
    composedAt,
    listName,
    material,
    before: lastComposed(records),
    older,
  }
}

async function compositionOf(
  ports: AttemptPorts,
  settings: Settings,
  stock: Stock,
  aside: readonly SetAside[],
): Promise<{ composition: Composition; record: EditionRecord; held: SetAside[] }> {
  const { planned, templates, topics, ledger, earlier, corrections, findings, editorial } = stock
  const { composedAt, since, listName, unloaded } = stock
  const isAside = new Set(aside.map(({ article }) => article))
  const pages = withoutArticles(stock.pages, isAside)
  const candidates = findStories(pages, topics, settings.caps, new Set(ledger.map(({ id }) => id)))
  const material = {
    id: planned.id,
    date: planned.date,
    composedAt,
    listName,
    topics,
    ledger,
    earlier,
    corrections: corrections.filter(({ now }) => now === null || !isAside.has(now.article)),
    editorial,
    candidates,
    freshness: { days: settings.freshForDays, at: composedAt, since, readAt: readTimes(pages) },
  }
  const wording = wordingFor(templates, planned.date)
  const composition = compose({ ...material, articles: articlesOf(pages) }, settings.caps, wording)
  const { document, waiting, expired } = composition
  const held = heldBack(pages, candidates, editorial)
  const sources =
    stock.material === null
      ? undefined
      : sourceFigures(stock.material, { document, pages, since: stock.before, composedAt })
  const figures = { ...(sources === undefined ? {} : { sources }), ...stock.older }
  if (document === null)
    return { composition, held, record: { ...blankRecord(planned, composedAt, waiting), expired, ...figures } }
  const setAside = [...unloaded, ...held, ...aside]
  const composed = {
    ...planned,
    document,
    templates,
    pages,
    topics,
    ledger,
    findings,
    made: composition,
    editorial,
    setAside,
    ...figures,
  }
  return { composition, held, record: { ...(await storeEdition(ports, settings, composed)), ...figures } }
}

function wordingFor(templates: Templates, date: string) {
  return { language: defaultLanguage, say: sayIn(defaultLanguage, messagesOf(templates, defaultLanguage)), date }
}

function reportSetAside({ log }: AttemptPorts, edition: string, articles: readonly SetAside[]): void {
  if (articles.length === 0) return
  log.error('Articles were set aside because something failed for them; the edition is made of the rest.', {
    edition,
    articles,
  })
  log.count(metric.articleSetAside, articles.length)
}

function reportHeld({ log }: AttemptPorts, edition: string, pages: readonly SetAside[]): void {
  if (pages.length > 0) log.warn('Pages are held for the editor; none of their stories is chosen.', { edition, pages })
}

function reportOlder({ log }: AttemptPorts, edition: string, { older }: { older?: OlderPages }): void {
  if (older !== undefined) log.warn('Older pages of the stock were not read.', { edition, why: olderPagesLine(older) })
}

/** Warns a week before the stock runs dry: the next edition needs as many stories as the caps allow. */
function reportStock(
  { log }: AttemptPorts,
  { caps, freshForDays: days }: Settings,
  edition: string,
  { waiting, barred, expired }: Pick<Composition, 'waiting' | 'barred' | 'expired'>,
): void {
  if (barred > 0)
    log.info('Stories stay out for good: their articles are quoted to the limit (C6).', { edition, barred })
  if (expired > 0) log.info('Stories left the stock: they are too old.', { edition, expired, days })
  if (waiting >= caps.storiesPerBriefing) return
  log.warn('Fewer stories wait than the next edition needs; put new articles into the inbox.', {
    edition,
    waiting,
    needed: caps.storiesPerBriefing,
  })
  log.count(metric.stockLow, 1)
}
