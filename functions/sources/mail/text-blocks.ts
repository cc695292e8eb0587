// The text part of an email as a sequence of blocks. Links are written out as addresses, usually after the words they
// belong to.
import type { Block } from './message-blocks.ts'

const rule = /^\s*(?:[-=_*~#•—–]\s?){3,}\s*$/
const address = /[<([]?\s?https?:\/\/[^\s<>()[\]]{1,3000}[>)\]]?/g
/** Most words of a heading: a line of a hundred characters holds no more. */
const longestHeading = 16
/** Bounds the work. */
const mostBlocks = 5_000
/** Fewest words of the text under a heading: about a line of 80 characters. */
const fewestUnder = 12
/** Most lines of a list item; anything longer is a paragraph that begins with a dash. */
const longestItem = 3

export function blocksOfText(text: string): Block[] {
  const found: Block[] = []
  for (const run of text.replace(/\r\n?/g, '\n').split(/\n[ \t\u00a0]*\n+/)) {
    for (const part of parted(run.split('\n'))) found.push(part)
    if (found.length >= mostBlocks) break
  }
  return found.map((block, at) => (isHeading(block, found.slice(at + 1)) ? { ...block, level: 3 } : block))
}

/** A line of signs separates what is above it from what is below; directly under a line of text it marks a heading. */
function parted(lines: readonly string[]): Block[] {
  const found: Block[] = []
  let open: string[] = []
  const close = (level: number) => {
    const block = blockOf(open, level)
    if (block !== null) found.push(block)
    open = []
  }
  for (const line of lines) {
    const isItem = /^\s{0,6}(?:[*•·–-]|\d{1,2}[.)])\s+\S/.test(line)
    if (rule.test(line)) {
      const isUnderlined = open.length === 1 && /^[=-]{3,}$/.test(line.trim())
      close(isUnderlined ? 2 : 0)
      if (!isUnderlined) found.push({ text: '', links: [], level: 0, kind: 'text', rule: true })
    } else {
      if (isItem) close(0)
      open.push(line)
    }
  }
  close(0)
  return found
}

function blockOf(lines: readonly string[], level: number): Block | null {
  const first = lines[0] ?? ''
  const isQuoted = lines.length > 0 && lines.every((line) => /^\s{0,3}>/.test(line))
  const hash = /^#{1,4}\s+(?=\S)/.exec(first)
  const joined = lines.map((line) => line.replace(/^\s{0,3}(?:>\s?){1,5}/, '').trim()).join(' ')
  const written = joined.replace(/^#{1,4}\s+/, '').replace(/^\s{0,6}(?:[*•·–-])\s+/, '')
  const links = [...written.matchAll(address)].map(([found], _, all) => ({
    href: found.replace(/^[<([]\s?|[>)\]]$|[.,;:!?]+$/g, ''),
    text: all.length === 1 ? written.replace(address, '').replace(/\s+/g, ' ').trim() : '',
  }))
  const text = written
    .replace(address, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?](?:\s|$))/g, '')
    .trim()
  if (text === '' && links.length === 0) return null
  const kind = isQuoted
    ? 'quotation'
    : /^\s{0,6}[*•·–-]\s+\S/.test(first) && lines.length <= longestItem
      ? 'item'
      : 'text'
  return { text, links, level: hash === null ? level : 2, kind, rule: false }
}

/** A short line that does not end a sentence and has text below it, or that is all in capitals. */
function isHeading({ text, level, kind, rule: isRule }: Block, behind: readonly Block[]): boolean {
  if (level > 0 || isRule || kind !== 'text' || text === '') return false
  const words = text.split(' ').length
  if (words > longestHeading || /[.!?;:,…]["'”’)]?$/.test(text)) return false
  const [next] = behind.filter((one) => one.text !== '')
  const isShouted = words > 1 && text === text.toUpperCase() && text !== text.toLowerCase()
  return isShouted || (words >= 2 && next !== undefined && next.text.split(' ').length >= fewestUnder)
}
