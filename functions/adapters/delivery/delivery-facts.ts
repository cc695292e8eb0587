// Facts as attributes of a delivery's item, and the conditions for replacing one fact by another: `mergeFacts`,
// `isClaimable` and `pauseLeftMs` of `delivery/receipt/facts.ts` as DynamoDB expressions, so that a single write is
// enough.
import { simpleFacts } from '../../delivery/receipt/facts.ts'
import type { DeliveryFacts } from '../../delivery/types.ts'
import type { Expression, Item } from '../services/dynamodb.ts'

type Condition = Required<Expression>
type Refused = NonNullable<DeliveryFacts['refused']>
type Bounced = NonNullable<DeliveryFacts['bounced']>

/** Message ids are an attribute of their own (a set), so that ids added at the same time are merged. */
export const submittedAttributes = { at: 'submittedAt', messageIds: 'submittedIds' } as const

/** No one holds a claim, nothing final or ambiguous is known, and the last attempt was long enough ago.
 * @param at ISO instant of the claim */
export function claimable(at: string): Condition {
  const final = ['claim', ...Object.values(submittedAttributes), 'bounced', ...simpleFacts]
  return {
    text:
      `${final.map((name) => `attribute_not_exists(#${name})`).join(' AND ')} ` +
      'AND (attribute_not_exists(#refused) OR (#refused.#permanent = :false ' +
      'AND (attribute_not_exists(#refused.#notBefore) OR #refused.#notBefore <= :now)))',
    names: Object.fromEntries([...final, 'refused', 'permanent', 'notBefore'].map((name) => [`#${name}`, name])),
    values: { ':false': false, ':now': at },
  }
}

/** It was closed as unsent at that instant: no one holds a claim, and nothing suggests that it was ever mailed. */
export function isUnsentSince(closedAt: string): Condition {
  const others = ['claim', ...Object.values(submittedAttributes), 'bounced', ...simpleFacts].filter(
    (name) => name !== 'closed',
  )
  return {
    text:
      `${others.map((name) => `attribute_not_exists(#${name})`).join(' AND ')} ` +
      'AND #closed.#as = :unsent AND #closed.#at = :at ' +
      'AND (attribute_not_exists(#refused) OR #refused.#permanent = :false)',
    names: Object.fromEntries(
      [...others, 'closed', 'as', 'refused', 'permanent', 'at'].map((name) => [`#${name}`, name]),
    ),
    values: { ':unsent': 'unsent', ':false': false, ':at': closedAt },
  }
}

/** It was permanently refused at that instant, and nothing else is known of it but the claim. */
export function isRefusedFor(refusedAt: string): Condition {
  const others = [...Object.values(submittedAttributes), 'bounced', ...simpleFacts]
  return {
    text:
      `${others.map((name) => `attribute_not_exists(#${name})`).join(' AND ')} ` +
      'AND #refused.#permanent = :true AND #refused.#at = :at',
    names: Object.fromEntries([...others, 'refused', 'permanent', 'at'].map((name) => [`#${name}`, name])),
    values: { ':true': true, ':at': refusedAt },
  }
}

/** There is no such fact yet, or only a later one. */
export function isEarliest(name: string, at: string): Condition {
  return {
    text: 'attribute_not_exists(#fact) OR #fact.#at > :at',
    names: { '#fact': name, '#at': 'at' },
    values: { ':at': at },
  }
}

/** A permanent refusal outranks a temporary one, then more attempts outrank fewer, then the latest counts. */
export function isMostSevere({ at, permanent, tries }: Refused): Condition {
  const further = '(#fact.#tries < :tries OR (#fact.#tries = :tries AND #fact.#at < :at))'
  return {
    text: `attribute_not_exists(#fact) OR ${permanent ? '#fact.#permanent = :false OR' : '#fact.#permanent = :false AND'} ${further}`,
    names: { '#fact': 'refused', '#permanent': 'permanent', '#tries': 'tries', '#at': 'at' },
    values: { ':at': at, ':tries': tries, ':false': false },
  }
}

/** A permanent bounce outranks a soft one; otherwise the earlier counts. */
export function isHardest({ at, permanent }: Bounced): Condition {
  return {
    text: `attribute_not_exists(#fact) OR ${permanent ? '#fact.#permanent = :false OR' : '#fact.#permanent = :false AND'} #fact.#at > :at`,
    names: { '#fact': 'bounced', '#permanent': 'permanent', '#at': 'at' },
    values: { ':at': at, ':false': false },
  }
}

export function factsOf(item: Item): DeliveryFacts {
  const names = ['claim', 'refused', 'bounced', ...simpleFacts]
  const facts = Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
  const { [submittedAttributes.at]: at, [submittedAttributes.messageIds]: ids } = item
  if (at !== undefined) facts['submitted'] = { at, messageIds: ids instanceof Set ? [...ids].sort() : [] }
  return facts as DeliveryFacts
}
