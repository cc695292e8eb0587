// Where a reader finds each story: once, under the best of their topics.
import { headedFirst, layoutOf, type StoryParts } from './layout.ts'
import type { EditionDocument, EditionStory } from './types.ts'

export interface Placed {
  /** Index into the editions drawn on. */
  edition: number
  story: EditionStory
  parts: StoryParts
  topic: string
  /** Printed as one line, for want of room. */
  line: boolean
  /** Not in the contents, for want of room even then. */
  unlisted: boolean
}

/** Every story once, under the best of the chosen topics; those of the first edition first, each by rank. A headless
 * one leads only where all are. */
export function place(drawn: readonly { document: EditionDocument }[], chosen: ReadonlySet<string>): Placed[] {
  // A story stands once in its own edition: what can come again came in the edition before.
  const seen = drawn.length > 1 ? new Set<string>() : null
  const placed: Placed[] = []
  for (const [edition, { document }] of drawn.entries()) {
    for (const { story, parts } of layoutOf(document, edition).stories) {
      const topic = story.topics.find((id) => chosen.has(id))
      if (topic === undefined || seen?.has(story.id)) continue
      seen?.add(story.id)
      placed.push({ edition, story, parts, topic, line: false, unlisted: false })
    }
  }
  return placed[0]?.story.headline === null ? headedFirst(placed, ({ story }) => story.headline !== null) : placed
}
