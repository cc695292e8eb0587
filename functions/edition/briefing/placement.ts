// Where a story is in a reader's briefing: once, under the best of their topics.
import { type Form, type LaidOut, layoutOf } from '../frame/layout.ts'
import type { Correction, EditionDocument } from '../types.ts'

export interface Placed {
  /** Index into the editions drawn on. */
  edition: number
  of: LaidOut
  topic: string
  form: Form
  /** Left out of the contents, because not even one line fits. */
  unlisted: boolean
}

/** Every story once, under the best of the chosen topics, by rank; with several editions, the best of each come first.
 *
 * @param corrections of earlier editions: a reader who did not have a corrected story no longer gets it */
export function place(
  drawn: readonly { document: EditionDocument }[],
  chosen: ReadonlySet<string>,
  corrections: readonly Correction[] = [],
): Placed[] {
  // Within an edition each story occurs once; only an earlier edition can bring it a second time.
  const seen = drawn.length > 1 ? new Set<string>() : null
  const placed: Placed[] = []
  for (const [edition, { document }] of drawn.entries()) {
    const corrected = correctedStories(corrections, document.id)
    for (const of of layoutOf(document, edition).stories) {
      const { id, topics } = of.story
      const topic = topics.find((one) => chosen.has(one))
      if (topic === undefined || seen?.has(id) || corrected.has(id)) continue
      seen?.add(id)
      placed.push({ edition, of, topic, form: 'story', unlisted: false })
    }
  }
  return drawn.length > 1 ? placed.sort((a, b) => a.of.rank - b.of.rank || a.edition - b.edition) : placed
}

function correctedStories(corrections: readonly Correction[], edition: string): Set<string> {
  return new Set(corrections.flatMap((one) => (one.edition === edition ? [one.story] : [])))
}
