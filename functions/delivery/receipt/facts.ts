// Facts of a delivery merge in any order: the merge is commutative, associative and idempotent, so a redelivered or
// late event never changes what is already known, only adds to it.
import { canonicalJson } from '../../content/language/words/json-record.ts'
import type { DeliveryFacts } from '../types.ts'

/**
 * The union of two sets of facts.
 *
 * @example mergeFacts({ delivered: { at: '…02Z' } }, { delivered: { at: '…01Z' } }) // { delivered: { at: '…01Z' } }
 */
export function mergeFacts(a: DeliveryFacts, b: DeliveryFacts): DeliveryFacts {
  const merged: DeliveryFacts = {}
  keep(merged, 'claim', first(a.claim, b.claim))
  for (const name of simpleFacts) keep(merged, name, (isFirst(a[name], b[name]) ? a : b)[name])
  keep(merged, 'submitted', unite(a.submitted, b.submitted))
  keep(merged, 'refused', gravest(a.refused, b.refused))
  keep(merged, 'bounced', hardest(a.bounced, b.bounced))
  return merged
}

/** Facts of which the earliest is kept; `submitted`, `refused` and `bounced` have rules of their own. */
export const simpleFacts = [
  'skipped',
  'ambiguous',
  'delivered',
  'complained',
  'rejected',
  'listed',
  'delayed',
  'noted',
  'closed',
] as const

/**
 * True if a delivery may be claimed, now or once its pause is over: no one holds a claim, and nothing final or
 * ambiguous is known of it. A claim given back after a definite refusal leaves such a record.
 */
export function isClaimable(facts: DeliveryFacts): boolean {
  const known = Object.keys(facts)
  return known.length === 0 || (known.length === 1 && facts.refused?.permanent === false)
}

/** Milliseconds until the next attempt is allowed; 0 if it already is.
 * @param nowMs instant (ms) */
export function pauseLeftMs({ refused }: DeliveryFacts, nowMs: number): number {
  return refused?.notBefore === undefined ? 0 : Math.max(0, Date.parse(refused.notBefore) - nowMs)
}

function keep<K extends keyof DeliveryFacts>(facts: DeliveryFacts, name: K, value: DeliveryFacts[K] | undefined): void {
  if (value !== undefined) facts[name] = value
}

type Ordered = { at: string }

/** The earlier one; at the same instant the one whose text sorts first, so that the order of arrival does not
 * matter. */
function first<T extends Ordered>(a: T | undefined, b: T | undefined): T | undefined {
  return isFirst(a, b) ? a : b
}

function isFirst(a: Ordered | undefined, b: Ordered | undefined): boolean {
  if (!a || !b) return a !== undefined
  return compare([a.at, canonicalJson(a)], [b.at, canonicalJson(b)]) <= 0
}

function unite(
  a: DeliveryFacts['submitted'],
  b: DeliveryFacts['submitted'],
): NonNullable<DeliveryFacts['submitted']> | undefined {
  const found = [a, b].filter((one) => one !== undefined)
  const [one] = found
  if (!one) return undefined
  const at = found.reduce((earliest, next) => (next.at < earliest ? next.at : earliest), one.at)
  return { at, messageIds: [...new Set(found.flatMap((each) => each.messageIds))].sort() }
}

/** A permanent refusal outranks a temporary one, then more attempts outrank fewer, then the latest counts. */
function gravest(a: DeliveryFacts['refused'], b: DeliveryFacts['refused']): DeliveryFacts['refused'] {
  if (!a || !b) return a ?? b
  if (a.permanent !== b.permanent) return a.permanent ? a : b
  if (a.tries !== b.tries) return a.tries > b.tries ? a : b
  return compare([a.at, canonicalJson(a)], [b.at, canonicalJson(b)]) >= 0 ? a : b
}

/** A permanent bounce outranks a soft one; otherwise the earlier counts. */
function hardest(a: DeliveryFacts['bounced'], b: DeliveryFacts['bounced']): DeliveryFacts['bounced'] {
  if (a && b && a.permanent !== b.permanent) return a.permanent ? a : b
  return first(a, b)
}

function compare(a: readonly [string, string], b: readonly [string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  if (a[1] === b[1]) return 0
  return a[1] < b[1] ? -1 : 1
}
