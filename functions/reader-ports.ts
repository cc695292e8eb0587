// What bringing, lifting and erasing readers needs from outside. Only the operator's commands and a reader's own wish
// to be erased come here: no other function may delete anything.
import type { Delivery } from './delivery/types.ts'
import type { Subscriber, Suppression } from './subscription/types.ts'

export interface ReaderEntries {
  /** The salt of an import, by the SHA-256 of its file: the one that was saved first. */
  importSalt(file: string, fresh: string): Promise<string>
  /** Writes the pointer and the record of an address that was never on the list, or ends what was begun with the same
   * id. False where anything else is known of it. */
  enter(subscriber: Subscriber): Promise<boolean>
  /** Takes the record away, and its id from the pointer, of which a suppression stays; saying it again changes
   * nothing. `id`: as the pointer says, where the record is gone. */
  erase(reader: Pick<Subscriber, 'id' | 'address'>): Promise<void>
  /** Lets an address be mailed again, and notes why on its record. What was lifted; `null` where nothing was. */
  lift(address: string, at: string, reason: string): Promise<Suppression | null>
}

export interface ReaderMessages {
  /** Deliveries of mails that are no edition, of one reader, strongly consistent. */
  ofReader(id: string): Promise<Delivery[]>
  /** Deletes them. */
  eraseOf(id: string): Promise<void>
}

/** What came of taking an address; `suppressed`: why it must not be mailed. */
export type TakenAddress =
  | { outcome: 'taken'; suppressed: Suppression | null }
  /** It is another reader's. */
  | { outcome: 'held' }

/** Pointers of a change of address, each written by itself: a change that is interrupted is made again. */
export interface AddressStore {
  /** Points an address to this reader. A request for a subscription that nobody confirmed, and somebody who left, give
   * way. Saying it again changes nothing.
   *
   * @throws where the address is in other hands for a moment */
  take(owner: Pick<Subscriber, 'id' | 'address'>): Promise<TakenAddress>
  /** Lets go of an address that this reader has had since before this instant (ISO), suppressed or not; of one that was
   * taken since, nothing. */
  release(owner: Pick<Subscriber, 'id' | 'address'>, before: string): Promise<void>
}
