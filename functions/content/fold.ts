// One way to look at characters: what may differ between a page and what we print of it is white space alone.

/** Invisible characters that carry no text: controls, soft hyphen, zero-width signs, byte order mark. */
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200c\u2060\ufeff]/g
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/
const spaces = /[\s\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]+/g

/**
 * White space of any kind becomes one plain space, invisible characters go, composed form (NFC).
 * @example fold('Mr.\u00a0 Smith ') // 'Mr. Smith'
 */
export function fold(text: string): string {
  if (folded.test(text)) return text
  const visible = text.toWellFormed().normalize('NFC').replace(invisible, '')
  return (unfolded.test(visible) ? visible.replace(spaces, ' ') : visible).trim()
}

/** Words of common letters and marks with single spaces between them: nothing is to be done. */
const folded = /^[!-~–—‘’“”]+(?: [!-~–—‘’“”]+)*$/
/** A space that is no plain one, or two of them: most texts come folded, and stay the very same string. */
const unfolded = / {2}|[^\S ]|\u180e/

/** Lines as an editor counts them: line n of the page is element n − 1. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd)
}

/** For comparing only, never for printing: lower case, no accents, straight quotes. */
export function plain(text: string): string {
  return withoutAccents(text).toLowerCase().replace(/[’‘]/g, "'")
}

const accented = /[\u00c0-\u1fff\u2c00-\uffff]/

/** Decomposing costs more than looking whether there is anything to decompose. */
export function withoutAccents(text: string): string {
  return accented.test(text) ? text.normalize('NFD').replace(/\p{Mn}/gu, '') : text
}

/** Words as a reader counts them: runs between spaces that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  let counted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 32 || ((code < 32 || code > 127) && /\s/.test(text[at] ?? ''))) counted = false
    else if (!counted && isWordAt(text, at, code)) {
      count += 1
      counted = true
    }
  }
  return count
}

/** A letter or a digit; looked up only beyond ASCII. */
function isWordAt(text: string, at: number, code: number): boolean {
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
  return /^[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}
