// Topics that the operator gives to all articles of a source (`topics` of `sources.json`), beside those that the
// articles name themselves.
import type { Article, Topic } from '../../types.ts'
import { type Explained, threshold } from './topic.ts'

/** Topics on the list that an article's source gives to all its articles. */
export function givenTopics({ sourceRules }: Pick<Article, 'sourceRules'>, topics: readonly Topic[]): Explained[] {
  const wanted = sourceRules?.topics ?? []
  return topics
    .filter(({ id }) => wanted.includes(id))
    .map(({ id }) => ({ topic: id, confidence: threshold, terms: [] }))
}

/** Topics that the article itself mentions come before those its source gives it. */
export function withGiven(own: Explained[], given: readonly Explained[]): Explained[] {
  return given.length === 0 ? own : [...own, ...given.filter(({ topic }) => !own.some((one) => one.topic === topic))]
}
