// The contrast of an email's text, computed from its own colours in light and in dark: inline styles, and its rules for
// `prefers-color-scheme: dark`. It measures what is painted, not what a theme promises.
import { blend, colourOf, ratioOf } from '../html/colour.ts'
import { attribute, isHidden, stylesOf } from '../html/inline-style.ts'
import type { MailDocument, MailElement } from '../html/mail-document.ts'
import { DarkRules, darkRules } from './dark-rules.ts'

export interface ContrastPair {
  ink: string
  ground: string
  ratio: number
  /** The ratio that WCAG 2.2 AA requires for text of that size. */
  least: number
  sample: string
}

export interface Contrast {
  light: ContrastPair[]
  /** Empty if the email has no colours of its own for dark mode. */
  dark: ContrastPair[]
}

/** Each pair of colours once, the lowest contrast first. */
export function contrastOf(document: MailDocument): Contrast {
  const rules = darkRules(document)
  return { light: pairsIn(document, new DarkRules()), dark: rules.isEmpty ? [] : pairsIn(document, rules) }
}

/** Pairs with too little contrast, the lowest first. */
export function lowContrastPairs(pairs: readonly ContrastPair[]): ContrastPair[] {
  return pairs.filter(({ ratio, least }) => ratio < least)
}

export function tooPale({ ink, ground, ratio, least }: ContrastPair): string {
  return `${ink} on ${ground} is ${ratio} : 1, and ${least} : 1 is needed`
}

interface Painted {
  ink: string
  ground: string
  size: number
  isBold: boolean
}

/** The background before anything is painted: an email client's own white or black. */
const blank = (isDark: boolean): Painted => ({
  ink: isDark ? '#ffffff' : '#000000',
  ground: isDark ? '#000000' : '#ffffff',
  size: 16,
  isBold: false,
})

function pairsIn(document: MailDocument, rules: DarkRules): ContrastPair[] {
  const pairs = new Map<string, ContrastPair>()
  const walk = (element: MailElement, around: Painted) => {
    if (isHidden(element)) return
    const painted = paint(element, around, rules)
    for (const node of element.childNodes) {
      const words = node.nodeType === 3 ? (node.textContent ?? '').trim() : ''
      if (words !== '') note(pairs, painted, words)
      if (node.nodeType === 1) walk(node as MailElement, painted)
    }
  }
  walk(document.body, blank(!rules.isEmpty))
  return [...pairs.values()].sort((a, b) => a.ratio / a.least - b.ratio / b.least)
}

/** WCAG 2.2, 1.4.3 (AA): ratios to 1; large text is 18 pt (24 px), or bold 14 pt (18.66 px). */
const leastUsual = 4.5
const leastLarge = 3
const largePrint = 24
const largeBold = 18.66

function note(pairs: Map<string, ContrastPair>, { ink, ground, size, isBold }: Painted, words: string): void {
  const least = size >= largePrint || (isBold && size >= largeBold) ? leastLarge : leastUsual
  const key = `${ink} ${ground} ${least}`
  if (!pairs.has(key)) pairs.set(key, { ink, ground, ratio: ratioOf(ink, ground), least, sample: words.slice(0, 60) })
}

function paint(element: MailElement, around: Painted, rules: DarkRules): Painted {
  const style = stylesOf(element)
  const ownGround = style.get('background-color') ?? style.get('background') ?? attribute(element, 'bgcolor')
  const ground = rules.over('ground', element, ownGround)
  const ink = rules.over('ink', element, style.get('color'))
  const weight = style.get('font-weight') ?? (/^(?:h[1-6]|strong|b|th)$/i.test(element.tagName) ? 'bold' : undefined)
  const size = /^([\d.]+)px$/.exec(style.get('font-size') ?? '')?.[1]
  return {
    ink: colourOf(ink) ?? around.ink,
    ground: blend(ground, around.ground),
    size: size === undefined ? around.size : Number(size),
    isBold: weight === undefined ? around.isBold : weight === 'bold' || Number(weight) >= 600,
  }
}
