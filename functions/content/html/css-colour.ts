// Colours in CSS, as far as necessary to tell text from its background.

export interface Colour {
  /** As written: even a colour that cannot be read equals itself. */
  written: string
  /** 0–255; `null` if it cannot be read. */
  rgb: readonly [number, number, number] | null
  /** 0–1. */
  alpha: number
}

const opaque = (written: string, r: number, g: number, b: number): Colour => ({ written, rgb: [r, g, b], alpha: 1 })
export const black = opaque('black', 0, 0, 0)
export const white = opaque('white', 255, 255, 255)
const transparent: Colour = { ...black, written: 'transparent', alpha: 0 }

/** Names close to white and black; other names are assumed to be neither. */
const named = new Map<string, Colour>(
  Object.entries({
    white: 'ffffff',
    snow: 'fffafa',
    ivory: 'fffff0',
    ghostwhite: 'f8f8ff',
    floralwhite: 'fffaf0',
    whitesmoke: 'f5f5f5',
    azure: 'f0ffff',
    mintcream: 'f5fffa',
    aliceblue: 'f0f8ff',
    seashell: 'fff5ee',
    honeydew: 'f0fff0',
    lightyellow: 'ffffe0',
    lightcyan: 'e0ffff',
    lavenderblush: 'fff0f5',
    oldlace: 'fdf5e6',
    linen: 'faf0e6',
    cornsilk: 'fff8dc',
    beige: 'f5f5dc',
    lavender: 'e6e6fa',
    black: '000000',
    navy: '000080',
    gray: '808080',
    grey: '808080',
    silver: 'c0c0c0',
    red: 'ff0000',
    blue: '0000ff',
    green: '008000',
  }).map(([name, digits]): [string, Colour] => [name, ofDigits(name, digits)]),
).set('transparent', transparent)

/** @param written one value in lower case; `null` if it is not a colour by itself: `inherit`, `currentcolor` */
export function colourOf(written: string): Colour | null {
  const text = written.trim()
  if (/^(?:inherit|currentcolor|unset|revert|initial|)$/.test(text)) return null
  const known = named.get(text)
  if (known !== undefined) return known
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(text)?.[1]
  if (digits !== undefined)
    return ofDigits(text, digits.length < '#rrggbb'.length - 1 ? digits.replace(/./g, '$&$&') : digits)
  const call = /^(rgb|hsl)a?\(([^()]{1,80})\)$/.exec(text)
  return call === null ? { written: text, rgb: null, alpha: 1 } : ofCall(text, call[1] ?? '', call[2] ?? '')
}

function ofDigits(written: string, digits: string): Colour {
  const at = (n: number) => Number.parseInt(digits.slice(2 * n, 2 * n + 2), 16)
  return { written, rgb: [at(0), at(1), at(2)], alpha: digits.length === 8 ? at(3) / 255 : 1 }
}

function ofCall(written: string, kind: string, inside: string): Colour {
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '')
  const [a = 0, b = 0, c = 0] = parts.map(Number.parseFloat)
  const alpha = partOf(parts[3] ?? '1', 1)
  if ([a, b, c, alpha].some(Number.isNaN)) return { written, rgb: null, alpha: 1 }
  if (kind === 'hsl') return { written, rgb: ofHue(a, b / 100, c / 100), alpha }
  const [r = 0, g = 0, blue = 0] = parts.map((part) => partOf(part, 255))
  return { written, rgb: [r, g, blue], alpha }
}

const partOf = (part: string, whole: number) =>
  part.endsWith('%') ? (Number.parseFloat(part) / 100) * whole : Number.parseFloat(part)

/** CSS Color 4, 7.1: `hslToRgb`. */
function ofHue(hue: number, saturation: number, light: number): [number, number, number] {
  const at = (n: number) => {
    const k = (n + hue / 30) % 12
    return 255 * (light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [at(0), at(8), at(4)]
}

/** Contrast and opacity below which text cannot be read; the least contrast that WCAG 2.2 allows is 4.5. Chosen, not
 * measured. */
const leastContrast = 1.25
const leastAlpha = 0.1

/** True if text of this colour is invisible on that background; `null`: the background is a picture, or not known. */
export function isInvisible(text: Colour, ground: Colour | null): boolean {
  if (text.alpha < leastAlpha) return true
  if (ground === null) return false
  if (text.written === ground.written) return true
  return text.rgb !== null && ground.rgb !== null && contrast(text.rgb, ground.rgb) < leastContrast
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, relative luminance, with its constants. */
const linear = 0.04045
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= linear ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
