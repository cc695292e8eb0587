// The font size of an email's text, and the smallest allowed.
import type { MailElement } from './mail-document.ts'

/** CSS pixels. A rule of our own (docs/mail.md), checked in the templates, in the HTML of an email and in a browser. */
export const smallestPrint = 13

const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 }),
)
/** Relative to the surrounding text, if no style says otherwise. */
const byTag: ReadonlyMap<string, number> = new Map(
  Object.entries({
    H1: 2,
    H2: 1.5,
    H3: 1.17,
    H5: 0.83,
    H6: 0.67,
    SMALL: 0.83,
    SUB: 0.83,
    SUP: 0.83,
  }),
)
const inPixels: ReadonlyMap<string, number> = new Map(Object.entries({ px: 1, pt: 4 / 3 }))

/**
 * Font size of an element in CSS pixels.
 *
 * @param around font size of its parent
 */
export function printSize(element: MailElement, style: Map<string, string>, around: number): number {
  const written = style.get('font-size') ?? /\d[\d.]{0,9}(?:px|pt|r?em|%)/.exec(style.get('font') ?? '')?.[0]
  if (written === undefined) return around * (byTag.get(element.tagName.toUpperCase()) ?? 1)
  const [, number = '', unit = ''] = /^([\d.]+)(px|pt|em|rem|%)?$/.exec(written) ?? []
  if (number === '') return named.get(written) ?? around
  if (unit === 'em') return Number(number) * around
  if (unit === '%') return (Number(number) / 100) * around
  return Number(number) * (unit === 'rem' ? 16 : (inPixels.get(unit) ?? 1))
}
