// Composes an edition from what was read: stories chosen, labelled, put under their topics.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import { quotableWords } from '../../content/story/excerpts/quotation-cap.ts'
import type { KnownMatter } from '../../content/story/matters/matter-groups.ts'
import { about, amongAll, eachAbout } from '../../content/story/stories/set-aside.ts'
import { type NamedTopic, namedTopic } from '../../content/story/topics/topic-label.ts'
import type { Article, Story, Topic } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import { type Choice, type ChosenStory, quotesOf, type Stock } from '../choosing/choose.ts'
import {
  agedStories,
  countLeft,
  type Expiry,
  type Freshness,
  nothingExpired,
  toldStories,
  withoutExpired,
} from '../choosing/expiry.ts'
import { rememberedMatters, type StockMatters, stockMatters } from '../choosing/matters.ts'
import type { DecidedWords } from '../decided-words.ts'
import { chooseWithEditor, type DecisionNote } from '../decisions/choose-with-editor.ts'
import { withDecidedMatters } from '../decisions/decided-matters.ts'
import { type Decisions, type EditorialDecisions, noDecisions, noEditorialDecisions } from '../decisions/decisions.ts'
import { withEditedSentences } from '../decisions/edited-stories.ts'
import { sourceOf } from '../frame/story-view.ts'
import type {
  Correction,
  EditionDocument,
  EditionStory,
  EditionView,
  NamedSource,
  NamedView,
  PublishedStory,
  Section,
  Source,
} from '../types.ts'
import { labelOf, type Wording } from '../words/label.ts'
import { nameLineOf } from '../words/name-line.ts'
import { type NameStory, sourceFrom, storyNamer } from '../words/source.ts'
import { correctionsPerEdition, shownBy } from './corrections.ts'

export interface Material {
  /** Edition id, e.g. `2026-W47`. */
  id: string
  /** ISO date of the delivery day. */
  date: string
  /** ISO instant. */
  composedAt: string
  listName: string
  articles: readonly Article[]
  candidates: readonly Story[]
  /** The taxonomy, in its order. */
  topics: readonly Topic[]
  /** What earlier editions printed, and the matters that they covered. */
  ledger: readonly PublishedStory[]
  earlier?: readonly KnownMatter[]
  /** Everything that needs correcting; an edition prints the first of them. */
  corrections?: readonly Correction[]
  /** What the editor decided. */
  editorial?: EditorialDecisions
  /** How long stories may wait; for ever if absent. */
  freshness?: Freshness | undefined
}

export interface Composition {
  /** `null` if there is nothing new. */
  document: EditionDocument | null
  waiting: number
  /** Stories that no edition has room for, because their article is quoted to its limit (promise C6). */
  barred: number
  /** Stories that left the stock since the previous edition because they are too old. */
  expired: number
  /** Decisions of the editor that had no effect. */
  notes: DecisionNote[]
  /** What was chosen, and from what, for reports and the preview. */
  choice: Choice
  stock: Stock & { expired: Expiry }
  /** The matters of its stories, for later editions. */
  matters: KnownMatter[]
  /** Names the stories that were chosen from. */
  nameOf: NameStory
}

/** @param wording of the default language */
export function compose(material: Material, caps: Caps, wording: Wording): Composition {
  const { editorial = noEditorialDecisions, corrections = [] } = material
  const { candidates, notes: uncut } = withEditedSentences(material.candidates, material, editorial.decisions, caps)
  // Corrections that still wait are not printed in a story either.
  const ledger = [...material.ledger, ...shownBy(corrections)]
  const stock = stockOf({ ...material, ledger, candidates, decided: editorial.decisions })
  const choice = amongAll(
    stock.candidates,
    ({ article }) => article,
    'choosing',
    (some) => chooseWithEditor({ ...stock, candidates: some }, editorial, caps),
  )
  const { stories, waiting, held, barred, lead } = choice
  const told = new Set(stories.map(({ matter }) => matter))
  const counts = {
    waiting: waiting.length + held,
    barred: barred.length,
    expired: countLeft(stock.expired, stock, caps),
    notes: [...uncut, ...choice.notes],
    choice,
    stock,
    matters: rememberedMatters(stock.matters, told),
    nameOf: storyNamer(material.articles),
  }
  if (lead === null) return { document: null, ...counts }
  const document = documentOf(material, { stories, lead, order: stock.matters.order }, counts.waiting, wording)
  const corrected = corrections.length === 0 ? {} : { corrections: corrections.slice(0, correctionsPerEdition) }
  return { document: { ...document, ...corrected, ...wordsOfEditor(editorial) }, ...counts }
}

