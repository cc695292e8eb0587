// How many tags HTML has and how deeply they are nested; flattens very deep nesting to what parsers can handle, without
// changing a word.
import { tokensOf } from './html-tokens.ts'
import { blocks, endsAt, OpenElements } from './open-elements.ts'

interface Kept {
  tag: string
  kept: boolean
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Below this depth, elements that only contain others are removed, to leave room for paragraphs. */
const room = 30
const wrappers = new Set('div section span center font main article'.split(' '))
const paragraphBreak = '<br><br>'

/** @param deepest most levels of nesting that are left */
export function flattened(html: string, deepest: number): string {
  const out: string[] = []
  let depth = 0
  let closed: Kept[] = []
  const open = new OpenElements<Kept>((one) => {
    if (one.kept) depth -= 1
    closed.push(one)
  })
  const part = (tag: string) => {
    if (blocks.has(tag) && out.at(-1) !== paragraphBreak) out.push(paragraphBreak)
  }
  for (const token of tokensOf(html)) {
    closed = []
    if ('text' in token) out.push(token.text)
    else if (token.end) {
      open.close(token.tag)
      if (closed.some(({ tag, kept }) => kept && tag === token.tag)) out.push(`</${token.tag}>`)
      else part(token.tag)
    } else {
      const kept = depth < (wrappers.has(token.tag) ? deepest - room : deepest)
      const enters = open.open(token.tag, () => ({ tag: token.tag, kept }))
      // Written, because parsers end such an element only if nothing else is open in it.
      for (const one of closed) if (one.kept) out.push(`</${one.tag}>`)
      if (enters && kept) depth += 1
      if (kept) out.push(html.slice(token.from, token.to))
      else part(token.tag)
    }
  }
  return out.join('')
}

/** The number of tags (or characters that may open one), and the deepest nesting: as browsers see it, or as parsers do
 * that end an element only at its end tag, or at once: to them `<td><p>…<td><p>…` is nested ever deeper. */
export function shapeOfHtml(html: string): { tags: number; depth: number } {
  let depth = 0
  let deepest = 0
  const open = new OpenElements<null>(() => {
    depth -= 1
  })
  const written = new WrittenElements()
  for (const token of tokensOf(html)) {
    if ('text' in token) continue
    if (token.end) {
      open.close(token.tag)
      written.close(token.tag)
    } else if (open.open(token.tag, () => null)) {
      depth += 1
      written.open(token.tag)
    }
    deepest = Math.max(deepest, depth, written.depth)
  }
  return { tags: html.split('<').length - 1, depth: open.overflown ? Number.POSITIVE_INFINITY : deepest }
}

/** Elements open in what is written, for a parser that knows only of the innermost one where another begins. */
class WrittenElements {
  readonly #stack: string[] = []
  readonly #counts = new Map<string, number>()

  get depth(): number {
    return this.#stack.length
  }

  open(tag: string): void {
    while (endsAt(this.#stack.at(-1) ?? '', tag)) this.#pop()
    this.#stack.push(tag)
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1)
  }

  close(tag: string): void {
    if ((this.#counts.get(tag) ?? 0) === 0) return
    while (this.#pop() !== tag);
  }

  #pop(): string | undefined {
    const tag = this.#stack.pop()
    if (tag !== undefined) this.#counts.set(tag, (this.#counts.get(tag) ?? 1) - 1)
    return tag
  }
}
