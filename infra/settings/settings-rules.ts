// What values the settings may have, given where they are used: headers and bodies of emails, certificates, buckets,
// schedules. Each rule returns why a value is refused, or `null`.

/** Joiners inside a word, which some scripts need, are allowed. */
const joined = /(?<=\p{L}|\p{M}|\p{Extended_Pictographic})[\u200C\u200D](?=\p{L}|\p{Extended_Pictographic})/gu

/** Control and format characters (including all that change the direction of text), separators, private and broken
 * characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u

/** For a name or an address in every email: one line without invisible characters. */
export function lineProblem(text: string): string | null {
  const found = unseen.exec(text.replace(joined, ''))?.[0]
  if (found !== undefined) return `holds the character ${codeOf(found)}, which no one sees; take it out`
  const token = /\{\{|\}\}|[⟦⟧]/.exec(text)?.[0]
  return token === undefined ? null : `holds "${token}", which templates take for a place to fill; take it out`
}

/** The list's name is the sender of emails: email clients decode `=?…?=`, even if it is not meant as an encoded
 * word. */
export function nameProblem(text: string): string | null {
  return text.includes('=?') ? 'holds "=?", with which encoded words begin in a header; take it out' : lineProblem(text)
}

/** Makes invisible characters visible. @example visible('a\u202eb') // 'a\\u202eb' */
export function visible(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** For a link in every email and on every page, which must be https. */
export function webProblem(text: string): string | null {
  const isWeb = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/[\x21-\x7e]*)?$/.test(text) && URL.canParse(text)
  return isWeb ? lineProblem(text) : 'is not a web address that begins with https://'
}

/** RFC 1035 and 5890: labels of at most 63 characters, the last one not numeric, as in an IP address. */
const domainName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,126}(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

export function domainProblem(text: string): string | null {
  if (/[^\x20-\x7e]/.test(text))
    return 'is not a domain name in ASCII: write it in Punycode, like xn--bcher-kva.example.com'
  return domainName.test(text) ? null : 'is not a domain name in lower case'
}

/** ACM allows 64 characters for the first name of a certificate, and the API answers at `api.<siteDomain>`. */
export function siteDomainProblem(text: string): string | null {
  return text.length > 60
    ? 'is too long: a certificate for "api." and this name takes 60 characters'
    : domainProblem(text)
}

/** A bare address, as headers and SES take it: at most 64 and 254 characters (RFC 5321). */
export function addressProblem(text: string): string | null {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const isLocal = at > 0 && at <= 64 && local.split('.').every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom))
  if (!isLocal || text.length > 254 || local.includes('=?')) return 'is not an email address'
  const problem = domainProblem(text.slice(at + 1).toLowerCase())
  return problem === null ? null : `is not an email address: the part after @ ${problem}`
}

/**
 * EventBridge Scheduler accepts only names spelt as in the IANA database; `Intl` also accepts offsets and any case.
 *
 * @example timeZoneProblem('europe/london') // 'is not an IANA time zone as the database writes it; did you mean Europe/London?'
 */
export function timeZoneProblem(name: string): string | null {
  if (name === 'UTC') return null
  if (!/^[A-Za-z_-]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){1,2}$/.test(name) || !isKnown(name))
    return 'is not an IANA time zone'
  const right = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase())
  const isRight = right === undefined ? /^[A-Z].*\/[A-Z]/.test(name) : right === name
  if (isRight) return null
  return `is not an IANA time zone as the database writes it${right === undefined ? '' : `; did you mean ${right}?`}`
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
