// The link by which a reader gets a copy of the data stored about them, has them erased, or enters another address. It
// is mailed to the address on record and valid for a day, for that address and for the same version of the reader's
// links.
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
  /** Version of the reader's links. */
  version: number
  /** Seconds since the epoch. */
  expiresAt: number
  /** The address that it was mailed to. */
  address: string
}

const ownDataSeconds = daySeconds

/** The API accepts no longer path parameter; an address of 254 characters makes a token of about 450. */
const longestToken = 500

type Owner = Pick<Subscriber, 'id' | 'linksVersion' | 'address'>

/** The token `<key id>.<act>.<subscriber id>.<version>.<expiry, base 36>.<address, base64url>.<signature>`. It contains
 * the address so that an interrupted erasure can be completed after the record is gone.
 *
 * @param from when it is mailed */
export function ownDataToken(act: OwnDataAct, { id, linksVersion, address }: Owner, from: Date, key: LinkKey): string {
  const expiresAt = Math.floor(from.getTime() / 1000) + ownDataSeconds
  const mailed = Buffer.from(address).toString('base64url')
  return seal('own-data', [act, id, String(linksVersion), expiresAt.toString(36), mailed], key)
}

/** The contents of a token, expired or not; `null` if it is malformed, forged or for another purpose. */
export function readOwnDataToken(token: string, keys: readonly LinkKey[]): OwnDataLink | null {
  const [named, subscriber, version, expiry, mailed, ...rest] = unseal('own-data', token, keys, longestToken) ?? []
  const act = named ?? ''
  if (!isOwnDataAct(act) || subscriber === undefined || expiry === undefined || mailed === undefined) return null
  if (rest.length > 0) return null
  const address = Buffer.from(mailed, 'base64url').toString('utf8')
  return { act, subscriber, version: Number(version), expiresAt: Number.parseInt(expiry, 36), address }
}

/** False if it has expired, the links were renewed since, or the address has changed.
 *
 * @param reader `null`: the record is gone, and with it the version */
export function isOpen(link: OwnDataLink, reader: Owner | null, now: Date): boolean {
  if (isOver(link, now)) return false
  if (reader === null) return true
  return link.version === reader.linksVersion && normaliseAddress(link.address) === normaliseAddress(reader.address)
}
