// The content hash of a frozen edition: SHA-256 over everything readers will get.

import { createHash } from 'node:crypto'
import { canonicalJson } from '../content/language/words/json-record.ts'
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
