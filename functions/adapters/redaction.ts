// Keeps email addresses, signed links and secrets out of the log. Everything that is logged passes through here.
import { sitePath } from '../environment.ts'

/** Characters of a text, entries of a list or record, levels of nesting, so that no single error fills the log.
 * Chosen. */
const bounds = { text: 8_000, entries: 100, depth: 8 }

/** A copy without addresses, tokens and secrets in texts, keys, errors and nested values; bounded in size. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? '[function]' : value
  if (depth >= bounds.depth) return '[nested too deep]'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof URL) return redactText(value.href)
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value) || value instanceof Set) return redactList([...value], depth + 1)
  if (value instanceof Map) return redactEntries(entriesOf(value), depth + 1)
  if (value instanceof Error) return redactEntries([...partsOf(value), ...Object.entries(value)], depth + 1)
  return redactEntries(Object.entries(value), depth + 1)
}

/**
 * @example redactText('bounced: ann@example.com') // 'bounced: [address]'
 */
export function redactText(text: string): string {
  return bounded(text)
    .replace(quotedAddress, '[address]')
    .replace(word, (found) => (holdsAddress.test(found) ? '[address]' : found))
    .replace(linkPath, '$1[token]')
    .replace(assignment, '$1[secret]')
    .replace(run, (found) => (holdsSignature.test(found) ? '[token]' : found.replace(longRun, hideRandom)))
}

// Each pattern is a run of one class of characters, such a run after a fixed text, or of bounded length: all are
// linear.

/** `"ann lee"@example.com` */
const quotedAddress = /"[^"\r\n]{1,64}"@[^\s"'<>(),;]+/g
const word = /[^\s"'<>(),;[\]{}]+/g
/** Something on both sides of an @, also percent-encoded or full-width; not the `/@scope` of a package. */
const holdsAddress = /[^/](?:@|%40|＠)[^/]/i
/** The routes that end in a signed token. */
const tokenPaths = Object.values(sitePath).filter((path) => path.length > 1 && path.endsWith('/'))
const linkPath = new RegExp(`(${tokenPaths.join('|')})[^\\s"'<>/?#]+`, 'g')
const assignment = /((?:token|secret|signature|password|pepper|authorization)=)[^\s"'<>&]+/gi
const run = /[\w.~-]+/g
/** A signature of 32 bytes in base64url at the end of a signed token. */
const holdsSignature = /\.[\w-]{43}(?![\w-])/
const longRun = /[A-Za-z0-9]{40,}/g

/** Generated secrets mix capitals, lower case and digits; hashes, which may be logged, are lower-case hexadecimal. */
function hideRandom(text: string): string {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /[0-9]/.test(text) ? '[secret]' : text
}

const secretName = /secret|pepper|password|authorization|token|cookie|signature|credential|linkkey/i

function redactEntries(entries: [string, unknown][], depth: number): Record<string, unknown> {
  return Object.fromEntries(
    entries
      .slice(0, bounds.entries)
      .map(([name, value]) => [redactText(name), isSecret(name, value) ? '[secret]' : redact(value, depth)]),
  )
}

/** A number or a flag with such a name (`tokens: 10`) gives nothing away. */
function isSecret(name: string, value: unknown): boolean {
  return secretName.test(name) && (typeof value === 'string' || typeof value === 'object') && value !== null
}

function redactList(list: unknown[], depth: number): unknown[] {
  return list.slice(0, bounds.entries).map((entry) => redact(entry, depth))
}

function entriesOf(map: Map<unknown, unknown>): [string, unknown][] {
  return [...map].map(([name, value]) => [String(name), value])
}

function partsOf({ name, message, stack, cause }: Error): [string, unknown][] {
  return Object.entries({ name, message, stack, ...(cause === undefined ? {} : { cause }) })
}

/** Cut between two words: half an address or token would not be recognised. */
function bounded(text: string): string {
  if (text.length <= bounds.text) return text
  const end = text.lastIndexOf(' ', bounds.text)
  return end > 0 ? `${text.slice(0, end)} …` : `[text of ${text.length} characters]`
}
