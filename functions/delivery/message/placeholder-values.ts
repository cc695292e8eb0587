// Values and links of a briefing, encoded for the part they are used in: escaped, wrapped, quoted-printable.

import { memoized } from '../../content/language/words/memoized.ts'
import { escapeHtml } from '../../edition/frame/fill-placeholders.ts'
import { wrap } from '../../edition/words/wrap-text.ts'
import { encodePiece } from './mime-body.ts'

/** Links are never wrapped, and most contain nothing to escape: then one encoding serves both parts. */
export function encodedLink(url: string): { html: string; text: string } {
  const [text, escaped] = [encodePiece(url), escapeHtml(url)]
  return { text, html: escaped === url ? text : encodePiece(escaped) }
}

/** Many readers share the same topics, so encodings are cached for the next readers. */
export function encodedValue(kind: 'html' | 'text', value: string): string {
  return encoders[kind](value)
}

const encoders = {
  html: memoized((value: string) => encodePiece(escapeHtml(value))),
  text: memoized((value: string) => encodePiece(wrap(value))),
}
