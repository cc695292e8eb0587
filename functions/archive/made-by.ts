// What the lists of an archive were made by: where that has changed, a deployment since, all of them are made anew.
import { createHash } from 'node:crypto'
import type { Templates } from '../edition/types.ts'
import type { ListFacts } from './page.ts'

/** Counts up when the code makes other lists of the same records. */
const version = 1

/** @returns 64 hexadecimal digits */
export function madeBy({ pages, partials, messages, theme }: Templates, list: ListFacts): string {
  const { listName, postalAddress, siteUrl, privacyUrl = null, logo = null } = list
  const facts = { listName, postalAddress, siteUrl, privacyUrl, logo }
  const all = { version, pages, partials, messages, theme, list: facts }
  return createHash('sha256').update(canonical(all)).digest('hex')
}

/** JSON with the keys of every object in order: files are read in any. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
