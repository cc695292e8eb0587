// Whether a CSS selector matches an element, judged by what comes before it in the page: what follows is not known yet.
import type { CssNode } from 'css-tree/parser'

export interface StyledElement {
  tag: string
  id: string
  classes: ReadonlySet<string>
  attributes: ReadonlyMap<string, string>
  parent: StyledElement | null
  /** Position among the elements of its parent, from 1. */
  place: number
  /** Elements inside it so far, in order; if there are more than `mostKept`, the last ones. */
  inside: StyledElement[]
}

/** Most elements of one parent that are kept, to bound memory. Chosen, not measured. */
const mostKept = 200

/** To be called once everything before the element is known. */
export function keep(element: StyledElement, parent: StyledElement): void {
  parent.inside.push(element)
  if (parent.inside.length > 2 * mostKept) parent.inside = parent.inside.slice(-mostKept)
}

/** Descendant, child, next sibling, later sibling. */
type Tie = ' ' | '>' | '+' | '~'

/** A compound of simple selectors, and how it is combined with the one before. */
interface Compound {
  /** `null` for the first. */
  tie: Tie | null
  simple: CssNode[]
}

export interface Selector {
  compounds: Compound[]
  /** As in CSS: ids, classes, types, as one number. */
  specificity: number
  /** What the element itself must have: `#id`, `.class`, a tag, or `*`. */
  key: string
}

/** `null` if it applies only to a state that a page is not in when loaded (`:hover`), or to no element (`::before`). */
export function selectorOf(node: CssNode): Selector | null {
  const compounds: Compound[] = [{ tie: null, simple: [] }]
  for (const one of node.children ?? []) {
    if (one.type === 'PseudoElementSelector') return null
    if (one.type === 'Combinator') compounds.push({ tie: ties.get(String(one.name)) ?? ' ', simple: [] })
    else compounds.at(-1)?.simple.push(one)
  }
  const last = compounds.at(-1)
  if (last === undefined || last.simple.length === 0) return null
  const all = compounds.flatMap(({ simple }) => simple)
  return { compounds, specificity: all.reduce((sum, one) => sum + weightOf(one), 0), key: keyOf(last.simple) }
}

const ties = new Map<string, Tie>((['>', '+', '~'] as const).map((sign) => [sign, sign]))

/** Ids before classes before types (Selectors 4, 17), as one number, since no selector here has a hundred parts of one
 * kind. */
const weight = { id: 10_000, class: 100, type: 1 }

function weightOf({ type, name }: CssNode): number {
  if (type === 'IdSelector') return weight.id
  if (type === 'ClassSelector' || type === 'AttributeSelector') return weight.class
  if (type === 'PseudoClassSelector') return name === 'where' ? 0 : weight.class
  return type === 'TypeSelector' && name !== '*' ? weight.type : 0
}

function keyOf(simple: readonly CssNode[]): string {
  const find = (type: string) => simple.find((one) => one.type === type && one.name !== '*')?.name
  const [id, name, tag] = [find('IdSelector'), find('ClassSelector'), find('TypeSelector')]
  if (id !== undefined) return `#${id}`
  if (name !== undefined) return `.${name}`
  return tag === undefined ? '*' : String(tag).toLowerCase()
}

/** Counts the comparisons, so that the caller can stop. */
export interface MatchBudget {
  left: number
}

export function matchesSelector({ compounds }: Selector, element: StyledElement, effort: MatchBudget): boolean {
  return fitsFrom(compounds, compounds.length - 1, element, effort)
}

function fitsFrom(compounds: readonly Compound[], at: number, element: StyledElement, effort: MatchBudget): boolean {
  const compound = compounds[at]
  effort.left -= 1
  if (effort.left < 0 || compound === undefined || !compound.simple.every((one) => fitsSimple(one, element, effort)))
    return false
  if (at === 0) return true
  if (compound.tie === '+' || compound.tie === '~') return fitsBehind(compounds, at, element, effort)
  if (compound.tie === '>') return element.parent !== null && fitsFrom(compounds, at - 1, element.parent, effort)
  for (let above = element.parent; above !== null; above = above.parent) {
    if (fitsFrom(compounds, at - 1, above, effort)) return true
    if (effort.left < 0) return false
  }
  return false
}

/** If it has more preceding siblings than are kept, it is assumed to match. */
function fitsBehind(compounds: readonly Compound[], at: number, element: StyledElement, effort: MatchBudget): boolean {
  const all = element.parent?.inside ?? []
  const before = all.lastIndexOf(element)
  const last = compounds[at]?.tie === '+' ? before - 1 : 0
  for (let n = before - 1; n >= Math.max(0, last); n -= 1) {
    if (fitsFrom(compounds, at - 1, all[n] as StyledElement, effort)) return true
    if (effort.left < 0) return false
  }
  return last <= 0 && element.place - 1 > before
}

function fitsSimple(node: CssNode, element: StyledElement, effort: MatchBudget): boolean {
  const name = String(node.name ?? '')
  switch (node.type) {
    case 'TypeSelector':
      return name === '*' || name.toLowerCase() === element.tag
    case 'ClassSelector':
      return element.classes.has(name)
    case 'IdSelector':
      return element.id === name
    case 'AttributeSelector':
      return fitsAttribute(node, element)
    case 'PseudoClassSelector':
      return fitsPseudoClass(node, name, element, effort)
    default:
      // `&` of nested rules.
      return node.type === 'NestingSelector'
  }
}

function fitsAttribute({ name, matcher, value }: CssNode, { attributes }: StyledElement): boolean {
  const key = typeof name === 'object' ? String(name.name ?? '') : String(name)
  const found = attributes.get(key.toLowerCase())
  if (found === undefined || !matcher) return found !== undefined
  const wanted = typeof value === 'object' && value !== null ? String(value.value ?? value.name ?? '') : ''
  switch (matcher) {
    case '=':
      return found === wanted
    case '^=':
      return wanted !== '' && found.startsWith(wanted)
    case '$=':
      return wanted !== '' && found.endsWith(wanted)
    case '*=':
      return wanted !== '' && found.includes(wanted)
    case '~=':
      return found.split(/\s+/).includes(wanted)
    default:
      return found === wanted || found.startsWith(`${wanted}-`)
  }
}

function fitsPseudoClass(node: CssNode, name: string, element: StyledElement, effort: MatchBudget): boolean {
  if (name === 'root') return element.tag === 'html'
  if (name === 'checked') return element.attributes.has('checked')
  if (name === 'first-child') return element.place === 1
  if (name === 'nth-child') return fitsPlace(node, element.place)
  if (name !== 'is' && name !== 'where' && name !== 'not') return false
  const inner = [...(node.children ?? [])].flatMap((list) => [...(list.children ?? [])])
  const some = inner.some((one) => {
    const selector = selectorOf(one)
    return selector !== null && matchesSelector(selector, element, effort)
  })
  return name === 'not' ? !some : some
}

/** `:nth-child(2n + 1)` */
function fitsPlace({ children }: CssNode, place: number): boolean {
  const [nth] = [...(children ?? [])].map((one) => one.nth)
  if (nth === undefined) return false
  const [a = 0, b = 0] = namedPlaces.get(String(nth.name)) ?? [numberOf(nth.a), numberOf(nth.b)]
  return a === 0 ? place === b : (place - b) / a >= 0 && (place - b) % a === 0
}

const namedPlaces = new Map([
  ['odd', [2, 1]],
  ['even', [2, 0]],
])

function numberOf(text: string | null | undefined): number {
  if (!text) return 0
  return text === '+' || text === '-' ? Number(`${text}1`) : Number(text)
}
