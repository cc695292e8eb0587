// The addresses in a header field of an email (RFC 5322, 3.4), as far as needed to know who wrote it and to how many.
import { checkAddress } from './address.ts'

/** Characters of a field; a longer one is cut off. */
const longestField = 20_000

/**
 * The addresses in their order, without names, comments and groups.
 *
 * @example addressesIn('"Lee, Ann" <ann@example.com>, bob@example.com (Bob)') // ['ann@example.com', 'bob@example.com']
 */
export function addressesIn(field: string): string[] {
  return withoutWords(field.slice(0, longestField))
    .split(/[,;]/)
    .flatMap((one) => {
      const angled = one.lastIndexOf('<')
      const end = one.indexOf('>', angled + 1)
      const bare = angled < 0 ? (one.split(':').at(-1) ?? '') : one.slice(angled + 1, end < 0 ? undefined : end)
      const address = bare.trim()
      return address.includes('@') && !/\s/.test(address) ? [address] : []
    })
}

/** The sender's address as it is mailed; `null` if there is none, several, or one that cannot be mailed. */
export function writerOf(fromFields: readonly string[]): string | null {
  const [field, ...more] = fromFields
  if (field === undefined || more.length > 0) return null
  const [address, ...others] = addressesIn(field)
  if (address === undefined || others.length > 0) return null
  const checked = checkAddress(address)
  return checked.ok ? checked.address : null
}

/** Removes quoted strings and comments, which may contain any character. */
function withoutWords(field: string): string {
  let plain = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < field.length; at += 1) {
    const sign = field.charAt(at)
    if (sign === '\\' && (quoted || depth > 0)) at += 1
    else if (sign === '"' && depth === 0) quoted = !quoted
    else if (quoted) continue
    else if (sign === '(') depth += 1
    else if (sign === ')' && depth > 0) depth -= 1
    else if (depth === 0) plain += sign
  }
  return plain
}

/** The domain in lower case. @example domainOf('ann@Example.com') // 'example.com' */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** @example isWithin('news.example.com', 'example.com') // true */
export function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`)
}
