// Where a link of a newsletter leads, found from the link itself, never by requesting it. Senders count clicks with
// addresses of their own, many of which contain the target's address.

import { isTracking } from '../canonical-url.ts'
import { absolute } from '../feed/absolute-link.ts'
import { decodeBase64 } from '../feed/base64.ts'
import { percentDecoded } from '../source-address.ts'

/** Most levels of links inside links. */
const mostLevels = 3
const longest = 4_000

/** The address inside, else the link as it is; `null` where it is none of the web. @example targetOf('https://click.example.net/?url=https%3A%2F%2Fexample.com%2Fa') // 'https://example.com/a' */
function targetOf(link: string): string | null {
  let found = link.length > longest ? null : absolute(link, null)
  for (let level = 0; level < mostLevels && found !== null; level += 1) {
    const inner = insideOf(found)
    if (inner === null) break
    found = inner
  }
  return found
}

function insideOf(link: string): string | null {
  const url = URL.parse(link)
  if (url === null) return null
  const { pathname, searchParams } = url
  for (const value of searchParams.values()) {
    const inner = addressIn(value) ?? proofpoint(value)
    if (inner !== null) return inner
  }
  for (const segment of pathname.split('/')) {
    const inner = /^https?(?::|%3a)/i.test(segment) ? addressIn(percentDecoded(segment)) : packed(segment)
    if (inner !== null) return inner
  }
  const [, bracketed] = /__(https?:\/\/[^_\s]{1,2000}(?:_[^_\s]{1,2000}){0,50})__;/.exec(pathname) ?? []
  return bracketed === undefined ? null : addressIn(bracketed)
}

function addressIn(value: string): string | null {
  const once = /^https?(?::|%3a)/i.test(value) ? percentDecoded(value) : null
  if (once !== null && /^https?:\/\/[^/\s]+\.[^/\s]/i.test(once)) return absolute(once, null)
  return packed(value)
}

/** An address in base64, on its own or as a value in JSON. */
function packed(text: string): string | null {
  if (!/^(?:aHR0c|eyJ)[\w+/-]{8,3000}={0,2}$/.test(text)) return null
  try {
    const plain = new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64(text))
    const [found] = /https?:\/\/[^\s"'<>\\]{4,2000}/i.exec(plain) ?? []
    return found === undefined ? null : absolute(found, null)
  } catch {
    return null
  }
}

/** `https-3A__www.example.com_a`: `-` for `%`, `_` for `/`. */
function proofpoint(value: string): string | null {
  if (!/^https?-3A__/i.test(value)) return null
  return addressIn(percentDecoded(value.replaceAll('_', '/').replace(/-([\dA-F]{2})/gi, '%$1')))
}

/** Parameters that identify the reader of a newsletter. */
const personal =
  /^(?:e|email|mail|uid|user|userid|user_id|u|sid|subscriber|subscriber_id|sub|token|t|key|hash|h|sig|signature|jwt|recipient|contact|contact_id|member|mid|rid|r|s|publication_id|post_id|isfreemail|action|triedredirect|ck_subscriber_id|bhlid|_bhlid|ref|source|src)$/i

/**
 * The address at which anyone can read an article, without what identifies the reader or counts the click; `null` if
 * there is no such address: that of a click tracker, or one with a reader's key.
 */
export function publicAddress(link: string): string | null {
  const target = targetOf(link)
  const url = target === null ? null : URL.parse(target)
  if (url === null || url.username !== '' || url.password !== '') return null
  const names = [...url.searchParams.keys()]
  for (const name of names) if (isTracking(name) || personal.test(name)) url.searchParams.delete(name)
  // Without the part that identified the reader, the rest must still identify an article.
  if (names.some((name) => personal.test(name)) && !/[-_]\p{L}|\d/u.test(percentDecoded(url.pathname))) return null
  url.hash = ''
  const parts = [...url.pathname.split('/').map(percentDecoded), ...url.searchParams.values()]
  if (parts.some((part) => isKey(part) || part.includes('@'))) return null
  return url.pathname === '/' && url.search === '' ? null : url.href
}

/** Characters: 16 hexadecimal digits are 64 bits, about the least that cannot be guessed; no word in an address has
 * 40. */
const shortestKey = 16
const longestWord = 40

/** A long run of letters and digits without words: it identifies a reader, or an address known only to its sender. */
function isKey(part: string): boolean {
  const [longestRun = ''] = part.split(/[-.]/).toSorted((a, b) => b.length - a.length)
  const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(part)
  const isMixed = /\d/.test(longestRun) && /\p{L}/u.test(longestRun)
  return isUuid || (longestRun.length >= shortestKey && isMixed) || longestRun.length >= longestWord
}
