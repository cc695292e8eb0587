// What of a page is visible according to its own styles: how each element shows its text, or why it does not.
import { black, type Colour, colourOf, isInvisible, white } from './css-colour.ts'
import type { Declarations } from './css-rules.ts'

export interface Visibility {
  /** Why nothing inside is visible, whatever its own styles are. */
  gone: string | null
  /** Inherited; each element inside may override it. */
  invisible: boolean
  /** CSS pixels. */
  fontSize: number
  colour: Colour
  /** The background of the text; `null` if that is a picture, or not known. */
  ground: Colour | null
}

export const fullyVisible: Visibility = { gone: null, invisible: false, fontSize: 16, colour: black, ground: white }

const asked = new Set(
  `display visibility content-visibility opacity filter position left right top bottom inset inset-inline-start
  text-indent margin margin-left margin-top margin-right transform translate scale clip clip-path overflow overflow-x
  overflow-y width height max-width max-height font font-size color -webkit-text-fill-color background background-color
  background-image background-clip -webkit-background-clip`.split(/\s+/),
)

/** Whether a property affects visibility. */
export const matters = (property: string): boolean => asked.has(property)

/** CSS pixels. Text up to two pixels cannot be read; emails hide their preheader in that way. Chosen, not measured. */
const smallestFont = 2

/** Why text inside an element is invisible; `null` if it is visible. */
export function hiddenBy({ gone, invisible, fontSize, colour, ground }: Visibility): string | null {
  if (gone !== null) return gone
  if (invisible) return 'visibility'
  if (fontSize <= smallestFont) return 'font size'
  return isInvisible(colour, ground) ? 'colour' : null
}

interface Element {
  tag: string
  attributes: ReadonlyMap<string, string>
}

/** How an element with these declarations shows its text, inside one that shows `outer`. */
export function visibilityOf(element: Element, declared: Declarations, outer: Visibility): Visibility {
  if (declared.size === 0 && element.attributes.size === 0 && !unseenByItself.has(element.tag)) return outer
  const fontSize = fontSizeOf(element, declared, outer.fontSize)
  return {
    gone: outer.gone ?? goneBy(element, declared, fontSize),
    invisible: invisibleBy(declared.get('visibility'), outer.invisible),
    fontSize,
    colour: textColour(element, declared, outer.colour),
    ground: groundOf(element, declared, outer.ground),
  }
}

const unseenByItself = new Set(['template', 'noscript', 'dialog'])

/** A page that hides itself until it is loaded is not hidden. */
const pages = new Set(['html', 'body'])

function invisibleBy(value: string | undefined, outer: boolean): boolean {
  if (value === 'hidden' || value === 'collapse') return true
  return value === 'visible' ? false : outer
}

function goneBy({ tag, attributes }: Element, declared: Declarations, fontSize: number): string | null {
  if (tag !== 'dialog' && unseenByItself.has(tag)) return tag
  if (pages.has(tag)) return null
  const display = declared.get('display')
  if (display === 'none') return 'display'
  if (display === undefined && (attributes.has('hidden') || (tag === 'dialog' && !attributes.has('open'))))
    return 'hidden'
  if (display === undefined && attributes.has('popover')) return 'hidden'
  if (declared.get('content-visibility') === 'hidden') return 'content visibility'
  if (isClear(declared)) return 'opacity'
  if (isOffScreen(declared, fontSize)) return 'off screen'
  return isClipped(declared) || isWithoutSize(declared, fontSize) ? 'clipped' : null
}

/** Most characters of a list of lengths, and of a background: bounds on work. */
const longestLengths = 200
const longestBackground = 300
/** Per cent, cut off from each side: nothing is left. */
const halfOfBox = 50
/** A background that is more transparent than this shows what is behind it. */
const coversGround = 0.5
/** A tenth of the contrast of black on white is 1.2 : 1, which is unreadable. */
const leastOpaque = 0.1

