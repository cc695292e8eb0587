// Deliveries in DynamoDB: `D#<edition>#<shard>`/`<subscriber>`, other kinds `M#<kind>#<subscriber>`/`<request>`.
// `R#<edition>`/`REPORTED` holds when something was last reported about an edition, `R#<edition or day>`/`TALLY` how
// much was. Each fact is an attribute of its own, so that facts added at the same time never overwrite each other.

import { simpleFacts } from '../../delivery/receipt/facts.ts'
import type { ReportTally } from '../../delivery/report-limits.ts'
import type { Delivery, DeliveryFacts, DeliveryKey } from '../../delivery/types.ts'
import type { ClaimOutcome, DeliveryStore, FreshReports } from '../../ports.ts'
import { shardOf } from '../../subscription/shard.ts'
import type { Expression, Item, Key, Table } from '../services/dynamodb.ts'
import {
  claimable,
  factsOf,
  isEarliest,
  isHardest,
  isMostSevere,
  isRefusedFor,
  isUnsentSince,
  submittedAttributes,
} from './delivery-facts.ts'
import { expiryAfter } from './delivery-retention.ts'

/** Deliveries per page of `list`, unless told otherwise. */
const defaultPage = 500

export function deliveryStore(table: Table, pageSize = defaultPage): DeliveryStore {
  return {
    claim: (key, claim) => takeClaim(table, key, claim),
    add: (key, facts) => add(table, key, facts),
    giveBack: (key, claimId, refused) => giveBack(table, key, claimId, refused),
    takeBack: (key, ending, at) => takeBack(table, key, ending, at),
    get: (key) => get(table, key),
    noteReported: (edition, at) => noteReported(table, edition, at),
    report: (key, facts) => report(table, key, facts),
    countReports: (name, at, counts) => countReports(table, name, at, counts),
    reported: async (name) => tallyIn(await table.get(tallyKey(name))),
    restartReports: (name, base) => restartReports(table, name, base),
    reportedAt: async (edition) => (await table.get(reportedKey(edition)))?.['at']?.toString() ?? null,
    list: (edition, shard) => list(table, edition, shard, pageSize),
  }
}

async function takeClaim(
  table: Table,
  key: DeliveryKey,
  claim: NonNullable<DeliveryFacts['claim']>,
): Promise<ClaimOutcome> {
  if (await write(table, key, { name: 'claim', value: claim, at: claim.at }, claimable(claim.at))) return { won: true }
  const delivery = await get(table, key)
  if (!delivery)
    throw new Error(`A claim on ${key.request} for ${key.subscriber} lost to a record that is gone; try again.`)
  return delivery.facts.claim?.id === claim.id ? { won: true } : { won: false, delivery }
}

