// Responses of the public API: whole pages with headers that restrict what a browser may do.

import { createHash } from 'node:crypto'
import type { LanguageTag } from '../../content/types.ts'
import { daySeconds } from '../../durations.ts'
import { siteHeaders } from '../../environment.ts'

/** A page behind a reader's token: never cached, indexed or sent as a referrer. */
export function answerWith(html: string, status: number): Response {
  return page(html, status, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
}

/** A page for everyone; not cached, because its form has a token. At one address it is shown in the language that the
 * browser prefers. */
export function publicAnswer(html: string, status: number, language: LanguageTag): Response {
  return page(html, status, { 'cache-control': 'no-store', 'content-language': language, vary: 'Accept-Language' })
}

/** A response that is the same for everyone for a while. */
export function sharedAnswer(body: string, contentType: string, seconds: number): Response {
  const headers = { 'cache-control': `public, max-age=${seconds}`, 'x-robots-tag': 'noindex' }
  return contentType.startsWith('text/html')
    ? page(body, 200, headers)
    : new Response(body, { headers: { 'content-type': contentType, ...guards, ...headers } })
}

/** A file that a reader downloads; with the headers of a page behind a token. */
export function fileAnswer(body: string, contentType: string, name: string): Response {
  const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
  const kept = { 'content-type': contentType, 'content-disposition': `attachment; filename="${name}"` }
  return new Response(body, { headers: { ...kept, ...guards, ...headers } })
}

function page(html: string, status: number, more: Record<string, string>): Response {
  const policy = { 'content-security-policy': policyFor(html) }
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...policy, ...guards, ...more },
  })
}

/** A year: the least that the preload lists of browsers require (hstspreload.org). */
const secureSeconds = 365 * daySeconds

const guards = {
  ...siteHeaders,
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${secureSeconds}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Allows only the page's own styles, identified by their hashes, the logo, a script file of ours if there is one, and
 * forms sent to us. */
function policyFor(html: string): string {
  const styles = stylesIn(html).map((style) => `'sha256-${hashOf(style)}'`)
  return [
    "default-src 'none'",
    `style-src ${styles.length > 0 ? styles.join(' ') : "'none'"}`,
    ...(html.includes('<img ') ? ["img-src 'self'"] : []),
    ...(html.includes('<script src="/') ? ["script-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function stylesIn(html: string): string[] {
  return html
    .split('<style>')
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(0, rest.indexOf('</style>'))))
}

/** The styles of all pages are two texts for each font: enough for five fonts. */
const mostHashes = 10
const hashes = new Map<string, string>()

function hashOf(style: string): string {
  const known = hashes.get(style) ?? createHash('sha256').update(style).digest('base64')
  if (hashes.size < mostHashes) hashes.set(style, known)
  return known
}
