// The version of the code and templates that made an archive's lists: after a deployment that changes it, all lists are
// made again.
import { createHash } from 'node:crypto'
import type { Templates } from '../../edition/types.ts'
import type { ListFacts } from '../page.ts'

/** To be incremented when the code makes different lists from the same records. */
const version = 1

/** @returns 64 hexadecimal digits */
export function madeBy({ pages, partials, messages, theme }: Templates, list: ListFacts): string {
  const { listName, postalAddress, siteUrl, privacyUrl = null, logo = null } = list
  const facts = { listName, postalAddress, siteUrl, privacyUrl, logo }
  const all = { version, pages, partials, messages, theme, list: facts }
  return createHash('sha256').update(canonical(all)).digest('hex')
}

/** JSON with sorted keys, since files are read in any order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
