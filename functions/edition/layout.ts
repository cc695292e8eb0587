// The stories of an edition by rank, each with its parts: the same for every reader, so made once.
import { part } from './frame-parts.ts'
import type { EditionDocument, EditionStory, PartReference } from './types.ts'

export interface StoryParts {
  entry: PartReference
  line: PartReference
  /** By the topic it is placed under. */
  under: ReadonlyMap<string, PartReference>
}

export interface LaidOut {
  story: EditionStory
  parts: StoryParts
}

/** The heads of a topic's stories, in the contents and before its section. */
export interface TopicParts {
  contents: PartReference
  section: PartReference
}

interface Layout {
  stories: LaidOut[]
  topics: ReadonlyMap<string, TopicParts>
}

/** By the place of the edition among those that a briefing draws on. */
const layouts = new WeakMap<EditionDocument, Map<number, Layout>>()

/** @param edition 0: the edition itself; 1: the one before */
export function layoutOf(document: EditionDocument, edition = 0): Layout {
  const known = layouts.get(document) ?? new Map<number, Layout>()
  layouts.set(document, known)
  const layout = known.get(edition) ?? laidOut(document, edition)
  known.set(edition, layout)
  return layout
}

function laidOut(document: EditionDocument, edition: number): Layout {
  const topics = document.topics.map(({ id }) => {
    const parts = { contents: { edition, part: part.contentsTopic(id) }, section: { edition, part: part.section(id) } }
    return [id, parts] as const
  })
  return {
    stories: ranked(document).map((story) => ({ story, parts: partsOf(story, edition) })),
    topics: new Map(topics),
  }
}

/** All stories of an edition, best first; a headless one leads only where all are. */
export function ranked(document: EditionDocument): EditionStory[] {
  const stories = document.sections.flatMap((section) => section.stories).sort((a, b) => b.score - a.score)
  return headedFirst(stories, ({ headline }) => headline !== null)
}

/** The first one that has a headline goes to the front. */
export function headedFirst<T>(stories: readonly T[], isHeaded: (story: T) => boolean): T[] {
  const at = stories.findIndex(isHeaded)
  const lead = stories[at]
  return at <= 0 || lead === undefined ? [...stories] : [lead, ...stories.slice(0, at), ...stories.slice(at + 1)]
}

/** The parts of the largest briefing of an edition, each once. */
export function readingOrder(document: EditionDocument): string[] {
  const sections = [...Map.groupBy(ranked(document), ({ topics }) => topics[0] ?? '')]
  const contents = sections.map(([topic, stories]) => [
    part.contentsTopic(topic),
    ...stories.map(({ id }) => part.contentsEntry(id)),
  ])
  const bodies = sections.map(([topic, stories]) => [
    part.section(topic),
    ...stories.map(({ id }) => part.story(id, topic)),
  ])
  return [part.open, ...contents.flat(), part.contentsClose, ...bodies.flat(), part.close]
}

function partsOf({ id, topics }: EditionStory, edition: number): StoryParts {
  return {
    entry: { edition, part: part.contentsEntry(id) },
    line: { edition, part: part.line(id) },
    under: new Map(topics.map((topic) => [topic, { edition, part: part.story(id, topic) }])),
  }
}
