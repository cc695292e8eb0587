// How the preview can show an email: the widths (phones, tablet, desktop), colour schemes and treatments that are
// offered, and those it begins with.

export const widths = [320, 375, 600, 1024] as const
export const [narrowest, widest] = [240, 1600]
/** More frames than anyone compares side by side. */
const mostWidths = 8

export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const treatments = ['as sent', 'styles stripped', 'forced dark', 'images off'] as const
export type Treatment = (typeof treatments)[number]

/** Until something else is chosen. */
export const usual = { widths: [375, 600], schemes: ['light'] as Scheme[] }

/** The widths offered, and any other that an email could have; no one compares more than a few. */
export function widthsIn(texts: string[]): number[] {
  const numbers = texts.filter((text) => /^\d{3,4}$/.test(text)).map(Number)
  const fitting = numbers.filter((width) => width >= narrowest && width <= widest)
  return [...new Set(fitting)].sort((a, b) => a - b).slice(0, mostWidths)
}