function isClear(declared: Declarations): boolean {
  const opacity = declared.get('opacity') ?? /opacity\(([^()]{1,20})\)/.exec(declared.get('filter') ?? '')?.[1]
  if (opacity === undefined) return false
  const value = Number.parseFloat(opacity) / (opacity.endsWith('%') ? 100 : 1)
  return value < leastOpaque
}

/** CSS pixels outside the window (left or above; right or below) at which an element counts as hidden. */
const farBefore = -999
const farBehind = 5000

/** Properties that move any element, and those that only move a positioned one. */
const moving = ['text-indent', 'margin', 'margin-left', 'margin-top', 'translate'] as const
const positioned = ['left', 'top', 'inset', 'inset-inline-start'] as const

function isOffScreen(declared: Declarations, fontSize: number): boolean {
  const values = (properties: readonly string[]) =>
    properties.flatMap((property) => lengthsIn(declared.get(property) ?? '', fontSize))
  const moved = [...values(moving), ...translatedBy(declared.get('transform') ?? '', fontSize)]
  const isPositioned = /^(?:absolute|fixed|relative)$/.test(declared.get('position') ?? '')
  const placed = isPositioned ? values(positioned) : []
  const pushed = isPositioned ? values(['right', 'bottom']) : values(['margin-right'])
  if (pushed.some((value) => value <= farBefore)) return true
  return isNothing(declared) || [...moved, ...placed].some((value) => value <= farBefore || value >= farBehind)
}

function translatedBy(transform: string, fontSize: number): number[] {
  return [...transform.matchAll(/translate(?:x|y|3d)?\(([^()]{1,80})\)/g)]
    .flatMap(([, inside = '']) => lengthsIn(inside, fontSize))
    .map((value) => (value > -farBefore ? farBehind : value))
}

/** Scaled to nothing. */
const isNothing = (declared: Declarations) =>
  /scale(?:x|y|3d)?\(\s{0,9}0(?:\.0{1,9})?\s{0,9}[,)]/.test(declared.get('transform') ?? '') ||
  /^0(?:\.0{1,9})?(?:\s|$)/.test(declared.get('scale') ?? '')

const length = /([+-]?)\s{0,9}(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})(px|r?em|ex|ch|pt|pc|in|cm|mm|%|d?v[wh])?/g

/** CSS pixels per unit, in a window of 1280 by 800; percentages are of its width. */
const units = new Map<string, number>([
  ...([
    ['px', 1],
    ['rem', 16],
    ['pt', 4 / 3],
    ['pc', 16],
    ['in', 96],
    ['cm', 37.8],
    ['mm', 3.78],
  ] as const),
  ...([
    ['%', 12.8],
    ['vw', 12.8],
    ['dvw', 12.8],
    ['vh', 8],
    ['dvh', 8],
  ] as const),
])

/** All lengths in a value, in CSS pixels. @example lengthsIn('0 -50em', 20) // [0, -1000] */
function lengthsIn(value: string, fontSize: number): number[] {
  // The name of a variable may end in a number.
  return [
    ...value
      .slice(0, longestLengths)
      .replace(/--[\w-]{1,100}/g, '')
      .matchAll(length),
  ].map(([, sign, number, unit = 'px']) => {
    const scale = units.get(unit) ?? (unit === 'em' ? fontSize : fontSize / 2)
    return Number(number) * scale * (sign === '-' ? -1 : 1)
  })
}

