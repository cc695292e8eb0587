// What an email's own `@media (prefers-color-scheme: dark)` paints over its inline colours.
import parse, { type CssNode } from 'css-tree/parser'
import { selectorOf } from '../../../functions/content/html/css-selector.ts'
import type { MailDocument, MailElement } from '../html/mail-document.ts'

type Kind = 'ink' | 'ground'

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['color', 'ink'],
  ['background', 'ground'],
  ['background-color', 'ground'],
])

interface Paint {
  colour: string
  /** `!important`: outranks the element's own style. */
  isImportant: boolean
  /** Specificity as in CSS: importance, ids, classes, tags, as one number. */
  weight: number
}

/** Colours that rules set on elements; of two rules the more specific one wins, else the later one. */
export class DarkRules {
  readonly #paints = { ink: new Map<MailElement, Paint>(), ground: new Map<MailElement, Paint>() }

  get isEmpty(): boolean {
    return this.#paints.ink.size + this.#paints.ground.size === 0
  }

  /** The colour of an element, given that of its own style. */
  over(kind: Kind, element: MailElement, own: string | undefined): string | undefined {
    const paint = this.#paints[kind].get(element)
    return own === undefined || paint?.isImportant ? (paint?.colour ?? own) : own
  }

  set(kind: Kind, element: MailElement, paint: Paint): void {
    const known = this.#paints[kind].get(element)
    if (paint.weight >= (known?.weight ?? 0)) this.#paints[kind].set(element, paint)
  }
}

export function darkRules(document: MailDocument): DarkRules {
  const rules = new DarkRules()
  for (const { textContent } of document.querySelectorAll('style')) {
    const styleSheet = textContent ?? ''
    // Values are kept as written; what is not a plain colour is ignored when it is painted.
    const tree = parse(styleSheet, { parseValue: false, positions: true })
    for (const rule of rulesIn(tree, false)) apply(rules, document, rule, styleSheet)
  }
  return rules
}

/** Style rules that apply only in dark mode. */
function rulesIn(block: CssNode | null | undefined, isDark: boolean): CssNode[] {
  return [...(block?.children ?? [])].flatMap((node) => {
    if (node.type === 'Rule') return isDark ? [node] : []
    return node.type === 'Atrule' ? rulesIn(node.block, isDark || asksForDark(node)) : []
  })
}

function asksForDark({ name, prelude }: CssNode): boolean {
  if (name !== 'media') return false
  const queries = [...(prelude?.children ?? [])].flatMap((list) => [...(list.children ?? [])])
  const features = queries.flatMap(({ condition }) => [...(condition?.children ?? [])])
  return features.some(({ type, name: feature, value }) => {
    const wanted = typeof value === 'object' ? value?.name : value
    return type === 'Feature' && feature === 'prefers-color-scheme' && wanted === 'dark'
  })
}

function apply(rules: DarkRules, document: MailDocument, { prelude, block }: CssNode, styleSheet: string): void {
  for (const selector of prelude?.children ?? []) {
    const specificity = selectorOf(selector)?.specificity
    const { start, end } = selector.loc ?? {}
    if (specificity === undefined || start === undefined || end === undefined) continue
    const elements = [...document.querySelectorAll(styleSheet.slice(start.offset, end.offset))]
    for (const { kind, colour, isImportant } of paintsIn(block)) {
      const weight = specificity + (isImportant ? importance : 0)
      for (const element of elements) rules.set(kind, element, { colour, isImportant, weight })
    }
  }
}

/** More than the weight of any selector. */
const importance = 1_000_000

function paintsIn(block: CssNode | null | undefined): { kind: Kind; colour: string; isImportant: boolean }[] {
  return [...(block?.children ?? [])].flatMap(({ type, property = '', value, important }) => {
    const kind = kinds.get(property.toLowerCase())
    if (type !== 'Declaration' || kind === undefined) return []
    const colour = String((typeof value === 'object' ? value?.value : value) ?? '').trim()
    return [{ kind, colour, isImportant: Boolean(important) }]
  })
}
