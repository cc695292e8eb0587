// The link by which a reader gets a copy of what is kept of them, has it erased, or gives another address: mailed to
// the address on record, good for a day and for that address, and for no longer than the reader's links are of the
// same version.
import { daySeconds } from '../../durations.ts'
import { normaliseAddress } from '../address.ts'
import type { Subscriber } from '../types.ts'
import { isOver, type LinkKey } from './link.ts'
import { seal, unseal } from './seal.ts'

export const ownDataActs = ['copy', 'erase', 'address'] as const

export type OwnDataAct = (typeof ownDataActs)[number]

export function isOwnDataAct(text: string): text is OwnDataAct {
  return ownDataActs.some((one) => one === text)
}

export interface OwnDataLink {
  act: OwnDataAct
  subscriber: string
  /** Of the reader's links. */
  version: number
  /** Seconds since the epoch. */
  expiresAt: number
  /** That it was mailed to. */
  address: string
}

export const ownDataSeconds = daySeconds

/** The API takes no longer parameter; an address of 254 characters makes about 450. */
const longestToken = 500

type Owner = Pick<Subscriber, 'id' | 'linksVersion' | 'address'>

/** The token `<key id>.<act>.<subscriber id>.<version>.<expiry, base 36>.<address, base64url>.<signature>`: with the
 * address, an erasure that was cut short is ended after the record is gone.
 *
 * @param from when it is mailed */
export function ownDataToken(act: OwnDataAct, { id, linksVersion, address }: Owner, from: Date, key: LinkKey): string {
  const expiresAt = Math.floor(from.getTime() / 1000) + ownDataSeconds
  const mailed = Buffer.from(address).toString('base64url')
  return seal('own-data', [act, id, String(linksVersion), expiresAt.toString(36), mailed], key)
}

/** What a token says, its time over or not; `null` where it is malformed, forged or for something else. */
export function readOwnDataToken(token: string, keys: readonly LinkKey[]): OwnDataLink | null {
  const [named, subscriber, version, expiry, mailed, ...rest] = unseal('own-data', token, keys, longestToken) ?? []
  const act = named ?? ''
  if (!isOwnDataAct(act) || subscriber === undefined || expiry === undefined || mailed === undefined) return null
  if (rest.length > 0) return null
  const address = Buffer.from(mailed, 'base64url').toString('utf8')
  return { act, subscriber, version: Number(version), expiresAt: Number.parseInt(expiry, 36), address }
}

/** False where its time is over, the links were renewed since or the address is another one now.
 *
 * @param reader `null`: the record is gone, of which nobody knows a version */
export function isOpen(link: OwnDataLink, reader: Owner | null, now: Date): boolean {
  if (isOver(link, now)) return false
  if (reader === null) return true
  return link.version === reader.linksVersion && normaliseAddress(link.address) === normaliseAddress(reader.address)
}
