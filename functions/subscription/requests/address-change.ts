// A change of a reader's address: confirmed from the new mailbox, undone from the old one. Id, topics and history stay;
// links mailed to the other address no longer open anything except unsubscribing. Sets how long a change can be undone;
// how long the link to the new address works is set in `address-link.ts`.
import { weekMs } from '../../durations.ts'
import { normaliseAddress } from '../address.ts'
import { withEvent } from '../consent.ts'
import { isDayFull, stillCounted } from '../limits/mail-cap.ts'
import { isOver } from '../links/link.ts'
import { moreSevere } from '../suppression.ts'
import type { AddressChange, Subscriber, Suppression } from '../types.ts'

/** For this long a change can be undone from the old address. */
export const undoableMs = weekMs

export function isSameAddress(a: string, b: string): boolean {
  return normaliseAddress(a) === normaliseAddress(b)
}

export type RefusedChange = 'left' | 'suppressed' | 'too-many'

/** Why a new address may not be asked, or `null`. A bounce does not count, since it concerns the old address. */
export function refusesChange(reader: Subscriber, at: string): RefusedChange | null {
  if (reader.status !== 'active') return 'left'
  if (staysSuppressed(reader)) return 'suppressed'
  const asked = (reader.changesAsked ?? []).map((one) => one.at)
  return isDayFull(asked, at) ? 'too-many' : null
}

export type NotedChange =
  | { outcome: 'noted'; subscriber: Subscriber }
  /** The same order was noted before. */
  | { outcome: 'known' }
  | { outcome: 'refused'; reason: RefusedChange }

/** The reader with one more request to a new address; the address itself is not stored. */
export function noteChangeAsked(reader: Subscriber, asked: { id: string; at: string }, now: string): NotedChange {
  const earlier = reader.changesAsked ?? []
  if (earlier.some(({ id }) => id === asked.id)) return { outcome: 'known' }
  const reason = refusesChange(reader, asked.at)
  if (reason !== null) return { outcome: 'refused', reason }
  const changesAsked = [...stillCounted(earlier, now), { id: asked.id, at: asked.at }]
  return { outcome: 'noted', subscriber: { ...reader, changesAsked } }
}

/** The contents of a link mailed to the new address. */
export interface WantedAddress {
  /** Id of the change. */
  change: string
  /** Version of the reader's links when it was asked for. */
  version: number
  /** Seconds since the epoch. */
  expiresAt: number
  address: string
}

/** The contents of a link mailed to the old address. */
export type EarlierAddress = Omit<WantedAddress, 'version'>

/** `done`: this link did it, and that still holds. `void`: the link is no longer of use. */
export type LinkState = 'open' | 'done' | 'void'

export function stateOfChange(wanted: WantedAddress, reader: Subscriber, now: Date): LinkState {
  const known = changeOf(reader, wanted.change)
  if (known !== undefined)
    return known.undoneAt === undefined && isSameAddress(wanted.address, reader.address) ? 'done' : 'void'
  const isBarred = reader.status !== 'active' || staysSuppressed(reader)
  return isBarred || isOver(wanted, now) || wanted.version !== reader.linksVersion ? 'void' : 'open'
}

export function stateOfUndo(earlier: EarlierAddress, reader: Subscriber, now: Date): LinkState {
  const known = changeOf(reader, earlier.change)
  if (known?.undoneAt !== undefined) return isSameAddress(earlier.address, reader.address) ? 'done' : 'void'
  return known === undefined || reader.status !== 'active' || isOver(earlier, now) ? 'void' : 'open'
}

/**
 * The reader at the new address.
 *
 * @param there why the new address must not be mailed
 */
export function withAddress(
  reader: Subscriber,
  { change, address }: Pick<WantedAddress, 'change' | 'address'>,
  at: string,
  there: Suppression | null,
): Subscriber {
  const changes = [...stillUndoable(reader, at), { id: change, at }]
  return { ...readdressed(reader, address, at, 'address-link', there), addressChanges: changes }
}

/** The reader back at the earlier address. Later changes are undone too, so that whoever has the new mailbox cannot
 * prevent it by changing the address once more. */
export function withAddressBack(
  reader: Subscriber,
  { change, address }: Pick<EarlierAddress, 'change' | 'address'>,
  at: string,
  there: Suppression | null,
): Subscriber {
  const all = reader.addressChanges ?? []
  const first = all.findIndex(({ id }) => id === change)
  const changes = all.map((one, n) => (n < first || one.undoneAt !== undefined ? one : { ...one, undoneAt: at }))
  return { ...readdressed(reader, address, at, 'undo', there), addressChanges: changes }
}

/** True if the change was made and not undone, or was undone, as `act` says. */
export function hasHappened(reader: Subscriber, change: string, act: 'changed' | 'undone'): boolean {
  const known = changeOf(reader, change)
  return known !== undefined && (known.undoneAt !== undefined) === (act === 'undone')
}

/**
 * The record whose address another reader takes over after proving that the mailbox is theirs; `null` if it keeps the
 * address. An unconfirmed request ends. The record of a reader who left is kept for its time, but they can no longer
 * return by it.
 */
export function addressGivenUp(holder: Subscriber, at: string): Subscriber | null {
  if (holder.status === 'active') return null
  const ended = { ...holder, requests: [] }
  if (holder.status === 'left') return { ...ended, addressGivenUp: at }
  return { ...ended, expiresAt: Math.floor(Date.parse(at) / 1000) }
}

/** Open requests are dropped because they were mailed to the other address; `reconfirmedAt` belongs to that address
 * too. */
function readdressed(
  { reconfirmedAt: _, ...reader }: Subscriber,
  address: string,
  at: string,
  by: 'address-link' | 'undo',
  there: Suppression | null,
): Subscriber {
  const kept = staysSuppressed(reader) ? reader.suppressed : null
  return {
    ...reader,
    address,
    linksVersion: reader.linksVersion + 1,
    suppressed: moreSevere<Suppression | null>(kept, there),
    requests: [],
    consent: withEvent(reader.consent, { at, act: 'moved', by, words: null, topics: reader.topics }),
  }
}

/** A complaint or an operator's decision concerns the person, a bounce the mailbox. */
function staysSuppressed({ suppressed }: Pick<Subscriber, 'suppressed'>): boolean {
  return suppressed?.reason === 'complaint' || suppressed?.reason === 'operator'
}

function changeOf({ addressChanges = [] }: Subscriber, change: string): AddressChange | undefined {
  return addressChanges.find(({ id }) => id === change)
}

function stillUndoable({ addressChanges = [] }: Subscriber, at: string): AddressChange[] {
  return addressChanges.filter((one) => Date.parse(at) - Date.parse(one.at) < undoableMs)
}
