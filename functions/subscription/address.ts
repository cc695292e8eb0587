// Email addresses: which are accepted, also of readers on record, how they are normalised, and the key under which
// their pointer is stored. What only a new address is refused for (a throw-away one, say) belongs in `new-address.ts`.
import { createHmac } from 'node:crypto'
import { domainToASCII } from 'node:url'

/** What is wrong with an address, so that each page can put it into words of its own. */
export type AddressFault = 'missing' | 'long' | 'line' | 'at' | 'letters' | 'local' | 'domain'

export type CheckedAddress =
  | { ok: true; address: string }
  | { ok: false; fault: AddressFault; reason: string; remedy: string }

/** Limits of RFC 5321, 4.5.3.1: path 254, local part 64, domain 253 with labels of 63. */
const limits = { address: 254, local: 64, domain: 253, label: 63 }

/** RFC 5322 `atext`; quoted local parts are refused, because they are rare and many systems mishandle them. */
const localAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/
const domainLabel = /^[A-Za-z0-9-]+$/
/** Letters, or the Punycode of other letters; no top-level domain has just one letter. */
const topLevel = /^(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,59})$/

/** Invisible characters pasted with an address: zero-width characters, direction marks, soft hyphens. */
const unseen = /\p{Cf}/gu

/**
 * The address as it is mailed: without invisible characters, surrounding white space and trailing dots; the domain in
 * Punycode and lower case. Otherwise refused with a reason.
 *
 * @example checkAddress(' Ann@News.Example.com. ') // { ok: true, address: 'Ann@news.example.com' }
 * @example checkAddress('ann@bücher.example.com') // { ok: true, address: 'ann@xn--bcher-kva.example.com' }
 */
export function checkAddress(input: unknown): CheckedAddress {
  if (typeof input !== 'string') return missing
  if (input.length > limits.address * 2) return tooLong
  const seen = input.replace(unseen, '').trim()
  if (/[\r\n\0]/.test(seen))
    return refuse('line', 'the address holds a line break or a NUL', 'give one address on one line')
  const given = withoutDots(seen)
  if (given === '') return missing
  const at = given.lastIndexOf('@')
  if (at <= 0 || at === given.length - 1)
    return refuse('at', 'the address has no @ between two parts', 'give one like ann@example.com')
  const [local, domain] = [given.slice(0, at), inAscii(given.slice(at + 1))]
  const problem = localProblem(local) ?? domainProblem(domain)
  if (problem !== null) return problem
  const address = `${local}@${domain.toLowerCase()}`
  return address.length > limits.address ? tooLong : { ok: true, address }
}

/**
 * The form in which spellings of the same person's address are equal: all in lower case.
 *
 * @example normaliseAddress('Ann@News.Example.com') // 'ann@news.example.com'
 */
export function normaliseAddress(address: string): string {
  return address.trim().toLowerCase()
}

/** Key of the address pointer, `[0-9a-f]{64}`: reveals nothing without the pepper. */
export function addressPointer(address: string, pepper: string): string {
  return createHmac('sha256', pepper).update(normaliseAddress(address)).digest('hex')
}

/** A dot at the end comes from the sentence that the address was copied from, or is the root of the DNS. */
function withoutDots(text: string): string {
  let end = text.length
  while (end > 0 && '.。 '.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** UTS 46, as browsers do it; the text itself if that does not accept the domain. */
function inAscii(domain: string): string {
  return isAscii(domain) ? domain : domainToASCII(domain) || domain
}

function localProblem(local: string): CheckedAddress | null {
  if (local.length > limits.local)
    return refuse('long', 'the part before @ is too long', `use at most ${limits.local} characters`)
  if (!isAscii(local))
    return refuse(
      'letters',
      'the part before @ holds letters outside ASCII',
      'use an address of A–Z, digits and . _ + -',
    )
  if (local.includes('=?'))
    return refuse('local', 'the part before @ is an encoded word (=?…?=)', 'give the address that it stands for')
  if (!local.split('.').every((atom) => localAtom.test(atom)))
    return refuse(
      'local',
      'the part before @ holds a character that cannot be mailed',
      'give one like ann.lee@example.com',
    )
  return null
}

function domainProblem(domain: string): CheckedAddress | null {
  const labels = domain.split('.')
  if (domain.length > limits.domain || labels.some((label) => label.length > limits.label)) {
    const remedy = `use at most ${limits.domain} characters, ${limits.label} between two dots`
    return refuse('long', 'the domain is too long', remedy)
  }
  const sound = labels.every((label) => domainLabel.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  if (labels.length < 2 || !sound) return notDomain('is not a domain name')
  return topLevel.test(labels.at(-1) ?? '') ? null : notDomain('ends in no top-level domain')
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

function refuse(fault: AddressFault, reason: string, remedy: string): CheckedAddress {
  return { ok: false, fault, reason, remedy }
}

const notDomain = (what: string) => refuse('domain', `the part after @ ${what}`, 'give one like example.com')
const missing = refuse('missing', 'there is no address', 'give one like ann@example.com')
const tooLong = refuse('long', 'the address is too long', `use at most ${limits.address} characters`)
