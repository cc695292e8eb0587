// Stories for tests of choosing.
import type { Story } from '../../../functions/content/types.ts'

/** `count` words that occur nowhere else. */
export const text = (seed: string, count: number) =>
  `${Array.from({ length: count - 1 }, (_, n) => `${seed}${n}`).join(' ')} ${seed}.`

let score = 1000
/** A story to choose from, each from an article of its own and with a slightly lower score than the one before. */
export function candidate(id: string, changes: Partial<Story> & { words?: number } = {}): Story {
  const { words: count = 40, ...story } = changes
  const article = story.article ?? `a${id.replace(/\D/g, '')}`
  score -= 1
  return {
    id,
    topics: ['energy'],
    article,
    first: true,
    reprints: [],
    headlines: [
      { text: `Title of ${article}`, origin: 'title' },
      { text: `Sentence of ${id}`, origin: 'sentence' },
    ],
    sentences: [{ text: text(id, count), article, paragraph: 0 }],
    views: [],
    score,
    because: [],
    ...story,
  }
}
