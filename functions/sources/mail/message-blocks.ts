// The body of an email as a sequence of blocks: what a reader sees, with links, whatever tables it is built from.
import { decodedText } from '../../content/html/character-references.ts'
import { attributesOf, type TagToken, tokensOf } from '../../content/html/html-tokens.ts'
import { blocks as blockTags, lines as lineTags, OpenElements } from '../../content/html/open-elements.ts'

export interface Block {
  text: string
  links: BlockLink[]
  /** Heading level 1 to 6, also judged by size; 0 if it is not a heading. */
  level: number
  kind: 'text' | 'item' | 'quotation'
  /** A line between two parts of an email. */
  rule: boolean
}

export interface BlockLink {
  href: string
  text: string
}

/** What an element says about its contents. */
interface Style {
  hidden: boolean
  /** Pixels; `null` if not stated. */
  size: number | null
  bold: boolean
  level: number
  kind: Block['kind']
  href: string | null
}

const plain: Style = { hidden: false, size: null, bold: false, level: 0, kind: 'text', href: null }

/** Most blocks of one email. */
const mostBlocks = 5_000

export function blocksOfHtml(html: string): Block[] {
  const reader = new BlockReader(html)
  for (const token of tokensOf(html)) {
    if (reader.blocks.length >= mostBlocks) break
    if ('text' in token) reader.text(token.text)
    else if (token.end) reader.end(token.tag)
    else reader.start(token)
  }
  reader.flush()
  return withHeadings(reader.blocks, reader.sizes)
}

const breaking = (tag: string) => blockTags.has(tag) || lineTags.has(tag) || tag === 'td' || tag === 'th'

class BlockReader {
  readonly blocks: Block[] = []
  /** For each block: its size, and whether all of it is bold. */
  readonly sizes: { size: number; bold: boolean }[] = []
  readonly #html: string
  readonly #open = new OpenElements<Style>()
  #text = ''
  #links: BlockLink[] = []
  #style: Style = plain
  #size = 0
  #bold = true

  constructor(html: string) {
    this.#html = html
  }

  text(written: string): void {
    const style = this.#open.innermost ?? plain
    if (style.hidden || (style.size ?? usualPixels) <= smallest) return
    const text = decodedText(written).replace(invisible, '').replace(/\s+/g, ' ')
    if (text.trim() !== '') {
      if (this.#text.trim() === '') this.#style = style
      this.#size = Math.max(this.#size, style.size ?? 0)
      this.#bold &&= style.bold
      if (style.href !== null) this.#link(style.href, text)
    }
    this.#text += text
  }

  #link(href: string, text: string): void {
    const last = this.#links.at(-1)
    if (last?.href === href) last.text += text
    else this.#links.push({ href, text })
  }

  start(token: TagToken): void {
    const { tag } = token
    if (breaking(tag)) this.flush()
    if (tag === 'br') this.flush()
    if (tag === 'hr') this.blocks.push({ text: '', links: [], level: 0, kind: 'text', rule: true })
    if (tag === 'hr') this.sizes.push({ size: 0, bold: false })
    const attributes = attributesOf(this.#html, token)
    this.#open.open(tag, () => styleOf(tag, attributes, this.#open.innermost ?? plain))
  }

  end(tag: string): void {
    if (breaking(tag)) this.flush()
    this.#open.close(tag)
  }

  flush(): void {
    const text = this.#text.replace(/\s+/g, ' ').trim()
    if (text !== '') {
      const { level, kind } = this.#style
      this.blocks.push({ text, links: this.#links.map(trimmed), level, kind, rule: false })
      this.sizes.push({ size: this.#size, bold: this.#bold })
    }
    this.#text = ''
    this.#links = []
    this.#size = 0
    this.#bold = true
  }
}

const trimmed = ({ href, text }: BlockLink): BlockLink => ({ href, text: text.replace(/\s+/g, ' ').trim() })

/** Zero-width characters with which senders fill the preview line of inboxes; between letters some belong to a word. */
const invisible = /\u00ad|\u034f|\u200b|\ufeff|[\u2060-\u2064]|[\u200c-\u200f](?!\p{L})|(?<!\p{L})[\u200c-\u200f]/gu

function styleOf(tag: string, attributes: ReadonlyMap<string, string>, outer: Style): Style {
  const style = (attributes.get('style') ?? '').toLowerCase().slice(0, 2_000)
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`
  const size =
    /(?:^|[;\s])font(?:-size)?\s{0,3}:[^;]{0,60}?(\d{1,3}(?:\.\d{1,4})?)(px|pt|em|rem|(?=\s{0,3}(?:;|$)))/.exec(style)
  const [level] = [/^h([1-6])$/.exec(tag)?.[1]]
  return {
    hidden:
      outer.hidden || isHidden(style) || /\bpre-?header\b|\bpreview-?text\b/i.test(names) || attributes.has('hidden'),
    size: size === null ? (tag === 'small' ? 11 : outer.size) : Number(size[1]) * pixels(size[2]),
    bold:
      /^(?:b|strong|h[1-6]|th)$/.test(tag) ||
      /font-weight\s{0,3}:\s{0,3}(?:bold|[6-9]00)/.test(style) ||
      (outer.bold && !/font-weight\s{0,3}:\s{0,3}(?:normal|[1-5]00)/.test(style)),
    level: level === undefined ? outer.level : Number(level),
    kind: tag === 'li' ? 'item' : tag === 'blockquote' ? 'quotation' : outer.kind,
    href: tag === 'a' ? (attributes.get('href') ?? null) : outer.href,
  }
}

/** The default font size of browsers. */
const usualPixels = 16

const pixels = (unit: string | undefined) => (unit === 'pt' ? 4 / 3 : unit === 'em' || unit === 'rem' ? usualPixels : 1)

/** Smaller text exists only for the preview line of inboxes. */
const smallest = 2

const isHidden = (style: string) =>
  /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all/.test(style) ||
  /(?:^|[;\s])(?:max-height|opacity)\s{0,3}:\s{0,3}0(?:\.0\d?)?(?:px)?\s{0,3}(?:;|!|$)/.test(style)

/** A block this many times larger than most of the text, or all in bold, is a heading. */
const larger = 1.2
/** From this many times on it is a title: browsers set h1 at 2 times, h2 at 1.5 times the size of text. */
const muchLarger = 1.7
/** Most words of a heading. */
const longestHeading = 25

function withHeadings(blocks: Block[], sizes: readonly { size: number; bold: boolean }[]): Block[] {
  const body = usualSize(blocks, sizes)
  return blocks.map((block, at) => {
    const { size = 0, bold = false } = sizes[at] ?? {}
    const words = block.text.split(' ').length
    if (block.rule || block.level > 0 || words > longestHeading || block.kind !== 'text') return block
    if (body > 0 && size >= body * larger) return { ...block, level: size >= body * muchLarger ? 2 : 3 }
    return bold && words >= 2 && !/[:,]$/.test(block.text) ? { ...block, level: 4 } : block
  })
}

/** The size of most text; the browsers' default if few state one. */
function usualSize(blocks: readonly Block[], sizes: readonly { size: number }[]): number {
  const letters = new Map<number, number>()
  for (const [at, { text }] of blocks.entries()) {
    const size = sizes[at]?.size || usualPixels
    letters.set(size, (letters.get(size) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usualPixels
}
