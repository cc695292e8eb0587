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
