// Everything derived from one state of the files, made on demand. A change makes the next generation, which takes over
// whatever does not depend on it.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { templateFolder } from '../../../functions/adapters/template-source.ts'
import { parseTopics } from '../../../functions/content/story/topics/taxonomy.ts'
import type { Topic } from '../../../functions/content/types.ts'
import {
  type EncodedFrame,
  encodeFrame,
  type OpenFrame,
  openFrame,
} from '../../../functions/delivery/message/message.ts'
import type { DecisionsFile } from '../../../functions/edition/decisions/decisions.ts'
import { compileTransactionalEmails } from '../../../functions/edition/emails/compiled-emails.ts'
import { buildFrames } from '../../../functions/edition/frame/frame.ts'
import type { SourceFigures } from '../../../functions/edition/reports/source-figures.ts'
import type { Correction, EditionDocument, Frame, Templates } from '../../../functions/edition/types.ts'
import { deliveryDate } from '../../../functions/edition/week.ts'
import { checkMessages } from '../../../functions/edition/words/message-faults.ts'
import { defaultLanguage, messagesOf, sayIn } from '../../../functions/edition/words/messages.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type Deployment, readSettings } from '../../settings/settings.ts'
import { type KnownPages, listPages } from '../list/list-pages.ts'
import { type ListPast, pastOf } from '../list/list-past.ts'
import type { FoundList, LivingList } from '../list/living-list.ts'
import { decisionFiles, listDecisions } from './decision-files.ts'
import type { Concern, InputPaths } from './input-paths.ts'
import { type Lazy, lazy } from './lazy.ts'
import { type PageReader, type Pages, type Stock, stockOf } from './stock.ts'
import { composeWeeks, type Week } from './weeks.ts'

/** An edition in every language, as composed and as laid out for sending. */
export interface Printed {
  document: EditionDocument
  frames: Frame[]
  encoded: EncodedFrame[]
  open: OpenFrame[]
}

export interface Generation {
  number: number
  /** Where everything but templates and settings comes from; `null` if it comes from the files. */
  list: LivingList | null
  /** The list does not run any more: what was read from it stays. */
  hasStopped: boolean
  deployment: Lazy<Deployment>
  settings: Lazy<Settings>
  topics: Lazy<Topic[]>
  readersFile: Lazy<string>
  /** Readers of a living list, without their addresses. */
  listReaders: Lazy<Subscriber[] | null>
  /** What a living list has printed and planned. */
  past: Lazy<ListPast | null>
  /** The editor's decisions, week by week. */
  decisions: Lazy<DecisionsFile[]>
  templates: Lazy<Templates>
  /** With the emails outside an edition compiled. */
  compiledTemplates: Lazy<Templates>
  pages: Lazy<ShownPages>
  stock: Lazy<Stock>
  weeks: Lazy<Week[]>
  /** What the sources brought for the last edition of `npm start`; `null` if there are none. */
  sources: () => Promise<SourceFigures | null>
  /** By number of the edition. */
  printed: Map<number, Lazy<Printed>>
}

type ShownPages = Pages & { corrections?: Correction[] }

export interface PreviewInputs {
  places: InputPaths
  finder: FoundList
  /** What has been read from its pages so far. */
  known: KnownPages
  pageReader: PageReader
  /** ISO week of the first edition, or how it follows from the settings. */
  firstWeek: string | ((deployment: Deployment) => string)
}

/** What must be made again when a file changes; everything else is taken over. */
const touched: Record<Concern, readonly (keyof Generation)[]> = {
  templates: ['templates', 'compiledTemplates', 'printed'],
  messages: ['templates', 'compiledTemplates', 'weeks', 'printed'],
  articles: ['past', 'pages', 'stock', 'weeks', 'printed'],
  topics: ['topics', 'stock', 'weeks', 'printed'],
  readers: ['readersFile', 'listReaders'],
  editions: ['past', 'pages', 'stock', 'weeks', 'printed'],
  decisions: ['decisions', 'weeks', 'printed'],
  settings: ['deployment', 'settings', 'templates', 'compiledTemplates', 'past', 'pages', 'stock', 'weeks', 'printed'],
}

export function firstGeneration(inputs: PreviewInputs): Generation {
  return generationOf(inputs, inputs.finder.current())
}

function generationOf(inputs: PreviewInputs, list: LivingList | null): Generation {
  const { places, pageReader, firstWeek } = inputs
  const made: Generation = {
    number: 1,
    list,
    hasStopped: false,
    deployment: lazy(async () => deploymentIn(await readFile(places.settings, 'utf8'))),
    settings: lazy(async () => (await made.deployment()).list),
    topics: lazy(async () =>
      list === null ? parseTopics(await readFile(places.topics, 'utf8')) : list.articles.topics(),
    ),
    // Without this file there are no demo readers, as for `npm start`.
    readersFile: lazy(async () => (existsSync(places.readers) ? readFile(places.readers, 'utf8') : '[]')),
    listReaders: lazy(async () => list?.readers() ?? null),
    past: lazy(async () => (list === null ? null : pastOf(list.editions, list.clock.now(), await made.deployment()))),
    decisions: lazy(() => (list === null ? decisionFiles(places.decisions) : listDecisions(list))),
    templates: lazy(async () => {
      const source = templateFolder(pathToFileURL(`${places.templates}/`), (await made.settings()).languages)
      const templates = await source.load()
      checkMessages(templates)
      return templates
    }),
    compiledTemplates: lazy(async () => withCompiledEmails(await made.templates())),
    pages: lazy(async () => {
      const [settings, past] = [await made.settings(), await made.past()]
      if (list === null || past === null) return pageReader.read(settings.caps, settings.stockPages)
      return listPages(list, past, settings, inputs.known)
    }),
    stock: lazy(async () => stockOf(await made.pages(), await made.topics(), (await made.settings()).caps)),
    weeks: lazy(() => weeksOf(made, firstWeek)),
    sources: () => sourcesOfRun(places.run),
    printed: new Map(),
  }
  return made
}

