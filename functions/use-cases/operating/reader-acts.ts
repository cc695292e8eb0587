// What an operator does to one reader: show, suppress, lift, erase.

import type { Delivery } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import type { ReaderEntries, ReaderMessages } from '../../reader-ports.ts'
import { checkAddress } from '../../subscription/address.ts'
import { isReaderId } from '../../subscription/reader-id.ts'
import type { Subscriber, Suppression } from '../../subscription/types.ts'

export interface ReaderPorts {
  subscribers: Pick<Ports['subscribers'], 'findByAddress' | 'get' | 'suppress'>
  entries: Pick<ReaderEntries, 'erase' | 'lift'>
  messages: ReaderMessages
  editions: Pick<Ports['editions'], 'outlines'>
  deliveries: Pick<Ports['deliveries'], 'get'>
  clock: Pick<Ports['clock'], 'now'>
}

/** A reader found by id or address. Any part may be gone, or may never have existed. */
export interface FoundReader {
  id: string | null
  address: string | null
  record: Subscriber | null
  suppressed: Suppression | null
  /** The address was on the list at some time. */
  isKnown: boolean
}

/** @throws if it is neither an id nor an address */
export async function findReader(
  { subscribers }: Pick<ReaderPorts, 'subscribers'>,
  named: string,
): Promise<FoundReader> {
  if (isReaderId(named)) {
    const record = await subscribers.get(named)
    const address = record?.address ?? null
    return { id: named, address, record, suppressed: record?.suppressed ?? null, isKnown: record !== null }
  }
  const checked = checkAddress(named)
  if (!checked.ok) throw new Error(`${JSON.stringify(named)} is no id, and ${checked.reason}: ${checked.remedy}.`)
  const pointer = await subscribers.findByAddress(checked.address)
  const id = pointer?.id ?? null
  const record = id === null ? null : await subscribers.get(id)
  const suppressed = pointer?.suppressed ?? record?.suppressed ?? null
  return { id, address: checked.address, record, suppressed, isKnown: pointer !== null }
}

/** Everything stored about a reader (promise R3). */
export interface ReaderDossier {
  record: Subscriber
  /** Oldest first. */
  deliveries: Delivery[]
}

export async function dossierOf(
  { editions, deliveries, messages }: Pick<ReaderPorts, 'editions' | 'deliveries' | 'messages'>,
  record: Subscriber,
): Promise<ReaderDossier> {
  const found: Delivery[] = []
  for (const { id } of await editions.outlines()) {
    const delivery = await deliveries.get({ kind: 'edition', request: id, subscriber: record.id })
    if (delivery !== null) found.push(delivery)
  }
  return { record, deliveries: [...found, ...(await messages.ofReader(record.id))].sort(byInstant) }
}

const instantOf = ({ facts }: Delivery) =>
  facts.submitted?.at ?? facts.skipped?.at ?? facts.refused?.at ?? facts.claim?.at ?? ''

const byInstant = (a: Delivery, b: Delivery) => (instantOf(a) < instantOf(b) ? -1 : 1)

/** Deliveries first, while the record still says whose they are. Each step may be repeated; after a failure, erase the
 * same address again. */
export async function eraseReader(
  { entries, messages }: { entries: Pick<ReaderEntries, 'erase'>; messages: Pick<ReaderMessages, 'eraseOf'> },
  reader: { id: string; address: string },
): Promise<void> {
  await messages.eraseOf(reader.id)
  await entries.erase(reader)
}
