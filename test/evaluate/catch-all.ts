// A topic that every text is about, for measuring what is chosen of a page apart from what its list is about.
import type { Topic } from '../../functions/content/types.ts'

/** So that a single word of the paragraph settles it. */
const settles = 1000

/** The words of a text as terms of one topic: each of its paragraphs is on it as surely as any other. */
export function catchAllTopic(texts: readonly string[]): Topic {
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
  const terms = [...words].map((text) => ({ text, weight: settles }))
  return { id: 'everything', label: 'Everything', definition: 'Whatever a page speaks of.', terms }
}
