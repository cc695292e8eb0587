// The address to which a newsletter is sent: secret, so that only those who were given it write to it.
import type { Source } from '../types.ts'

/** A source by its id, with a key that only its publisher is told. */
export interface IncomingAddress {
  source: string
  key: string
}

/** Characters of `[a-z0-9]`: 82 bits, without differences in case that a publisher's form might lose. */
export const incomingKeyLength = 16

const local = /^in\+([a-z0-9-]{1,40})-([a-z0-9]{16})$/

/** @example incomingAddress({ source: 'harbour', key: '0123456789abcdef' }, 'mail.example.com') // 'in+harbour-0123456789abcdef@mail.example.com' */
export function incomingAddress({ source, key }: IncomingAddress, mailDomain: string): string {
  return `in+${source}-${key}@${mailDomain}`
}

/** `null` for any other address. */
export function readIncomingAddress(address: string, mailDomain: string): IncomingAddress | null {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== mailDomain) return null
  const [, source, key] = local.exec(address.slice(0, Math.max(0, at)).toLowerCase()) ?? []
  return source === undefined || key === undefined ? null : { source, key }
}

/** The address in the `url` of a source of kind `mail`, at any domain; `null` for any other. */
export function newsletterBox(url: string): IncomingAddress | null {
  const address = url.startsWith('mailto:') ? url.slice('mailto:'.length) : ''
  return readIncomingAddress(address, address.slice(address.lastIndexOf('@') + 1))
}

export type RefusedLetter = 'unknown-source' | 'paused' | 'other-sender' | 'not-authentic'

/**
 * Why a newsletter is refused, or `null`.
 *
 * @param from its author; `null` if unknown
 * @param authentic true if the author's domain is authenticated
 */
export function whyRefused(
  source: Pick<Source, 'url' | 'senders' | 'paused'> | undefined,
  given: { key: string; from: string | null; authentic: boolean },
): RefusedLetter | null {
  if (source === undefined || newsletterBox(source.url)?.key !== given.key) return 'unknown-source'
  if (source.paused) return 'paused'
  const domain = given.from?.slice(given.from.lastIndexOf('@') + 1).toLowerCase()
  const isNamed = (sender: string) => domain === sender || domain?.endsWith(`.${sender}`) === true
  if (!source.senders.some(isNamed)) return 'other-sender'
  return given.authentic ? null : 'not-authentic'
}
