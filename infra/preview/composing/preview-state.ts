// Says what an email looks like in the newest state of the files; if that is broken, in the last good state, with what
// is wrong.
import { createHash } from 'node:crypto'
import { frameLanguages } from '../../../functions/edition/words/messages.ts'
import { spokenLanguage } from '../../../functions/subscription/language.ts'
import { weekOf as isoWeekOf, weekComposedFrom, weekStart } from '../../local/run/edition-week.ts'
import type { Deployment } from '../../settings/settings.ts'
import { type ListPlace, type ListSource, type ListState, sourceOf, withSettings } from '../list/list-place.ts'
import { type FoundList, ListFinder } from '../list/living-list.ts'
import type {
  Checks,
  Choices,
  CutAnswer,
  EditorsDesk,
  OfPage,
  OfStory,
  OpenArticle,
  Shown,
  ShownPage,
  View,
  Wanted,
} from '../types.ts'
import { checksOf } from './checks.ts'
import { Diagnosis } from './diagnosis/diagnosis.ts'
import { firstGeneration, type Generation, nextGeneration, type PreviewInputs, weekOf } from './generation.ts'
import { type Concern, concernOf, type InputPaths, nameOf } from './input-paths.ts'
import { mailKind, mailKinds } from './mails.ts'
import { judgeCut, openArticle } from './other-sentences.ts'
import { readerChoice, readerFor, readersOf } from './readers.ts'
import { shownEmail } from './shown-email.ts'
import { sitePage, sitePages } from './site-pages.ts'
import { PageReader } from './stock.ts'
import { deskOf } from './story-reasons.ts'

export class PreviewState {
  readonly #inputs: PreviewInputs
  readonly #diagnosis: Diagnosis
  readonly #sourceOf: (generation: Generation) => ListSource
  #latest: Generation
  /** By request: the last generation that could answer it. */
  readonly #good = new Map<string, Generation>()
  #lastGood: Generation | null = null
  /** Of the newest state, because a page and its frames ask for the same view, and each of its tabs for the number of
   * the same findings. */
  #views = new Map<string, Promise<View>>()
  #checks = new Map<string, Promise<Checks | null>>()

  /** @param firstWeek ISO week of the first edition; if absent, the one that `npm start` would make first */
  constructor(
    places: InputPaths,
    firstWeek: PreviewInputs['firstWeek'] = firstOfAStart,
    list: ListPlace = { kind: 'files' },
    finder: FoundList = new ListFinder(list),
  ) {
    this.#sourceOf = (generation) => sourceOf(list, stateOf(generation), (path) => nameOf(path, places))
    const pageReader = new PageReader(places.articles)
    this.#inputs = { places, pageReader, firstWeek, finder, known: new Map() }
    this.#diagnosis = new Diagnosis(places)
    this.#latest = firstGeneration(this.#inputs)
  }

  get pagesExamined(): number {
    return this.#inputs.pageReader.examined
  }

