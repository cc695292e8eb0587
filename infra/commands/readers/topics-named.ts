// Finds the topics that a command line names by id or label.
import type { Topic } from '../../../functions/content/types.ts'

/** Their ids. @throws with the list of topics if one is unknown */
export function topicsNamed(words: readonly string[], topics: readonly Topic[]): string[] {
  return words.map((word) => {
    const wanted = word.toLowerCase()
    const found = topics.find(({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted)
    if (found !== undefined) return found.id
    throw new Error(`The topic “${word}” is not one of ${topics.map(({ id }) => id).join(', ')}.`)
  })
}
