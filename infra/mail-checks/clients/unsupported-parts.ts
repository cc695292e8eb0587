// What email clients lack of each part of an email: a stylesheet, an opening tag, a comment. caniemail compares every
// tag with hundreds of features and all clients, and an email repeats a few dozen tags, in its stories and in the next
// email: here each different part is checked once.
import type * as Caniemail from 'caniemail'

/** Client → the features of HTML and CSS that it does not support at all, each with the first line that uses it, from
 * 1; in the order in which caniemail comes upon them. */
type Unsupported = ReadonlyMap<string, ReadonlyMap<string, number>>

/** As caniemail takes it. A stylesheet counts its lines from its own first. */
type Part = { css: string } | { html: string; line: number }

/** The part of the parser's nodes that is used here. */
interface Node {
  type: string
  startIndex: number | null
  name?: string
  attribs?: Record<string, string>
  data?: string
  childNodes?: Node[]
}

type Globs = Parameters<typeof Caniemail.caniemail>[0]['clients']

/** Characters of parts whose findings are kept. The 24 golden emails have 37,000; chosen, not measured. */
const mostKept = 1_000_000

/** A function that says what these clients lack of an email. */
export function partChecker(clients: Globs): (html: string) => Promise<Unsupported> {
  const kept = new Map<string, Unsupported>()
  let characters = 0

  return async (html) => {
    // Its data is loaded on first use, so that the preview starts sooner.
    const { caniemail, parseHtml } = await import('caniemail')
    const all = new Map<string, Map<string, number>>()
    for (const part of partsOf(parseHtml(html).document, html)) {
      for (const [client, features] of checked(part, caniemail)) {
        const lines = all.get(client) ?? new Map<string, number>()
        all.set(client, lines)
        for (const [title, line] of features) if (!lines.has(title)) lines.set(title, 'line' in part ? part.line : line)
      }
    }
    return all
  }

  function checked(part: Part, caniemail: typeof Caniemail.caniemail): Unsupported {
    const asked = 'css' in part ? { css: part.css } : { html: part.html }
    const key = JSON.stringify(asked)
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = firstLines(caniemail({ clients, ...asked }))
    if (characters + key.length > mostKept) {
      kept.clear()
      characters = 0
    }
    kept.set(key, found)
    characters += key.length
    return found
  }
}

/** All stylesheets, then all else as it is read: the order of caniemail, whose first finding of a feature counts. */
function partsOf(document: Node, html: string): Part[] {
  const styles: Part[] = []
  const tags: Part[] = []
  let line = 1
  let read = 0
  visit(document)
  return [...styles, ...tags]

  function visit({ childNodes = [] }: Node): void {
    for (const node of childNodes) {
      if (node.type !== 'tag' && node.type !== 'style' && node.type !== 'comment') continue
      tags.push({
        html: node.type === 'comment' ? '<!-- -->' : openingTag(node),
        line: lineAt(node.startIndex ?? read),
      })
      const css = node.type === 'style' && node.childNodes?.[0]?.data
      if (css) styles.push({ css })
      visit(node)
    }
  }

  function lineAt(index: number): number {
    for (; read < index; read++) if (html[read] === '\n') line++
    return line
  }
}

/** In an element without any feature, because caniemail passes over a `style` that is in none. */
function openingTag({ name = '', attribs = {} }: Node): string {
  const attributes = Object.entries(attribs).map(
    ([attribute, value]) => ` ${attribute}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  )
  return `<x><${name}${attributes.join('')}>`
}

function firstLines({ issues }: ReturnType<typeof Caniemail.caniemail>): Unsupported {
  const all = [...issues.errors].map(([client, found]) => {
    const lines = new Map<string, number>()
    for (const { title, position } of found) if (!lines.has(title)) lines.set(title, position?.start.line ?? 1)
    return [client, lines] as const
  })
  return new Map(all)
}
