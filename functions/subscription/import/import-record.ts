// The record of a reader whom the operator imports. Its id is the same however often the file is imported, and reveals
// nothing without the salt of that import.

import { createHmac } from 'node:crypto'
import { normaliseAddress } from '../address.ts'
import { usualCadence } from '../cadence.ts'
import { idCharacters } from '../reader-id.ts'
import type { ConsentEvent, Subscriber } from '../types.ts'
import type { ImportedReader } from './import-row.ts'

/** Characters of an id. */
const idLength = 22

/**
 * `[A-Za-z0-9]`, 22 characters, derived from 256 bits.
 *
 * @param salt random, one per import
 */
export function importedId(salt: string, purpose: 'reader' | 'request', address: string): string {
  const digest = createHmac('sha256', salt)
    .update(`${purpose}\n${normaliseAddress(address)}`)
    .digest('hex')
  let rest = BigInt(`0x${digest}`)
  let id = ''
  while (id.length < idLength) {
    id += idCharacters.charAt(Number(rest % BigInt(idCharacters.length)))
    rest /= BigInt(idCharacters.length)
  }
  return id
}

/**
 * @param at ISO instant of the import
 */
export function importedSubscriber(
  { consent, cadence, ...reader }: ImportedReader & { consent: NonNullable<ImportedReader['consent']> },
  id: string,
  at: string,
): Subscriber {
  const words = consent.source
  const { topics } = reader
  const events: ConsentEvent[] = [
    { at: consent.at, act: 'requested', by: 'import', words, topics },
    { at, act: 'confirmed', by: 'import', words: entered, topics },
  ]
  return {
    id,
    ...reader,
    status: 'active',
    cadence: cadence ?? usualCadence,
    phase: 0,
    pausedUntil: null,
    linksVersion: 0,
    suppressed: null,
    consent: events,
    requests: [],
    createdAt: at,
    expiresAt: null,
  }
}

const entered = 'Entered by the operator from a file of another list.'
