// Whether a text is HTML: a whole page, or a piece of one as feeds and editors hand it on.

/** Elements that a piece of a page may begin with. */
const openers =
  'html|head|body|title|meta|link|base|style|script|article|section|main|header|footer|nav|aside|div|p|h[1-6]|ul|ol|dl|li|table|tbody|tr|td|figure|img|blockquote|pre|center|hr|br|span|a|b|i|em|strong|small|font|u|address|details'
const opener = new RegExp(`^<(?:${openers})(?:[\\s/][^<>]{0,2000})?>`, 'i')
const whole = /^<(?:!doctype html|html[\s>]|head[\s>]|body[\s>])/i
const blockTag = /<(?:\/(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|main)|br ?\/?)>/gi
/** Lines that begin with a tag: a page that only speaks of tags has them inside its sentences. */
const tagLine =
  /^[ \t]{0,40}<\/?(?:p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|main|br)(?:[ />]|$)/gim

/** Block tags for each so many words. */
const wordsPerTag = 150
const fewestTags = 2
const fewestLines = 4
/** Of English, with the space behind it. */
const charactersPerWord = 6
/** Characters in which a page begins, and what may stand before its first tag: a bound on work, not measured. */
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

/** Without what may stand before the first tag: byte order mark, comments, an XML declaration. */
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

/** `<div>…</div>` and nothing behind it. */
function isOneElement(start: string): boolean {
  const name = /^<([a-z][a-z0-9]{0,12})/i.exec(start)?.[1]?.toLowerCase()
  return name !== undefined && start.length < longestStart && start.trimEnd().toLowerCase().endsWith(`</${name}>`)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Holds what would be read as a tag or as a character reference (a page that speaks of them, or one escaped too
 * often), or a formula as TeX writes it. */
export const holdsMarkup = (text: string): boolean =>
  /<[/!?a-z]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(text) || tex.test(text)
/** `\\frac{1}{2}`, `$x^2$`, `\\(`; two prices are no formula. */
const tex = /\\(?:[a-z]{2,20}\b|[([])|\$[^$\s][^$]{0,200}[\\^_=][^$]{0,200}\$/i
