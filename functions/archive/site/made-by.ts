// The version of the code and templates that made an archive's lists: after a deployment that changes it, all lists are
// made again.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../content/language/words/json-record.ts'
import type { Templates } from '../../edition/types.ts'
import type { ListFacts } from '../render-page.ts'

/** To be incremented when the code makes different lists from the same records. */
const version = 1

/** @returns 64 hexadecimal digits */
export function madeBy({ pages, partials, messages, theme }: Templates, list: ListFacts): string {
  const { listName, postalAddress, siteUrl, privacyUrl = null, logo = null } = list
  const facts = { listName, postalAddress, siteUrl, privacyUrl, logo }
  const all = { version, pages, partials, messages, theme, list: facts }
  return createHash('sha256').update(canonicalJson(all)).digest('hex')
}