/** The generation after a change of files. What was not made yet, or failed, is not taken over: it would be made from
 * the former files. */
export function nextGeneration(inputs: PreviewInputs, last: Generation, concerns: readonly Concern[]): Generation {
  if (last.list !== null && inputs.finder.hasStopped()) return afterTheEnd(inputs, last, concerns)
  const next = firstGeneration(inputs)
  next.number = last.number + 1
  if (next.list === last.list) takeOver(next, last, concerns)
  return next
}

/** A list that has stopped cannot be asked, and the files are another list: what was read last stays, and only what is
 * made of the working copy's templates and settings is made anew. */
function afterTheEnd(inputs: PreviewInputs, last: Generation, concerns: readonly Concern[]): Generation {
  const next = generationOf(inputs, last.list)
  next.number = last.number + 1
  next.hasStopped = true
  takeOver(
    next,
    last,
    concerns.filter((one) => ofWorkingCopy.has(one)),
  )
  for (const name of readFromList) takeOverOne(next, last, name)
  return next
}

const ofWorkingCopy: ReadonlySet<Concern> = new Set(['templates', 'messages', 'settings'])
const readFromList = ['topics', 'listReaders', 'past', 'decisions', 'pages'] as const

const parts = [
  ...readFromList,
  'deployment',
  'settings',
  'readersFile',
  'templates',
  'compiledTemplates',
  'stock',
  'weeks',
] as const
type Part = (typeof parts)[number]

function takeOver(next: Generation, last: Generation, concerns: readonly Concern[]): void {
  const anew = new Set(concerns.flatMap((concern) => touched[concern]))
  for (const name of parts) if (!anew.has(name)) takeOverOne(next, last, name)
  if (!anew.has('printed')) next.printed = new Map([...last.printed].filter(([, printed]) => printed.isThere()))
}

function takeOverOne<Name extends Part>(next: Generation, last: Generation, name: Name): void {
  if (last[name].isThere()) next[name] = last[name]
}

export async function weekOf(generation: Generation, number: number): Promise<Week> {
  const weeks = await generation.weeks()
  const found = weeks[number - 1] ?? weeks.at(-1)
  if (found === undefined) throw new Error('there is no edition to show')
  return found
}

/** @param number 0 for the last edition that a living list printed
 * @returns `null` if there is nothing new that week */
export async function printedOf(generation: Generation, number: number): Promise<Printed | null> {
  const past = number === 0 ? await generation.past() : null
  const document = number === 0 ? (past?.before ?? null) : (await weekOf(generation, number)).document
  if (document === null) return null
  const known = generation.printed.get(number) ?? lazy(() => print(generation, document))
  generation.printed.set(number, known)
  return known()
}

async function print(generation: Generation, document: EditionDocument): Promise<Printed> {
  const frames = await buildFrames(document, await generation.templates(), await generation.settings())
  const encoded = frames.map(encodeFrame)
  return { document, frames, encoded, open: encoded.map(openFrame) }
}

/** `null` also for a file that is being written. */
async function sourcesOfRun(file: string): Promise<SourceFigures | null> {
  try {
    const { sources } = JSON.parse(await readFile(file, 'utf8')) as { sources?: SourceFigures | null }
    return sources ?? null
  } catch {
    return null
  }
}

async function withCompiledEmails(templates: Templates): Promise<Templates> {
  return { ...templates, emails: { ...templates.emails, ...(await compileTransactionalEmails(templates)) } }
}

async function weeksOf(generation: Generation, firstWeek: PreviewInputs['firstWeek']): Promise<Week[]> {
  const [stock, topics, settings] = [await generation.stock(), await generation.topics(), await generation.settings()]
  const say = sayIn(defaultLanguage, messagesOf(await generation.templates(), defaultLanguage))
  const past = await generation.past()
  const { corrections = [] } = await generation.pages()
  const week = typeof firstWeek === 'string' ? firstWeek : firstWeek(await generation.deployment())
  const first = past?.first ?? deliveryDate(week, settings.deliveryDay)
  const decisions = await generation.decisions()
  const wording = { language: defaultLanguage, say }
  return composeWeeks({ stock, topics, settings, decisions, wording, first, past: past && { ...past, corrections } })
}

function deploymentIn(text: string): Deployment {
  const { context } = JSON.parse(text) as { context?: Record<string, unknown> }
  return readSettings(context ?? {})
}
