// What the style sheets inside a page, and its style attributes, declare for an element.
import parse, { type CssNode } from 'css-tree/parser'
import { type MatchBudget, matchesSelector, type Selector, type StyledElement, selectorOf } from './css-selector.ts'

/** Values by property, both in lower case. */
export type Declarations = ReadonlyMap<string, string>

interface Declared {
  property: string
  value: string
  important: boolean
}

interface Rule {
  selector: Selector
  declared: Declared[]
  order: number
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Limits for one page: comparisons of selectors, characters of its style sheets (as many as a page may have; four of
 * 350 news pages have 1.0 to 1.2 million), different style attributes. */
const mostEffort = 2_000_000
const mostStyle = 2_000_000
const mostInline = 20_000

export class StyleRules {
  readonly #byKey = new Map<string, Rule[]>()
  readonly #inline = new Map<string, Declared[]>()
  readonly #effort: MatchBudget = { left: mostEffort }
  readonly #matters: (property: string) => boolean
  #order = 0
  #unread = false

  /** @param matters tells which properties are needed */
  constructor(styleSheets: readonly string[], matters: (property: string) => boolean) {
    this.#matters = matters
    let left = mostStyle
    for (const styleSheet of styleSheets) {
      left -= styleSheet.length
      if (left < 0) this.#unread = true
      else this.#read(styleSheet)
    }
  }

  /** True if some of the styles could not be read, so that what they declare is not known. */
  get unread(): boolean {
    return this.#unread || this.#effort.left < 0
  }

  /** What is declared for an element, according to the cascade. */
  of(element: StyledElement): Declarations {
    const rules = this.#rulesFor(element)
    const inline = element.attributes.get('style')
    if (rules.length === 0 && inline === undefined) return none
    const own = inline === undefined ? [] : this.#declaredIn(inline)
    const all = [...rules.flatMap(({ declared }) => declared), ...own]
    const ordered = [...all.filter((one) => !one.important), ...all.filter((one) => one.important)]
    return new Map(ordered.map(({ property, value }) => [property, value]))
  }

  #rulesFor(element: StyledElement): Rule[] {
    if (this.#byKey.size === 0 || this.#effort.left < 0) return []
    const keys = ['*', element.tag, `#${element.id}`, ...[...element.classes].map((name) => `.${name}`)]
    const found: Rule[] = []
    for (const key of keys) {
      for (const rule of this.#byKey.get(key) ?? []) {
        if (matchesSelector(rule.selector, element, this.#effort)) found.push(rule)
        if (this.#effort.left < 0) return []
      }
    }
    return found.sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order)
  }

  #read(styleSheet: string): void {
    try {
      this.#readBlock(parse(styleSheet, { parseValue: false }))
    } catch {
      // Nested more deeply than the parser supports.
      this.#unread = true
    }
  }

  #readBlock(block: CssNode | null | undefined): void {
    for (const node of block?.children ?? []) {
      if (node.type === 'Rule') this.#readRule(node)
      else if (node.type === 'Atrule' && holds(node)) this.#readBlock(node.block)
    }
  }

  #readRule({ prelude, block }: CssNode): void {
    const declared = this.#declarations(block)
    if (declared.length > 0) {
      for (const node of prelude?.children ?? []) this.#add(selectorOf(node), declared)
    }
    this.#readBlock(block)
  }

  #add(selector: Selector | null, declared: Declared[]): void {
    if (selector === null) return
    this.#order += 1
    const rules = this.#byKey.get(selector.key) ?? []
    if (rules.length === 0) this.#byKey.set(selector.key, rules)
    rules.push({ selector, declared, order: this.#order })
  }

  #declaredIn(style: string): Declared[] {
    const known = this.#inline.get(style)
    if (known !== undefined) return known
    if (this.#inline.size >= mostInline) {
      this.#unread = true
      return []
    }
    const declared = this.#declarations(parse(style, { context: 'declarationList', parseValue: false }))
    this.#inline.set(style, declared)
    return declared
  }

  #declarations(block: CssNode | null | undefined): Declared[] {
    return [...(block?.children ?? [])].flatMap(({ type, property = '', value, important }) => {
      const name = property.toLowerCase()
      if (type !== 'Declaration' || !this.#matters(name)) return []
      const text = typeof value === 'object' && value !== null ? value.value : value
      return [
        {
          property: name,
          value: String(text ?? '')
            .trim()
            .toLowerCase(),
          important: Boolean(important),
        },
      ]
    })
  }
}

const none: Declarations = new Map()

/** The window width in which pages are assumed to be read, in CSS pixels. */
const windowWidth = 1280

/** True if a media or supports condition applies on a screen of ordinary width. */
function holds({ name, prelude }: CssNode): boolean {
  if (name === 'supports' || name === 'layer' || name === 'container') return true
  if (name !== 'media') return false
  const queries = [...(prelude?.children ?? [])].flatMap((list) => [...(list.children ?? [])])
  return queries.length === 0 || queries.some(mediaHolds)
}

function mediaHolds({ modifier, mediaType, condition }: CssNode): boolean {
  const type = mediaType === null || mediaType === undefined || mediaType === 'all' || mediaType === 'screen'
  if (modifier === 'not') return !type
  return type && [...(condition?.children ?? [])].every(featureHolds)
}

/** An unknown feature is assumed to apply; a reader's preference is not. */
function featureHolds({ type, name, value }: CssNode): boolean {
  if (type !== 'Feature') return true
  if (/^(?:prefers-|-ms-|hover$|orientation$)/.test(String(name))) return false
  const width = typeof value === 'object' && value !== null ? pixels(value) : null
  if (width === null) return true
  if (name === 'min-width' || name === 'min-device-width') return width <= windowWidth
  if (name === 'max-width' || name === 'max-device-width') return width >= windowWidth
  return true
}

const scales = new Map([
  ['px', 1],
  ['em', 16],
  ['rem', 16],
])

function pixels({ value, unit }: CssNode): number | null {
  const scale = scales.get(unit ?? '')
  return scale === undefined ? null : Number(value) * scale
}