  /** @param paths absolute; those that no email depends on change nothing */
  changed(paths: readonly string[]): void {
    const concerns = paths.map((path) => concernOf(path, this.#inputs.places))
    const real = concerns.filter((one): one is Concern => one !== null)
    if (real.length === 0) return
    this.#diagnosis.note(paths)
    this.listChanged(real)
  }

  listChanged(concerns: readonly Concern[]): void {
    this.#views = new Map()
    this.#checks = new Map()
    this.#latest = nextGeneration(this.#inputs, this.#latest, concerns)
  }

  view(wanted: Wanted): Promise<View> {
    return kept(this.#views, wanted, () => this.#look(wanted))
  }

  async #look(wanted: Wanted): Promise<View> {
    const { value, problem } = await this.#best(`view ${wanted.edition}`, (generation) =>
      viewFrom(generation, wanted, this.#sourceOf(generation)),
    )
    return {
      version: versionOf([problem, value]),
      problem,
      choices: value?.choices ?? null,
      shown: value?.shown ?? null,
    }
  }

  /** `null` if nothing is printed that week, or no state of the files has been good so far. */
  async desk(wanted: Wanted): Promise<EditorsDesk | null> {
    return (await this.#best(`desk ${wanted.edition}`, (generation) => deskOf(generation, wanted.edition))).value
  }

  /** `null` if no story of that week has this id. */
  async article({ wanted, story }: OfStory): Promise<OpenArticle | null> {
    const open = (generation: Generation) => openArticle(generation, wanted.edition, story)
    return (await this.#best(`desk ${wanted.edition}`, open)).value
  }

  /** @param keys of sentences of the story's article */
  async cut({ wanted, story, keys }: OfStory & { keys: readonly string[] }): Promise<CutAnswer | null> {
    const judge = (generation: Generation) => judgeCut(generation, wanted.edition, { story, keys })
    return (await this.#best(`desk ${wanted.edition}`, judge)).value
  }

  /** `null` if there is no such page, or nothing to show on it. */
  async site(of: OfPage): Promise<ShownPage | null> {
    return (await this.#best(`site ${of.wanted.edition}`, (generation) => siteFrom(generation, of))).value
  }

  checks(wanted: Wanted): Promise<Checks | null> {
    return kept(this.#checks, wanted, () => this.#check(wanted))
  }

  async #check(wanted: Wanted): Promise<Checks | null> {
    return (
      await this.#best(`checks ${wanted.edition}`, (generation) =>
        checksFrom(generation, wanted, this.#sourceOf(generation)),
      )
    ).value
  }

  async #best<T>(what: string, make: (generation: Generation) => Promise<T>) {
    const latest = this.#latest
    try {
      const value = await make(latest)
      this.#good.set(what, latest)
      this.#lastGood = latest
      await this.#diagnosis.allIsWell()
      return { value, problem: null }
    } catch (error) {
      const problem = await this.#diagnosis.of(error)
      const good = this.#good.get(what) ?? this.#lastGood
      return { value: good === null ? null : await make(good).catch(() => null), problem }
    }
  }
}

function stateOf({ list, hasStopped }: Generation): ListState {
  if (hasStopped) return 'stopped'
  return list === null ? 'none' : 'runs'
}

/** A page with eight frames and the previous edition needs two; so everything looked at for a while is kept. */
const mostKept = 40

function kept<T>(known: Map<string, Promise<T>>, wanted: Wanted, make: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(wanted)
  const found = known.get(key) ?? make()
  if (known.size >= mostKept) known.clear()
  known.set(key, found)
  return found
}

function firstOfAStart({ schedule, list }: Deployment): string {
  return weekComposedFrom(weekStart(isoWeekOf(Date.now())), schedule.compose, list)
}

async function viewFrom(
  generation: Generation,
  wanted: Wanted,
  list: ListSource,
): Promise<{ choices: Choices; shown: Shown | null }> {
  const choices = await choicesOf(generation, list)
  const found = await readerFor(generation, wanted.reader)
  const edition = await weekOf(generation, wanted.edition)
  const { document: _, ledger: __, editorial: ___, freshness: ____, ...choice } = edition
  if ('refused' in found) return { choices, shown: refusedReader(choice, found.refused, choices) }
  const { occasion, notice, due, made } = await mailKind(wanted.mail).make(generation, edition.number, found.reader)
  const { caps } = await generation.settings()
  const email = made === null ? null : await shownEmail(made, caps.htmlBytes)
  return {
    choices,
    shown: { edition: choice, reader: readerChoice(found.reader, found.position), occasion, notice, due, email },
  }
}

function refusedReader(edition: Shown['edition'], reason: string, { zone, hour }: Choices): Shown {
  const reader = { position: null, address: '', topics: [], zone, hour, language: 'en', cadence: 'weekly' }
  return {
    occasion: '',
    edition,
    reader,
    notice: `There is no email for this reader: ${reason}.`,
    due: `${edition.date}T00:00:00Z`,
    email: null,
  }
}

async function choicesOf(generation: Generation, list: ListSource): Promise<Choices> {
  const [{ listed, skipped }, weeks, topics] = [
    await readersOf(generation),
    await generation.weeks(),
    await generation.topics(),
  ]
  const { list: settings, logoFile } = await generation.deployment()
  const { timeZone, localHour } = settings
  return {
    list: withSettings(list, generation.list?.settings ?? null, settings),
    mails: mailKinds.map(({ id, label }) => ({ id, label })),
    editions: weeks.map(({ document: _, ledger: __, editorial: ___, freshness: ____, ...choice }) => choice),
    readers: listed.map((reader, at) => readerChoice(reader, at + 1)),
    skippedReaders: skipped,
    topics: topics.map(({ id, label }) => ({ id, label })),
    languages: frameLanguages(await generation.templates()),
    refusedPages: (await generation.pages()).refused,
    olderPages: (await generation.pages()).older,
    pages: [...sitePages].map(([id, { label }]) => ({ id, label })),
    zone: timeZone,
    hour: localHour,
    logoFile,
  }
}

/** As the reader sees it at noon on the day after the edition. */
async function siteFrom(generation: Generation, { wanted, page, language }: OfPage): Promise<ShownPage | null> {
  const found = await readerFor(generation, wanted.reader)
  const [{ date, document }, templates] = [await weekOf(generation, wanted.edition), await generation.templates()]
  if ('refused' in found) return null
  const [first = 'en', ...others] = frameLanguages(templates)
  const facts = { settings: await generation.settings(), topics: await generation.topics(), reader: found.reader }
  const shownIn = spokenLanguage(language ?? found.reader.language, [first, ...others])
  return sitePage(page, { ...facts, templates, document, language: shownIn, now: new Date(`${date}T12:00:00Z`) })
}

async function checksFrom(generation: Generation, wanted: Wanted, list: ListSource): Promise<Checks | null> {
  const { shown } = await viewFrom(generation, wanted, list)
  return checksOf(generation, shown?.edition.number ?? 1, shown?.email ?? null)
}

function versionOf(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? inner.length : inner))
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
