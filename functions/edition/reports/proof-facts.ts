// What an editor is told about an edition. It is noted while composing, because only then is it known what was left out
// and why. Sets how many left-out stories, pages and decisions are listed.
import { type ExpectationMaterial, expectationsOf } from '../../content/story/stories/expectation.ts'
import type { Expectation } from '../../content/story/stories/expectation-words.ts'
import { about, type SetAside } from '../../content/story/stories/set-aside.ts'
import type { LanguageTag, ReadPage, Story } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import type { Choice, Stock } from '../choosing/choose.ts'
import { leftOut, type Obstacle } from '../choosing/left-out.ts'
import { type DecidedWords, wordsByLanguage } from '../decided-words.ts'
import type { DecisionNote } from '../decisions/choose-with-editor.ts'
import type { EditorialDecisions } from '../decisions/decisions.ts'
import type { EditionDocument } from '../types.ts'
import type { NameStory } from '../words/source.ts'
import type { OlderPages } from './older-pages.ts'
import type { SourceFigures } from './source-figures.ts'

export interface ProofFacts {
  edition: string
  /** ISO date of the delivery day. */
  date: string
  /** What a reader of every topic gets in the default language. */
  briefing: { subject: string; preheader: string; html: string; text: string; stories: number; minutes: number }
  sizes: {
    /** Bytes of HTML of that briefing, by groups of parts. */
    groups: Record<PartGroup, number>
    /** Of the largest briefing in any language. */
    htmlBytes: number
    budget: number
    /** Of the whole message. */
    messageBytes: number
    /** Stories reduced to one line in it. */
    shortened: number
  }
  /** Languages whose frames passed the checks. */
  languages: LanguageTag[]
  leftOut: { name: string; topic: string; obstacles: { setting: Obstacle; limit: number }[] }[]
  /** Number of stories left out that are not listed. */
  more: number
  /** Stories for the coming weeks, and what one edition takes. */
  stock: { waiting: number; barred: number; needed: number; expired?: number; older?: OlderPages }
  decisions: Decided
  /** Articles left out because processing them failed; absent from older proofs. */
  setAside?: SetAside[]
  /** What the sources brought; absent if there are none, and from older proofs. */
  sources?: SourceFigures
  /** What the pages will yield after this edition; absent from older proofs. */
  pages?: PageFacts
}

export interface PageFacts {
  count: number
  stories: number
  /** Those that yield least first; topics by their labels. */
  listed: Expectation[]
}

export type PartGroup = 'masthead' | 'contents' | 'stories' | 'footer'

/** The editor's decisions, with name lines; empty if there were none. */
export interface Decided {
  first: string[]
  dropped: string[]
  held: string[]
  headed: string[]
  /** Absent from older proofs. */
  noted?: string[]
  recut?: string[]
  introduction?: string | null
  subject: string | null
  preheader: string | null
  /** Decisions that had no effect. */
  notes: DecisionNote[]
}

/** Most left-out stories listed; the preview shows all. Chosen, not measured, as are the next two. */
const mostLeftOut = 10

/** Most pages listed. */
const mostPages = 10

/** Most entries listed for each kind of decision. */
const mostDecided = 20

export function leftOutFacts(
  { choice, stock, nameOf }: { choice: Choice; stock: Stock; nameOf: NameStory },
  caps: Caps,
  document: EditionDocument,
) {
  const all = leftOut(choice, stock, caps)
  const label = (id = '') => document.topics.find((topic) => topic.id === id)?.label ?? id
  const told = new Set<string>()
  const listed = all.slice(0, mostLeftOut).map(({ story, obstacles }) => ({
    name: about(story.article, 'choosing', () => unlike(told, story, nameOf)),
    topic: label(story.topics[0]),
    obstacles: obstacles.map((setting) => ({ setting, limit: caps[setting] })),
  }))
  return { leftOut: listed, more: all.length - listed.length }
}

export function pageFacts(
  pages: readonly ReadPage[],
  { topics, ...material }: Required<ExpectationMaterial>,
): PageFacts {
  const all = expectationsOf(pages, { topics, ...material })
  const labels = new Map(topics.map(({ id, label }) => [id, label]))
  const listed = [...all].sort((a, b) => a.stories - b.stories).slice(0, mostPages)
  return {
    count: all.length,
    stories: all.reduce((sum, { stories }) => sum + stories, 0),
    listed: listed.map((one) => ({ ...one, topics: one.topics.map((id) => labels.get(id) ?? id) })),
  }
}

export function decidedFacts(
  { decisions }: EditorialDecisions,
  { stock, notes, nameOf }: { stock: Stock; notes: readonly DecisionNote[]; nameOf: NameStory },
): Decided {
  const byId = new Map(stock.candidates.map((story) => [story.id, story]))
  const named = (ids: readonly string[]) =>
    ids.slice(0, mostDecided).map((id) => {
      const story = byId.get(id)
      return story === undefined ? id : nameOf(story, firstHeadline(story))
    })
  return {
    first: named(decisions.order),
    dropped: named(decisions.drop),
    held: named(decisions.hold),
    headed: [...Object.values(decisions.headlines), ...Object.values(decisions.ownHeadlines)].slice(0, mostDecided),
    noted: named(Object.keys(decisions.notes)),
    recut: named(Object.keys(decisions.sentences)),
    introduction: inAll(decisions.introduction),
    subject: inAll(decisions.subject),
    preheader: inAll(decisions.preheader),
    notes: notes.slice(0, mostDecided).map((note) => ({ ...note, story: named([note.story])[0] ?? note.story })),
  }
}

/** In every language it was written in. */
function inAll(words: DecidedWords | null): string | null {
  return Object.values(wordsByLanguage(words)).join(' · ') || null
}

/** Stories under the same heading would look like one story, so the later ones are named by their first words. */
function unlike(told: Set<string>, story: Story, nameOf: NameStory): string {
  const headline = firstHeadline(story)
  const name = nameOf(story, headline !== null && told.has(headline) ? null : headline)
  if (headline !== null) told.add(headline)
  return name
}

const firstHeadline = ({ headlines }: Story) => headlines[0]?.text ?? null
