// Values and links of a briefing, encoded for the part they stand in: escaped, wrapped, quoted-printable.

import { memoized } from '../../content/language/memoized.ts'
import { escapeHtml } from '../../edition/frame/fill-slots.ts'
import { wrap } from '../../edition/words/wrap-text.ts'
import { encodePiece } from './mime-body.ts'

/** Lines are never broken inside a link, and most links hold nothing to be escaped: then one encoding serves both
 * parts. */
export function encodedLink(url: string): { html: string; text: string } {
  const [text, escaped] = [encodePiece(url), escapeHtml(url)]
  return { text, html: escaped === url ? text : encodePiece(escaped) }
}

/** Many readers share a choice of topics: an encoding is kept for those who follow. */
export function encodedValue(kind: 'html' | 'text', value: string): string {
  return encoders[kind](value)
}

const encoders = {
  html: memoized((value: string) => encodePiece(escapeHtml(value))),
  text: memoized((value: string) => encodePiece(wrap(value))),
}
