// The content hash of a frozen edition: SHA-256 over everything readers will get.

import { createHash } from 'node:crypto'
import type { LanguageTag } from '../content/types.ts'
import type { EditionDocument } from './types.ts'

/**
 * @param frames as saved, in any order of languages
 * @returns 64 hexadecimal digits; the same content has the same hash whenever and wherever it is composed
 */
export function contentHash(document: EditionDocument, frames: readonly { language: LanguageTag }[]): string {
  const inOrder = [...frames].sort((a, b) => (a.language < b.language ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson({ document, frames: inOrder }))
    .digest('hex')
}

/** JSON with the keys of every object sorted, since files and languages are read in any order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
