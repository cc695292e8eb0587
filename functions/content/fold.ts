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
  return text.toWellFormed().normalize('NFC').replace(invisible, '').replace(spaces, ' ').trim()
}

/** Lines as an editor counts them: line n of the page is element n − 1. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd)
}

/** For comparing only, never for printing: lower case, no accents, straight quotes. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
}

/** Words as a reader counts them: runs between spaces that hold a letter or a digit. */
export function countWords(text: string): number {
  let count = 0
  for (const part of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(part)) count += 1
  return count
}
