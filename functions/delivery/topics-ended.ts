// A reader all of whose topics the list has given up: they chose, and no edition has anything for them any more.
import { createHash } from 'node:crypto'
import type { Subscriber } from '../subscription/types.ts'
import type { DeliveryKey } from './types.ts'

/** False for somebody who chose nothing: nothing was taken from them.
 *
 * @param known ids of the topics the list has */
export function haveTopicsEnded({ topics }: Pick<Subscriber, 'topics'>, known: ReadonlySet<string>): boolean {
  return topics.length > 0 && !topics.some((topic) => known.has(topic))
}

/** Characters of a digest that tells choices apart: 128 bits. */
const digestLength = 32

/** Made of what is gone: of the same topics a reader is told once, and again only after another choice has ended too.
 * */
export function noticeKey({ id, topics }: Pick<Subscriber, 'id' | 'topics'>): DeliveryKey {
  const chosen = createHash('sha256').update(JSON.stringify(topics.toSorted()))
  return { kind: 'notice', request: `topics-${chosen.digest('hex').slice(0, digestLength)}`, subscriber: id }
}
