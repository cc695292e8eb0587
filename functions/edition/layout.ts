// The stories of an edition by rank, each with the names of its parts: the same for every reader, so made once.
import { part } from './parts.ts'
import type { EditionDocument, EditionStory } from './types.ts'

export interface StoryParts {
  entry: string
  line: string
  /** By the topic it is placed under. */
  under: Record<string, string>
}

export interface LaidOut {
  story: EditionStory
  parts: StoryParts
}

const layouts = new WeakMap<EditionDocument, LaidOut[]>()

export function layoutOf(document: EditionDocument): LaidOut[] {
  const known = layouts.get(document)
  if (known !== undefined) return known
  const layout = ranked(document).map((story) => ({ story, parts: partsOf(story) }))
  layouts.set(document, layout)
  return layout
}

/** All stories of an edition, best first. */
export function ranked(document: EditionDocument): EditionStory[] {
  return document.sections.flatMap(({ stories }) => stories).sort((a, b) => b.score - a.score)
}

function partsOf({ id, topics }: EditionStory): StoryParts {
  return {
    entry: part.contentsEntry(id),
    line: part.line(id),
    under: Object.fromEntries(topics.map((topic) => [topic, part.story(id, topic)])),
  }
}
