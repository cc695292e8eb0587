// The document of an edition as it is sent: without what was withdrawn between composing and launch.
import type { EditionRecord } from '../delivery/types.ts'
import type { EditionDocument } from '../edition/types.ts'
import { withoutLeftOut } from '../edition/withdrawn.ts'
import type { EditionStore } from '../ports.ts'

/** @throws Error if nothing was composed */
export async function launchedDocument(
  editions: Pick<EditionStore, 'document'>,
  { id, contentHash, leftOut }: Pick<EditionRecord, 'id' | 'contentHash' | 'leftOut'>,
): Promise<EditionDocument> {
  if (contentHash === null) throw new Error(`Edition ${id} has no content; compose it again.`)
  return withoutLeftOut(await editions.document(id, contentHash), leftOut)
}
