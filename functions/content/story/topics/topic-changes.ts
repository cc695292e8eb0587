// What differs between two lists of topics, topic by topic.
import type { Topic } from '../../types.ts'

export interface TopicChanges {
  /** Ids that are only in the second list (`added`), or only in the first (`removed`). */
  added: string[]
  removed: string[]
  /** Topics in both lists with the keys that differ, for example `['label', 'terms']`. */
  changed: { id: string; keys: string[] }[]
  /** True if what both lists contain is in a different order. */
  reordered: boolean
}

/** @example topicChanges([a, b], [b, c]) // { added: ['c'], removed: ['a'], changed: [], reordered: false } */
export function topicChanges(before: readonly Topic[], after: readonly Topic[]): TopicChanges {
  const [old, now] = [byId(before), byId(after)]
  const both = before.filter(({ id }) => now.has(id)).map(({ id }) => id)
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
    changed: both.flatMap((id) => {
      const keys = differingKeys(old.get(id), now.get(id))
      return keys.length > 0 ? [{ id, keys }] : []
    }),
    reordered: after.filter(({ id }) => old.has(id)).some(({ id }, at) => id !== both[at]),
  }
}

export function isSame({ added, removed, changed, reordered }: TopicChanges): boolean {
  return added.length + removed.length + changed.length === 0 && !reordered
}

const byId = (topics: readonly Topic[]) => new Map(topics.map((topic) => [topic.id, topic]))

function differingKeys(before: Topic | undefined, after: Topic | undefined): string[] {
  const [old, now] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after ?? {}))]
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => canonical(old.get(key)) !== canonical(now.get(key)),
  )
}

/** Independent of the order in which its keys were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
