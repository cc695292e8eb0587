// Pieces of a page’s characters that may be hidden: runs of them, and the page without them.

interface Nested {
  parent: Nested | null
}

export interface Piece {
  from: number
  to: number
  /** Line of the page that the piece is in. */
  line: number
  words: number
  /** `null` if it can be seen after all. */
  by: string | null
  /** In a menu or another part of the page that does not contain the article. */
  beside: boolean
  element: Nested | undefined
}

/** True if nothing is asked for. */
export function isWithin(element: Nested | undefined, outer: Nested | null): boolean {
  for (let at = element ?? null; at !== null; at = at.parent) if (at === outer) return true
  return outer === null
}

/** Pieces of one line that are hidden in the same way. */
export function* runsOf(pieces: readonly Piece[]): Generator<Piece[]> {
  let run: Piece[] = []
  for (const piece of pieces) {
    const [first] = run
    if (first !== undefined && (first.line !== piece.line || first.by !== piece.by)) {
      yield run
      run = []
    }
    run.push(piece)
  }
  if (run.length > 0) yield run
}

export function without(html: string, pieces: readonly Piece[]): string {
  if (pieces.length === 0) return html
  const kept: string[] = []
  let at = 0
  for (const { from, to } of pieces) {
    kept.push(html.slice(at, from))
    at = to
  }
  return [...kept, html.slice(at)].join('')
}