/** The stories to choose from.
 *
 * @param material `decided`: which stories the editor asks for, however old, and which matters were joined or parted */
export function stockOf(
  material: Pick<Material, 'articles' | 'candidates' | 'topics' | 'ledger' | 'earlier' | 'freshness'> & {
    /** ISO date on which the edition comes out. */
    date?: string
    decided?: Pick<Decisions, 'order' | 'joined' | 'parted'>
  },
): Stock & { matters: StockMatters; expired: Expiry } {
  const all = material.candidates.map((story) => knownTopics(story, material.topics)).filter(hasTopic)
  const { decided = noDecisions, date } = material
  const freshness = material.freshness && { ...material.freshness, ...(date !== undefined && { date }) }
  const wanted = decided.order
  const aged =
    freshness === undefined ? nothingExpired : agedStories({ ...material, candidates: all, wanted }, freshness)
  const candidates = withoutExpired(all, aged)
  const counted = eachAbout(
    material.articles,
    idOf,
    'choosing',
    (article) => [article.id, quotableWords(article)] as const,
  )
  const matters = amongAll(
    candidates,
    ({ article }) => article,
    'choosing',
    (some) => withDecidedMatters(stockMatters({ ...material, candidates: some }), decided),
  )
  const told =
    freshness === undefined ? nothingExpired : toldStories({ ...material, candidates, wanted }, matters, freshness)
  return {
    candidates: withoutExpired(candidates, told),
    words: new Map(counted),
    ledger: material.ledger,
    matters,
    expired: {
      stories: [...aged.stories, ...told.stories],
      left: [...aged.left, ...told.left],
      told: told.stories,
      past: aged.past,
    },
  }
}

/** What an edition printed, as later editions must know it. */
export function publishedOf(document: EditionDocument): PublishedStory[] {
  return document.sections.flatMap(({ topic, stories }) =>
    stories.map((story) => ({
      id: story.id,
      headline: story.headline,
      name: story.name,
      language: sourceOf(document, story.article).language,
      quotes: quotesOf(story),
      matter: story.matter,
      topics: [...new Set([topic.id, ...story.topics])],
      source: namedSource(sourceOf(document, story.article)),
      ...(story.views.length === 0 ? {} : { views: story.views.map((view) => namedView(document, view)) }),
      printedOn: document.date,
      ...(story.id === document.lead ? { ledOn: document.date } : {}),
    })),
  )
}

/** The topics of its stories, with the labels it uses. */
export function topicsOf({ sections, topics }: EditionDocument): NamedTopic[] {
  const used = new Set(sections.flatMap(({ stories }) => stories.flatMap((story) => story.topics)))
  return topics.filter(({ id }) => used.has(id))
}

function namedView(document: EditionDocument, { article, disagrees }: EditionView): NamedView {
  return { ...namedSource(sourceOf(document, article)), article, disagrees }
}

function namedSource({ byline, publication, publishedOn, sourceLine }: Source): NamedSource {
  return { byline, publication, publishedOn, sourceLine }
}

