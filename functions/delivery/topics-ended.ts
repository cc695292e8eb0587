// Readers whose topics have all been removed from the list, so that no edition has anything for them any more.
import { createHash } from 'node:crypto'
import type { Subscriber } from '../subscription/types.ts'
import type { DeliveryKey } from './types.ts'

/** False for a reader who chose no topics: none were taken from them.
 *
 * @param known ids of the topics the list has */
export function haveTopicsEnded({ topics }: Pick<Subscriber, 'topics'>, known: ReadonlySet<string>): boolean {
  return topics.length > 0 && !topics.some((topic) => known.has(topic))
}

/** Characters of a digest that distinguishes choices: 128 bits. */
const digestLength = 32

/** Derived from the topics removed: a reader is told once about the same topics, and again only after another choice
 * has ended too. */
export function noticeKey({ id, topics }: Pick<Subscriber, 'id' | 'topics'>): DeliveryKey {
  const chosen = createHash('sha256').update(JSON.stringify(topics.toSorted()))
  return { kind: 'notice', request: `topics-${chosen.digest('hex').slice(0, digestLength)}`, subscriber: id }
}
