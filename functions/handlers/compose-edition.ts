// Composes the edition of a week, once: chooses, frames, checks and freezes it. A second call finds it done.
import { findStories } from '../content/story.ts'
import { before } from '../delivery/edition-status.ts'
import type { EditionRecord } from '../delivery/types.ts'
import { compose } from '../edition/compose.ts'
import { defaultLanguage, messagesOf, sayIn } from '../edition/messages.ts'
import type { Templates } from '../edition/types.ts'
import { deliveryDate, editionId, nextDelivery, parseEditionId } from '../edition/week.ts'
import { metric, type Settings } from '../environment.ts'
import type { Ports } from '../ports.ts'
import { articles, clock, decisions, editions, log, queue, settings, templates } from '../runtime.ts'
import { freeze } from './composing/freeze.ts'
import { lineFor, reportNotes } from './composing/line.ts'
import { articlesOf, ledgerOf, readPages } from './composing/material.ts'
import { blankRecord, type Slot } from './composing/record.ts'

export type ComposePorts = Pick<Ports, 'clock' | 'log' | 'articles' | 'decisions' | 'templates' | 'editions' | 'queue'>

/** From the schedule, or from an operator: a week, and whether to compose it again (`2026-W47r2`). */
export type ComposeRequest = { scheduledTime: string } | { week: string; again?: boolean }

/** From an operator: the proof of an edition that is composed. */
export type ProofRequest = { proof: string }

export type ComposeOutcome = { outcome: 'composed' | 'held' | 'empty' | 'already'; edition: string }

export async function composeEdition(
  ports: ComposePorts,
  settings: Settings,
  request: ComposeRequest,
): Promise<ComposeOutcome> {
  const slot = slotOf(request, settings)
  const ofWeek = (await ports.editions.list()).filter(({ week }) => week === slot.week)
  const latest = ofWeek.at(-1)
  if (latest !== undefined && !('again' in request && request.again === true))
    return already(ports, settings, latest.id)
  for (const record of ofWeek) await supersede(ports, record)
  return make(ports, settings, { ...slot, id: editionId(slot.week, nextRun(ofWeek)) })
}

function slotOf(request: ComposeRequest, { deliveryDay, timeZone }: Settings): Omit<Slot, 'id'> {
  if ('week' in request) return { week: request.week, date: deliveryDate(request.week, deliveryDay) }
  return nextDelivery(request.scheduledTime, deliveryDay, timeZone)
}

function nextRun(ofWeek: readonly EditionRecord[]): number {
  return Math.max(0, ...ofWeek.map(({ id }) => parseEditionId(id)?.run ?? 0)) + 1
}

/** An earlier run that nobody got frees its stories; one that was launched keeps them. */
async function supersede({ editions, log }: ComposePorts, { id }: EditionRecord): Promise<void> {
  if (await editions.change(id, before('superseded'), { status: 'superseded' })) {
    log.info('The edition gives way to a new run.', { edition: id })
  }
}

async function make(ports: ComposePorts, settings: Settings, slot: Slot): Promise<ComposeOutcome> {
  const templates = await ports.templates.load()
  const [topics, pages, records] = [await ports.articles.topics(), await readPages(ports), await ports.editions.list()]
  const ledger = ledgerOf(records)
  const { line, findings } = await lineFor(ports, slot.week)
  const material = {
    id: slot.id,
    date: slot.date,
    composedAt: ports.clock.now().toISOString(),
    listName: settings.listName,
    articles: articlesOf(pages),
    candidates: findStories(pages, topics, settings.caps, new Set(ledger.map(({ id: story }) => story))),
    topics,
    ledger,
    line,
  }
  const made = compose(material, settings.caps, wordingFor(templates, slot.date))
  reportStock(ports, settings, slot.id, made)
  reportNotes(ports, slot.id, made.notes)
  if (made.document === null) return save(ports, settings, blankRecord(slot, material.composedAt, made.waiting))
  const composed = { document: made.document, templates, pages, ledger, findings, made, line, ...slot }
  return save(ports, settings, await freeze(ports, settings, composed))
}

function wordingFor(templates: Templates, date: string) {
  return { language: defaultLanguage, say: sayIn(defaultLanguage, messagesOf(templates, defaultLanguage)), date }
}

/** Said a week before it runs dry: the next edition needs as many stories as the cap allows. */
function reportStock(
  { log }: ComposePorts,
  { caps }: Settings,
  edition: string,
  { waiting, barred }: { waiting: number; barred: number },
): void {
  if (barred > 0)
    log.info('Stories stay out for good: their articles are quoted to the limit (C6).', { edition, barred })
  if (waiting >= caps.storiesPerEdition) return
  log.warn('Fewer stories wait than the next edition needs; put new articles into the inbox.', {
    edition,
    waiting,
    needed: caps.storiesPerEdition,
  })
  log.count(metric.stockLow, 1)
}

async function save(ports: ComposePorts, settings: Settings, record: EditionRecord): Promise<ComposeOutcome> {
  if (!(await ports.editions.create(record))) return already(ports, settings, record.id)
  await tellOperator(ports, settings, record)
  const { id: edition, status, stories, waiting } = record
  if (status === 'held') {
    ports.log.error('The edition is held; correct what the findings name and compose it again.', {
      edition,
      findings: record.findings,
    })
    ports.log.count(metric.editionHeld, 1)
    return { outcome: 'held', edition }
  }
  if (status === 'empty') {
    ports.log.info('There is nothing new this week: no edition, no email.', { edition, waiting })
    return { outcome: 'empty', edition }
  }
  ports.log.info('The edition is composed.', { edition, stories, waiting })
  return { outcome: 'composed', edition }
}

/** The run that made it may have ended before the operator was told: the order is given again, and its mail sent once. */
async function already(ports: ComposePorts, settings: Settings, edition: string): Promise<ComposeOutcome> {
  const found = (await ports.editions.list()).find(({ id }) => id === edition)
  if (found !== undefined) await tellOperator(ports, settings, found)
  ports.log.info('The edition of that week is there already; nothing was changed.', { edition })
  return { outcome: 'already', edition }
}

/** One mail an edition. An editor whose edition is held is in a hurry: the alert says what is wrong and what to do, and nothing
 * else; what would be printed shows in the preview. The proof comes with the run that passes. */
async function tellOperator(ports: ComposePorts, { proofs }: Settings, { id, status }: EditionRecord): Promise<void> {
  const at = ports.clock.now().toISOString()
  if (status === 'held') await ports.queue.message({ kind: 'alert', edition: id, at })
  if (status === 'composed' && proofs === 'every-edition') await orderProof(ports, { proof: id })
}

/** One goes out for each run, however often it is asked for: what was composed stays as it is. */
export async function orderProof(
  { queue, clock }: Pick<ComposePorts, 'queue' | 'clock'>,
  { proof }: ProofRequest,
): Promise<{ outcome: 'ordered'; edition: string }> {
  await queue.message({ kind: 'proof', edition: proof, at: clock.now().toISOString() })
  return { outcome: 'ordered', edition: proof }
}

export const handler = async (event: ComposeRequest | ProofRequest) => {
  if ('proof' in event) return orderProof({ queue: queue(), clock: clock() }, event)
  return composeEdition(
    {
      clock: clock(),
      log: log(),
      articles: articles(),
      decisions: decisions(),
      templates: templates(),
      editions: editions(),
      queue: queue(),
    },
    settings(),
    event,
  )
}
