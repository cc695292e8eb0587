// How many tags HTML has and how deeply they are nested; flattens very deep nesting to what parsers can handle, without
// changing a word.
import { tokensOf } from './html-tokens.ts'
import { blocks, OpenElements } from './open-elements.ts'

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
      if (enters && kept) depth += 1
      if (kept) out.push(html.slice(token.from, token.to))
      else part(token.tag)
    }
  }
  return out.join('')
}

/** The number of tags (or characters that may open one), and the deepest nesting. */
export function shapeOfHtml(html: string): { tags: number; depth: number } {
  let depth = 0
  let deepest = 0
  const open = new OpenElements<null>(() => {
    depth -= 1
  })
  for (const token of tokensOf(html)) {
    if ('text' in token) continue
    if (token.end) open.close(token.tag)
    else if (open.open(token.tag, () => null)) depth += 1
    deepest = Math.max(deepest, depth)
  }
  return { tags: html.split('<').length - 1, depth: open.overflown ? Number.POSITIVE_INFINITY : deepest }
}
