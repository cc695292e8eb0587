// Whether a text is HTML: a whole page, or a fragment as feeds and editors supply it.

/** Elements that a fragment may begin with. */
const openers =
  'html|head|body|title|meta|link|base|style|script|article|section|main|header|footer|nav|aside|div|p|h[1-6]|ul|ol|dl|li|table|tbody|tr|td|figure|img|blockquote|pre|center|hr|br|span|a|b|i|em|strong|small|font|u|address|details'
const opener = new RegExp(`^<(?:${openers})(?:[\\s/][^<>]{0,2000})?>`, 'i')
const whole = /^<(?:!doctype html|html[\s>]|head[\s>]|body[\s>])/i
const blockTag = /<(?:\/(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|main)|br ?\/?)>/gi
/** Lines that begin with a tag; a text about tags has them inside its sentences. */
const tagLine =
  /^[ \t]{0,40}<\/?(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|main|br)(?:[ />]|$)/gim

/** Fewest words per block tag of a text that is not HTML. */
const wordsPerTag = 150
const fewestTags = 2
const fewestLines = 4
/** For English, including the space. */
const charactersPerWord = 6
/** Characters within which a page begins, including anything before its first tag. Bounds the work; not measured. */
const longestStart = 20_000
const mostBefore = 20

export function isHtml(text: string): boolean {
  const start = withoutPrelude(text)
  if (whole.test(start)) return true
  const words = text.length / charactersPerWord
  if (opener.test(start))
    return count(text, blockTag) >= Math.max(fewestTags, words / wordsPerTag) || isOneElement(start)
  return count(text, tagLine) >= Math.max(fewestLines, words / wordsPerTag)
}

/** Removes what may precede the first tag: byte order mark, comments, an XML declaration. */
function withoutPrelude(text: string): string {
  let start = text.slice(0, longestStart).replace(/^[\ufeff\s]+/, '')
  for (let n = 0; n < mostBefore; n += 1) {
    const end = start.startsWith('<!--')
      ? start.indexOf('-->') + 3
      : start.startsWith('<?xml')
        ? start.indexOf('>') + 1
        : 0
    if (end <= '-->'.length) return start
    start = start.slice(end).trimStart()
  }
  return start
}

/** `<div>…</div>` with nothing after it. */
function isOneElement(start: string): boolean {
  const name = /^<([a-z][a-z0-9]{0,12})/i.exec(start)?.[1]?.toLowerCase()
  return name !== undefined && start.length < longestStart && start.trimEnd().toLowerCase().endsWith(`</${name}>`)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Contains text that would be read as a tag or as a character reference (a page about them, or one escaped too often),
 * or a TeX formula. */
export const holdsMarkup = (text: string): boolean =>
  /<[/!?a-z]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(text) || tex.test(text)
/** `\\frac{1}{2}`, `$x^2$`, `\\(`; two prices are not a formula. */
const tex = /\\(?:[a-z]{2,20}\b|[([])|\$[^$\s][^$]{0,200}[\\^_=][^$]{0,200}\$/i
