// Plain text that reads well in a terminal: lines of at most 76 columns, URLs never cut.

const width = 76

/**
 * Wraps every line at spaces; what follows keeps the line's own indent, and a bullet's text hangs behind the bullet.
 *
 * @example wrap('  * a long line …') // '  * a long\n    line …'
 */
export function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) => (columns(line) <= width ? line.trimEnd() : wrapLine(line)))
    .join('\n')
}

function wrapLine(line: string): string {
  const indent = /^ *(?:[*•–|>] )?/u.exec(line)?.[0] ?? ''
  const hanging = indent.replace(/[*•–]/u, ' ')
  const lines: string[] = []
  let current = indent
  let room = width - columns(indent)
  for (const word of line
    .slice(indent.length)
    .split(/ +/u)
    .flatMap((run) => pieces(run, width - columns(indent)))) {
    const taken = columns(word) + (current.length > hanging.length ? 1 : 0)
    if (taken > room && current.length > hanging.length) {
      lines.push(current.trimEnd())
      current = hanging + word
      room = width - columns(current)
    } else {
      current += current.length > hanging.length ? ` ${word}` : word
      room -= taken
    }
  }
  return [...lines, current.trimEnd()].join('\n')
}

/** Scripts written without spaces may break between any two characters; other long words and URLs stay whole. */
function pieces(run: string, limit: number): string[] {
  if (columns(run) <= limit || !wide.test(run)) return [run]
  const found: string[] = []
  let piece = ''
  let room = limit
  for (const character of run) {
    const taken = columns(character)
    if (taken > room) {
      found.push(piece)
      piece = ''
      room = limit
    }
    piece += character
    room -= taken
  }
  return [...found, piece]
}

/** East Asian wide characters fill two columns of a terminal. */
const wide = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\uFF01-\uFF60]/u

function columns(text: string): number {
  if (!wide.test(text)) return text.length
  let count = 0
  for (const character of text) count += wide.test(character) ? 2 : 1
  return count
}
