// Answers of the public API: whole pages with the headers that keep a browser from doing more than show them.
import { createHash } from 'node:crypto'

/** Pages by what they say; each is rendered once in a process. */
export type Pages = Record<'leave' | 'left' | 'link' | 'missing' | 'trouble', string>

/** A page as the answer. Its address holds a token: it is never cached, indexed or passed on as a referrer. */
export function answerWith(html: string, status: number): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...guards(html) } })
}

function guards(html: string): Record<string, string> {
  return {
    'content-security-policy': policyFor(html),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
  }
}

/** Nothing but the page's own style, known by its hash, and a form to where it came from. */
function policyFor(html: string): string {
  const start = html.indexOf('<style>')
  const end = html.indexOf('</style>')
  const style = start < 0 || end < start ? null : html.slice(start + '<style>'.length, end)
  const styles = style === null ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  return `default-src 'none'; style-src ${styles}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}
