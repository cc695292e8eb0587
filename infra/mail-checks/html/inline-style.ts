// Reads an element's own `style`: emails are styled inline, because many clients drop style sheets.
import type { MailElement } from './mail-document.ts'

/** Properties in lower case, without `!important`. */
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

/** True for an element that is neither seen nor read out. */
export function isHidden(element: MailElement, style = stylesOf(element)): boolean {
  if (/^(?:style|script|title|head)$/i.test(element.tagName)) return true
  return style.get('display') === 'none' || style.get('visibility') === 'hidden'
}

export function attribute(element: MailElement, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined
}
