// What an element's own `style` says: mails carry their looks in it, because many clients drop style sheets.
import type { MailElement } from './mail-document.ts'

/** Properties in small letters, without `!important`. */
export function stylesOf(element: MailElement): Map<string, string> {
  const declarations = (attribute(element, 'style') ?? '').split(';')
  return new Map(
    declarations.map((one) => {
      const colon = one.indexOf(':')
      const value = one.slice(colon + 1).replace(/!important/i, '')
      return [one.slice(0, Math.max(0, colon)).trim().toLowerCase(), value.trim().toLowerCase()]
    }),
  )
}

/** Neither seen nor read aloud. */
export function isHidden(element: MailElement, style = stylesOf(element)): boolean {
  if (/^(?:style|script|title|head)$/i.test(element.tagName)) return true
  return style.get('display') === 'none' || style.get('visibility') === 'hidden'
}

export function attribute(element: MailElement, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined
}

const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 }),
)
/** Of the print around them, where no style says otherwise. */
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
 * Height of an element's print in CSS pixels.
 *
 * @param around of the element it lies in
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