function wordsOfEditor({
  decisions: { introduction, subject, preheader },
}: EditorialDecisions): Pick<EditionDocument, 'introduction' | 'subject' | 'preheader'> {
  return {
    ...(introduction === null ? {} : { introduction }),
    ...(subject === null ? {} : { subject }),
    ...(preheader === null ? {} : { preheader }),
  }
}

function knownTopics(story: Story, topics: readonly Topic[]): Story {
  const known = new Set(topics.map(({ id }) => id))
  return { ...story, topics: story.topics.filter((id) => known.has(id)) }
}

function hasTopic(story: Story): boolean {
  return story.topics.length > 0
}

const idOf = ({ id }: Article) => id

function documentOf(
  material: Material,
  { stories, lead, order }: { stories: readonly ChosenStory[]; lead: string; order: readonly string[] },
  waiting: number,
  wording: Wording,
): EditionDocument {
  const { id, date, composedAt, listName, editorial = noEditorialDecisions } = material
  const topics = material.topics.map(namedTopic)
  const sources = sourcesOf(stories, material.articles)
  const told = new Set(stories.map(({ matter }) => matter))
  const matters = order.filter((matter) => told.has(matter))
  const bare = { id, date, composedAt, listName, sections: [], sources, topics, lead, matters, waiting }
  return { ...bare, sections: sectionsOf(bare, later(stories, material), wording, editorial.decisions.notes) }
}

/** Marks the stories of articles that have already told their point, as their labels say so. */
function later(
  stories: readonly ChosenStory[],
  { candidates, ledger }: Material,
): (ChosenStory & Pick<EditionStory, 'isLater'>)[] {
  const printed = new Set([...stories, ...ledger].map(({ id }) => id))
  const told = new Set(candidates.flatMap(({ id, first, article }) => (first && printed.has(id) ? [article] : [])))
  return stories.map((story) => (!story.first && told.has(story.article) ? { ...story, isLater: true } : story))
}

function sourcesOf(stories: readonly ChosenStory[], articles: readonly Article[]): Record<string, Source> {
  const cited = new Set(
    stories.flatMap((story) => [...quotesOf(story).map(({ article }) => article), ...story.reprints]),
  )
  for (const { article } of stories) cited.add(article)
  const known = articles.filter(({ id }) => cited.has(id))
  return Object.fromEntries(eachAbout(known, idOf, 'printing', (article) => [article.id, sourceFrom(article)] as const))
}

/** The section of the lead first, then by their best stories; stories by rank, after the lead. */
function sectionsOf(
  document: EditionDocument,
  stories: readonly (ChosenStory & Pick<EditionStory, 'isLater'>)[],
  wording: Wording,
  notes: Decisions['notes'],
): Section[] {
  const sections = new Map<string, Section>()
  const isLead = ({ id }: ChosenStory) => Number(id === document.lead)
  for (const story of [...stories].sort((a, b) => isLead(b) - isLead(a))) {
    const topic = document.topics.find(({ id }) => id === story.topics[0])
    if (topic === undefined) continue
    const { id, label } = topic
    const section = sections.get(id) ?? { topic: { id, label }, stories: [] }
    section.stories.push(labelled(document, story, wording, ownEntry(notes, story.id)))
    sections.set(id, section)
  }
  return [...sections.values()]
}

function labelled(
  document: EditionDocument,
  { headline, ...story }: ChosenStory,
  wording: Wording,
  said: DecidedWords | undefined,
): EditionStory {
  const labelFor = (article: string, told: readonly { text: string }[]) =>
    about(article, 'printing', () => labelOf(sourceOf(document, article), wording, false, told))
  const views = story.views.map((view) => ({ ...view, label: labelFor(view.article, [view]) }))
  const label = labelFor(story.article, story.sentences)
  const text = headline?.text ?? null
  const name = nameLineOf(text, story.sentences, sourceOf(document, story.article))
  const note = said === undefined ? {} : { note: said }
  return { ...story, headline: text, headlineOrigin: headline?.origin ?? null, name, label, views, ...note }
}