function isClipped(declared: Declarations): boolean {
  const path = declared.get('clip-path') ?? ''
  if (/^(?:circle|ellipse)\(\s{0,9}0(?:px|%)?[\s,)]/.test(path)) return true
  if (path.startsWith('polygon(') && !/[1-9]/.test(path)) return true
  const inset = /^inset\(\s{0,9}(\d{1,5})(?:\.\d{1,9})?%/.exec(path)?.[1]
  if (inset !== undefined && Number(inset) >= halfOfBox) return true
  const rect = /^rect\(([^()]{1,80})\)/.exec(declared.get('clip') ?? '')?.[1]
  if (rect === undefined || !/^(?:absolute|fixed)$/.test(declared.get('position') ?? '')) return false
  if (rect.includes('auto')) return false
  const [top = 0, right = 0, bottom = 0, left = 0] = lengthsIn(rect, fullyVisible.fontSize)
  return bottom - top <= 1 || right - left <= 1
}

function isWithoutSize(declared: Declarations, fontSize: number): boolean {
  const cut = ['overflow', 'overflow-x', 'overflow-y'].some((one) => /hidden|clip/.test(declared.get(one) ?? ''))
  const sides = ['width', 'height', 'max-width', 'max-height']
  return (
    cut && sides.some((side) => lengthsIn(declared.get(side) ?? '', fontSize).some((value, n) => n === 0 && value <= 1))
  )
}

/** CSS pixels of `<font size="1">`, the smallest in the HTML standard. */
const smallestOfFont = 10

function fontSizeOf({ tag, attributes }: Element, declared: Declarations, outer: number): number {
  // The size comes before a slash or the font family.
  const short = /(?:^|\s)((?:\d{1,5}(?:\.\d{1,9})?|\.\d{1,9})(?:px|r?em|ex|ch|pt|pc|in|cm|mm|%|v[wh])?)(?:\/|\s)/.exec(
    (declared.get('font') ?? '').replace(/(?:^|\s)[1-9]00(?=\s)/g, ' '),
  )?.[1]
  const value = declared.get('font-size') ?? short
  if (value === undefined) return tag === 'font' && attributes.has('size') ? smallestOfFont : outer
  if (value.endsWith('%')) return (outer * Number.parseFloat(value)) / 100
  const sizes = lengthsIn(value, outer)
  // A name or a variable is assumed to have an ordinary size, a calculation that of its largest part.
  return sizes.length === 0 ? fullyVisible.fontSize : Math.max(...sizes)
}

function textColour({ tag, attributes }: Element, declared: Declarations, outer: Colour): Colour {
  const painted = /text/.test(
    `${declared.get('background-clip') ?? ''}${declared.get('-webkit-background-clip') ?? ''}`,
  )
  if (painted) return { written: 'painted', rgb: null, alpha: 1 }
  const own = declared.get('-webkit-text-fill-color') ?? declared.get('color')
  const attribute = tag === 'font' ? attributes.get('color') : tag === 'body' ? attributes.get('text') : undefined
  const value = own ?? attribute?.toLowerCase()
  if (value !== undefined) return colourOf(value) ?? outer
  return tag === 'a' && attributes.has('href') ? link : outer
}

/** Browsers' default colour of links. */
const link: Colour = { written: '#0000ee', rgb: [0, 0, 238], alpha: 1 }

function groundOf({ attributes }: Element, declared: Declarations, outer: Colour | null): Colour | null {
  const background = (declared.get('background') ?? '').slice(0, longestBackground)
  const picture = declared.get('background-image') ?? background
  if (/url\(|gradient\(|image-set\(/.test(picture) || attributes.has('background')) return null
  const short = background
    .split(/\s+(?![^()]*\))/)
    .map(colourOf)
    .find((one) => one?.rgb)
  const own = declared.get('background-color')
  const value = own === undefined ? (short ?? unreadable(background)) : colourOf(own)
  const found = value ?? (own === undefined ? colourOf(attributes.get('bgcolor')?.toLowerCase() ?? '') : null)
  if (found === null || found === undefined) return outer
  return found.alpha < coversGround ? outer : found
}

/** A background whose colour could not be read: a variable, a mixture. */
const unreadable = (background: string): Colour | null =>
  /\(/.test(background) ? { written: background, rgb: null, alpha: 1 } : null