/** One write for all facts of which the earliest counts, and one each for `refused` and `bounced`. */
async function add(table: Table, key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<void> {
  const writes: Promise<unknown>[] = []
  const { refused, bounced } = facts
  if (facts.submitted || simpleFacts.some((name) => facts[name])) writes.push(addEarliest(table, key, facts))
  if (refused)
    writes.push(write(table, key, { name: 'refused', value: refused, at: refused.at }, isMostSevere(refused)))
  if (bounced) writes.push(write(table, key, { name: 'bounced', value: bounced, at: bounced.at }, isHardest(bounced)))
  await Promise.all(writes)
}

/** Bounces and complaints are rare, so each gets a separate write, which tells whether it is the first. */
async function report(table: Table, key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<FreshReports> {
  const { bounced, complained, ...others } = facts
  const complaint = complained && { name: 'complained', value: complained, at: complained.at }
  const first = complaint ? await write(table, key, complaint, isFirst) : null
  const bounce = bounced && { name: 'bounced', value: bounced, at: bounced.at }
  const hardest = bounce ? await write(table, key, bounce, isHardest(bounce.value)) : null
  await add(table, key, complained ? { ...others, complained } : others)
  return { bounced: bounced?.permanent === true && hardest !== null, complained: first !== null }
}

const isFirst = { text: 'attribute_not_exists(#fact)', names: { '#fact': 'complained' }, values: {} }

/** Message ids are always merged; an instant is written a second time only if a later one was on record. */
async function addEarliest(table: Table, key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<void> {
  const { submitted } = facts
  const simple = simpleFacts.flatMap((name) => (facts[name] ? [{ name, fact: facts[name] }] : []))
  const latest = [submitted, ...simple.map(({ fact }) => fact)].reduce(
    (at, one) => (one && one.at > at ? one.at : at),
    '',
  )
  const item = await table.update(keyOf(key), identified(key, latest, firstOf(submitted, simple)))
  const corrections: Promise<unknown>[] = []
  if (submitted && String(item?.[submittedAttributes.at]) > submitted.at) {
    const names = { '#submittedAt': submittedAttributes.at }
    const values = { ':at': submitted.at }
    const earlier = { text: 'SET #submittedAt = :at', condition: '#submittedAt > :at', names, values }
    corrections.push(table.update(keyOf(key), earlier))
  }
  for (const { name, fact } of simple) {
    const kept = item?.[name] as typeof fact | undefined
    if (kept !== undefined && kept.at > fact.at)
      corrections.push(write(table, key, { name, value: fact, at: fact.at }, isEarliest(name, fact.at)))
  }
  await Promise.all(corrections)
}

/** Sets only what is not there yet. */
function firstOf(
  submitted: DeliveryFacts['submitted'],
  simple: { name: string; fact: unknown }[],
): Required<Expression> {
  const set = simple.map(({ name }) => `#${name} = if_not_exists(#${name}, :${name})`)
  const names = Object.fromEntries(simple.map(({ name }) => [`#${name}`, name]))
  const values: Record<string, unknown> = Object.fromEntries(simple.map(({ name, fact }) => [`:${name}`, fact]))
  if (submitted === undefined) return { text: set.join(', '), names, values }
  const united = submitted.messageIds.length === 0 ? undefined : new Set(submitted.messageIds)
  set.push('#submittedAt = if_not_exists(#submittedAt, :submittedAt)')
  return {
    text: `${set.join(', ')}${united ? ' ADD #ids :ids' : ''}`,
    names: {
      ...names,
      '#submittedAt': submittedAttributes.at,
      ...(united && { '#ids': submittedAttributes.messageIds }),
    },
    values: { ...values, ':submittedAt': submitted.at, ...(united && { ':ids': united }) },
  }
}

/** Replaces the claim by the refusal in one write; if a graver refusal is on record, only the claim is removed. */
async function giveBack(
  table: Table,
  key: DeliveryKey,
  claimId: string,
  refused: NonNullable<DeliveryFacts['refused']>,
): Promise<void> {
  const ours = '#claim.#id = :claimId'
  const names = { '#claim': 'claim', '#id': 'id' }
  const values = { ':claimId': claimId }
  const gravest = isMostSevere(refused)
  const noted = await table.update(keyOf(key), {
    text: 'SET #fact = :refused REMOVE #claim',
    condition: `${ours} AND (${gravest.text})`,
    names: { ...names, ...gravest.names },
    values: { ...values, ...gravest.values, ':refused': refused },
  })
  if (!noted) await table.update(keyOf(key), { text: 'REMOVE #claim', condition: ours, names, values })
}

function reportedKey(edition: string): Key {
  return { pk: `R#${edition}`, sk: 'REPORTED' }
}

async function noteReported(table: Table, edition: string, at: string): Promise<void> {
  await table.update(reportedKey(edition), {
    text: 'SET #at = :at, #expiresAt = :expiresAt',
    condition: 'attribute_not_exists(#at) OR #at < :at',
    names: { '#at': 'at', '#expiresAt': 'expiresAt' },
    values: { ':at': at, ':expiresAt': expiryAfter(at) },
  })
}

const tallyKey = (name: string): Key => ({ pk: `R#${name}`, sk: 'TALLY' })

async function countReports(table: Table, name: string, at: string, counts: ReportTally) {
  const fields = Object.keys(counts) as (keyof ReportTally)[]
  const item = await table.update(tallyKey(name), {
    text: `SET #expiresAt = :expiresAt ADD ${fields.map((field) => `#${field} :${field}`).join(', ')}`,
    names: { '#expiresAt': 'expiresAt', ...Object.fromEntries(fields.map((field) => [`#${field}`, field])) },
    values: {
      ':expiresAt': expiryAfter(at),
      ...Object.fromEntries(fields.map((field) => [`:${field}`, counts[field]])),
    },
  })
  return { total: tallyIn(item), base: tallyIn(item?.['base'] as Item | undefined) }
}

function tallyIn(item: Item | null | undefined): ReportTally {
  const of = (field: keyof ReportTally) => Number(item?.[field] ?? 0)
  return { sends: of('sends'), bounces: of('bounces'), complaints: of('complaints') }
}

async function restartReports(table: Table, name: string, base: ReportTally): Promise<void> {
  await table.update(tallyKey(name), {
    text: 'SET #base = :base',
    names: { '#base': 'base' },
    values: { ':base': base },
  })
}

async function takeBack(table: Table, key: DeliveryKey, ending: 'refused' | 'closed', at: string): Promise<boolean> {
  const { names, values, text: condition } = ending === 'refused' ? isRefusedFor(at) : isUnsentSince(at)
  const done = await table.update(keyOf(key), {
    text: 'REMOVE #refused, #claim, #closed',
    condition,
    names: { ...names, '#claim': 'claim', '#closed': 'closed' },
    values,
  })
  return done !== null
}

async function get(table: Table, key: DeliveryKey): Promise<Delivery | null> {
  const item = await table.get(keyOf(key))
  return item && deliveryOf(item)
}

async function* list(table: Table, edition: string, shard: number, pageSize: number): AsyncIterable<Delivery[]> {
  for await (const items of table.query(`D#${edition}#${shard}`, { pageSize })) yield items.map(deliveryOf)
}

/** Sets one attribute and, in a new record, who the delivery is for. */
function write(
  table: Table,
  key: DeliveryKey,
  fact: { name: string; value: unknown; at: string },
  condition: Required<Expression>,
): Promise<Item | null> {
  const change = identified(key, fact.at, {
    text: '#written = :written',
    names: { '#written': fact.name },
    values: { ':written': fact.value },
  })
  return table.update(keyOf(key), {
    text: change.text,
    condition: condition.text,
    names: { ...change.names, ...condition.names },
    values: { ...change.values, ...condition.values },
  })
}

function identified({ kind, request, subscriber }: DeliveryKey, at: string, set: Required<Expression>) {
  return {
    text: `SET #kind = :kind, #request = :request, #subscriber = :subscriber, #expiresAt = :expiresAt, ${set.text}`,
    names: {
      '#kind': 'kind',
      '#request': 'request',
      '#subscriber': 'subscriber',
      '#expiresAt': 'expiresAt',
      ...set.names,
    },
    values: {
      ':kind': kind,
      ':request': request,
      ':subscriber': subscriber,
      ':expiresAt': expiryAfter(at),
      ...set.values,
    },
  }
}

function keyOf({ kind, request, subscriber }: DeliveryKey): Key {
  if (kind === 'edition') return { pk: `D#${request}#${shardOf(subscriber)}`, sk: subscriber }
  return { pk: messagesOf(kind, subscriber), sk: request }
}

/** Partition of one reader's deliveries of one kind other than editions. */
export function messagesOf(kind: DeliveryKey['kind'], subscriber: string): string {
  return `M#${kind}#${subscriber}`
}

export function deliveryOf(item: Item): Delivery {
  const { kind, request, subscriber } = item as unknown as DeliveryKey
  return { kind, request, subscriber, facts: factsOf(item) }
}
