// E-mail addresses: what is accepted, how it is normalised, and the key under which its pointer is stored.
import { createHmac } from 'node:crypto'

export type CheckedAddress = { ok: true; address: string } | { ok: false; reason: string; remedy: string }

/** Limits of RFC 5321, 4.5.3.1: path 254, local part 64, domain 253 with labels of 63. */
const limits = { address: 254, local: 64, domain: 253, label: 63 }

/** RFC 5322 `atext`; quoted local parts are refused: hardly anybody has one and many systems mishandle them. */
const localAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/
const domainLabel = /^[A-Za-z0-9-]+$/

/**
 * The address as it is mailed: white space around it cut, the domain in lower case. Refused with a reason otherwise.
 *
 * @example checkAddress(' Ann@News.Example.com ') // { ok: true, address: 'Ann@news.example.com' }
 */
export function checkAddress(input: unknown): CheckedAddress {
  if (typeof input !== 'string' || input.trim() === '')
    return refuse('there is no address', 'give one like ann@example.com')
  if (input.length > limits.address * 2)
    return refuse('the address is too long', `use at most ${limits.address} characters`)
  if (/[\r\n\0]/.test(input)) return refuse('the address holds a line break or a NUL', 'give one address on one line')
  const address = input.trim()
  if (address.length > limits.address)
    return refuse('the address is too long', `use at most ${limits.address} characters`)
  const at = address.lastIndexOf('@')
  if (at <= 0 || at === address.length - 1)
    return refuse('the address has no @ between two parts', 'give one like ann@example.com')
  const problem = localProblem(address.slice(0, at)) ?? domainProblem(address.slice(at + 1))
  return problem ?? { ok: true, address: `${address.slice(0, at)}@${address.slice(at + 1).toLowerCase()}` }
}

/**
 * The form under which two spellings count as the same person: all in lower case.
 *
 * @example normaliseAddress('Ann@News.Example.com') // 'ann@news.example.com'
 */
export function normaliseAddress(address: string): string {
  return address.trim().toLowerCase()
}

/** Key of the address pointer, `[0-9a-f]{64}`: nothing can be read from it without the pepper. */
export function addressPointer(address: string, pepper: string): string {
  return createHmac('sha256', pepper).update(normaliseAddress(address)).digest('hex')
}

function localProblem(local: string): CheckedAddress | null {
  if (local.length > limits.local)
    return refuse('the part before @ is too long', `use at most ${limits.local} characters`)
  if (!isAscii(local))
    return refuse('the part before @ holds letters outside ASCII', 'use an address of A–Z, digits and . _ + -')
  if (!local.split('.').every((atom) => localAtom.test(atom)))
    return refuse('the part before @ holds a character that cannot be mailed', 'give one like ann.lee@example.com')
  return null
}

function domainProblem(domain: string): CheckedAddress | null {
  if (!isAscii(domain))
    return refuse('the domain holds letters outside ASCII', 'write it in Punycode, like xn--bcher-kva.example.com')
  const labels = domain.split('.')
  if (domain.length > limits.domain || labels.some((label) => label.length > limits.label))
    return refuse('the domain is too long', `use at most ${limits.domain} characters, ${limits.label} between two dots`)
  const sound = labels.every((label) => domainLabel.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  if (labels.length < 2 || !sound || /^[0-9]+$/.test(labels.at(-1) ?? ''))
    return refuse('the part after @ is not a domain name', 'give one like example.com')
  return null
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

function refuse(reason: string, remedy: string): CheckedAddress {
  return { ok: false, reason, remedy }
}
