// Ports for importing, lifting and erasing readers and for changing their address. Only operator's commands and
// readers' own requests use these: no other function may delete anything.
import type { Delivery } from './delivery/types.ts'
import type { Subscriber, Suppression } from './subscription/types.ts'

export interface ReaderEntries {
  /** The salt of an import, by the SHA-256 of its file; if one is already saved, that one. */
  importSalt(file: string, fresh: string): Promise<string>
  /** Writes the pointer and the record of an address that was never on the list, or completes an interrupted import
   * with the same id. False if anything else is known of the address. */
  enter(subscriber: Subscriber): Promise<boolean>
  /** Deletes the record and removes its id from the pointer, which keeps a suppression; may be repeated. `id`: as in
   * the pointer, if the record is gone. */
  erase(reader: Pick<Subscriber, 'id' | 'address'>): Promise<void>
  /** Lifts a suppression and notes why on the record. Resolves to what was lifted, `null` if nothing was. */
  lift(address: string, at: string, reason: string): Promise<Suppression | null>
}

export interface ReaderMessages {
  /** One reader's deliveries that are of no edition, strongly consistent. */
  ofReader(id: string): Promise<Delivery[]>
  /** Deletes them. */
  eraseOf(id: string): Promise<void>
}

/** Outcome of taking an address; `suppressed`: why it must not be mailed. */
export type TakenAddress =
  | { outcome: 'taken'; suppressed: Suppression | null }
  /** It belongs to another reader. */
  | { outcome: 'held' }

/** Pointers of a change of address, each written on its own: an interrupted change is simply repeated. */
export interface AddressStore {
  /** Points an address to this reader. An unconfirmed request for a subscription and a reader who left give way. May be
   * repeated.
   *
   * @throws if the address is briefly held by someone else */
  take(owner: Pick<Subscriber, 'id' | 'address'>): Promise<TakenAddress>
  /** Releases an address that this reader has had since before this instant (ISO), suppressed or not; does nothing if
   * it was taken later. */
  release(owner: Pick<Subscriber, 'id' | 'address'>, before: string): Promise<void>
}
