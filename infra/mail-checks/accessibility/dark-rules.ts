// What a mail's own `@media (prefers-color-scheme: dark)` paints over its inline colours.
import type { MailDocument, MailElement } from '../html/mail-document.ts'

/** Colours that rules set on elements; of two rules the more particular one, else the later one, wins. */
export class Overrides {
  readonly #inks = new Map<MailElement, { weight: number; colour: string }>()
  readonly #grounds = new Map<MailElement, { weight: number; colour: string }>()

  get isEmpty(): boolean {
    return this.#inks.size + this.#grounds.size === 0
  }

  of(element: MailElement): { ink: string | undefined; ground: string | undefined } {
    return { ink: this.#inks.get(element)?.colour, ground: this.#grounds.get(element)?.colour }
  }

  set(kind: 'ink' | 'ground', element: MailElement, weight: number, colour: string): void {
    const known = kind === 'ink' ? this.#inks : this.#grounds
    if (weight >= (known.get(element)?.weight ?? 0)) known.set(element, { weight, colour })
  }
}

export function darkRules(html: string, document: MailDocument): Overrides {
  const overrides = new Overrides()
  for (const block of darkBlocks(html)) {
    for (const [, selectors = '', declarations = ''] of block.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',')) apply(overrides, document, selector.trim(), declarations)
    }
  }
  return overrides
}

function apply(overrides: Overrides, document: MailDocument, selector: string, declarations: string): void {
  const weight = weightOf(selector)
  const ink = /(?:^|;)\s*color\s*:\s*([^;!]+)/.exec(declarations)?.[1]
  const ground = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/.exec(declarations)?.[1]
  if (ink === undefined && ground === undefined) return
  for (const element of document.querySelectorAll(selector)) {
    if (ink !== undefined) overrides.set('ink', element, weight, ink)
    if (ground !== undefined) overrides.set('ground', element, weight, ground)
  }
}

/** Ids, classes and tags of a selector as one number, e.g. 101 for `.page div`. */
function weightOf(selector: string): number {
  const count = (pattern: RegExp) => selector.match(pattern)?.length ?? 0
  return 10_000 * count(/#[\w-]+/g) + 100 * count(/[.[:][\w-]+/g) + count(/(?:^|[\s>+~])[a-z][\w-]*/gi)
}

/** Between the braces of each such rule. */
function darkBlocks(html: string): string[] {
  const blocks: string[] = []
  const opening = /@media[^{}]*prefers-color-scheme:\s*dark[^{}]*\{/g
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const start = opening.lastIndex
    let [at, depth] = [start, 1]
    for (; depth > 0 && at < html.length; at += 1) depth += html[at] === '{' ? 1 : html[at] === '}' ? -1 : 0
    blocks.push(html.slice(start, at - 1))
    opening.lastIndex = at
  }
  return blocks
}
