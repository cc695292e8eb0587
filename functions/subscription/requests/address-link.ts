// Links for a change of address: one to the new mailbox, which makes the change, and one to the old, which undoes it.
// Each contains the address it was mailed to, signed, so nothing is stored before a change is made. Sets how long the
// link to a new address works.
import { daySeconds } from '../../durations.ts'
import type { LinkKey } from '../links/link.ts'
import { seal, unseal } from '../links/seal.ts'
import { type EarlierAddress, undoableMs, type WantedAddress } from './address-change.ts'

/** Seconds for which a link to a new address works: as long as the confirmation of a subscription. */
const wantedSeconds = 2 * daySeconds

/** The API accepts no longer path parameter; an address of 254 characters makes a token of about 470. */
const longestToken = 500

/** The token `<key id>.<subscriber>.<change>.<version>.<expiry, base 36>.<address, base64url>.<signature>`.
 *
 * @param at ISO instant at which it was asked for */
export function addressToken(
  subscriber: string,
  { change, version, address }: Omit<WantedAddress, 'expiresAt'>,
  at: string,
  key: LinkKey,
): string {
  const expiresAt = Math.floor(Date.parse(at) / 1000) + wantedSeconds
  return seal('address', [subscriber, change, String(version), expiresAt.toString(36), encoded(address)], key)
}

/** The token `<key id>.<subscriber>.<change>.<expiry, base 36>.<address, base64url>.<signature>`.
 *
 * @param at ISO instant of the change */
export function addressUndoToken(
  subscriber: string,
  { change, address }: Omit<EarlierAddress, 'expiresAt'>,
  at: string,
  key: LinkKey,
): string {
  const expiresAt = Math.floor((Date.parse(at) + undoableMs) / 1000)
  return seal('address-undo', [subscriber, change, expiresAt.toString(36), encoded(address)], key)
}

export type AddressLink =
  | ({ act: 'change'; subscriber: string } & WantedAddress)
  | ({ act: 'undo'; subscriber: string } & EarlierAddress)

/** The contents of either token, expired or not; `null` if it is malformed, forged or for another purpose. */
export function readAddressToken(token: string, keys: readonly LinkKey[]): AddressLink | null {
  const wanted = unseal('address', token, keys, longestToken)
  if (wanted !== null) {
    const [subscriber, change, version, expiry, mailed, ...rest] = wanted
    if (subscriber === undefined || change === undefined || expiry === undefined) return null
    if (mailed === undefined || rest.length > 0) return null
    return { act: 'change', subscriber, change, version: Number(version), ...read(expiry, mailed) }
  }
  const [subscriber, change, expiry, mailed, ...rest] = unseal('address-undo', token, keys, longestToken) ?? []
  if (subscriber === undefined || change === undefined || expiry === undefined) return null
  if (mailed === undefined || rest.length > 0) return null
  return { act: 'undo', subscriber, change, ...read(expiry, mailed) }
}

function encoded(address: string): string {
  return Buffer.from(address).toString('base64url')
}

function read(expiry: string, mailed: string): { expiresAt: number; address: string } {
  return { expiresAt: Number.parseInt(expiry, 36), address: Buffer.from(mailed, 'base64url').toString('utf8') }
}
