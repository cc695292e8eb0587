// Colours as written in emails, and the contrast between two (WCAG 2.2, relative luminance).

/** `#rrggbb`; `null` if it is not a plain colour. */
export function colourOf(text: string | undefined): string | null {
  const word = (text ?? '').trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  if (/^#[0-9a-f]{6}$/.test(word)) return word
  if (/^#[0-9a-f]{3}$/.test(word)) return `#${[...word.slice(1)].map((digit) => digit + digit).join('')}`
  return named.get(word) ?? null
}

/** The background of text: that of the surroundings if the element has none of its own. */
export function blend(own: string | undefined, around: string): string {
  return colourOf(own) ?? around
}

/** @example ratioOf('#000000', '#ffffff') // 21 */
export function ratioOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100
}

const named: ReadonlyMap<string, string> = new Map(Object.entries({ black: '#000000', white: '#ffffff' }))

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
