// The text of HTML, line by line, as a reader sees its blocks. Walks the characters once and builds no tree, so that
// broken tags and deep nesting cost no more than any other text.

/** What their tags enclose is no text. */
const unseen = new Set(
  'script style noscript template svg math iframe object head select button textarea canvas audio video map figcaption'.split(
    ' ',
  ),
)
/** A line of their own with a blank line around it. */
const blocks = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup hr html legend main nav ol p pre section summary table tbody tfoot thead ul`.split(
    /\s+/,
  ),
)
/** A line of their own. */
const lines = new Set('br li tr option caption'.split(' '))
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Their end tag is often left out, without the next one lying inside them. */
const openEnded = new Set('p li dt dd td th tr option tbody thead tfoot'.split(' '))

type Token = { text: string } | { tag: string; end: boolean }

export interface Line {
  /** Empty between blocks. */
  text: string
  heading: boolean
}

/** @example linesOfHtml('<h1>One</h1>Two &amp; <b>three</b>.').map(({ text }) => text) // ['One', '', 'Two & three.'] */
export function linesOfHtml(html: string): Line[] {
  const out: Line[] = []
  let line = ''
  let heading = false
  const close = (blank: boolean) => {
    if (line.trim() !== '') out.push({ text: line.trim(), heading })
    if (blank && out.length > 0 && out.at(-1)?.text !== '') out.push({ text: '', heading: false })
    line = ''
  }
  for (const token of tokensOf(html)) {
    if ('text' in token) line += decoded(token.text).replace(/\s+/g, ' ')
    else if (/^h[1-6]$/.test(token.tag)) {
      close(true)
      heading = !token.end
    } else if (blocks.has(token.tag)) close(true)
    // Two line breaks in a row part paragraphs.
    else if (token.tag === 'br') close(line.trim() === '')
    else if (lines.has(token.tag)) close(false)
    else if (token.tag === 'td' || token.tag === 'th') line += ' '
  }
  close(false)
  return out
}

/** How many tags there are (or marks that may open one), and how deep they are nested at most. */
export function shapeOfHtml(html: string): { tags: number; depth: number } {
  const tags = html.split('<').length - 1
  let depth = 0
  let deepest = 0
  for (const token of tokensOf(html)) {
    if ('text' in token) continue
    if (empty.has(token.tag) || openEnded.has(token.tag)) continue
    depth = token.end ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return { tags, depth: deepest }
}

/** Text and tags in order, without comments and what is not seen. */
function* tokensOf(html: string): Generator<Token> {
  const tagEnd = tagEnds(html)
  const behind = elementEnds(html)
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next !== at) yield { text: html.slice(at, next < 0 ? html.length : next) }
    if (next < 0) return
    if (html.startsWith('<!--', next)) {
      at = after(html, '-->', next + 4)
      continue
    }
    const name = /^<[/!?]?([a-z][a-z0-9-]*)/i.exec(html.slice(next, next + 40))?.[1]?.toLowerCase()
    if (name === undefined && !/^<[!?/]/.test(html.slice(next, next + 2))) {
      yield { text: '<' }
      at = next + 1
      continue
    }
    at = tagEnd(next)
    const end = html[next + 1] === '/'
    if (name === undefined || /[!?]/.test(html[next + 1] ?? '')) continue
    yield { tag: name, end }
    if (unseen.has(name) && !end && html[at - 2] !== '/') at = behind(name, at)
  }
}

/** Finds the end tag of an element that is not seen. A start tag without one hides nothing; it is looked for once. */
function elementEnds(html: string): (name: string, from: number) => number {
  const unclosed = new Set<string>()
  return (name, from) => {
    if (unclosed.has(name)) return from
    const pattern = new RegExp(`</${name}\\b`, 'gi')
    pattern.lastIndex = from
    const found = pattern.exec(html)
    if (found === null) unclosed.add(name)
    return found?.index ?? from
  }
}

/** Finds where a tag ends (exclusive), whatever stands between its quotation marks. A mark without a partner counts for
 * nothing; that there is none is looked for once. */
function tagEnds(html: string): (from: number) => number {
  const last = { '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") }
  return (from) => {
    for (let at = from + 1; at < html.length; at += 1) {
      const mark = html[at]
      if (mark === '>') return at + 1
      if ((mark === '"' || mark === "'") && html[at - 1] === '=' && at < last[mark]) at = html.indexOf(mark, at + 1)
    }
    return html.length
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—', hellip: '…' },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»' },
    ...{
      copy: '©',
      reg: '®',
      trade: '™',
      euro: '€',
      pound: '£',
      yen: '¥',
      cent: '¢',
      sect: '§',
      deg: '°',
      middot: '·',
    },
    ...{ bull: '•', times: '×', frac12: '½', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ouml: 'ö', uuml: 'ü' },
    ...{
      auml: 'ä',
      szlig: 'ß',
      ntilde: 'ñ',
      oacute: 'ó',
      aacute: 'á',
      iacute: 'í',
      uacute: 'ú',
      thinsp: ' ',
      ensp: ' ',
    },
  }),
)

const decoded = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}\d{0,2}));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
