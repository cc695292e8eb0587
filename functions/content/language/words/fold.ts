// White space, accents, case and words: makes texts comparable and counts words. A page and our quotation of it may
// differ only in white space.

/**
 * Invisible characters without text: controls, soft hyphen, zero-width characters, byte order mark, fillers, tags, and
 * the marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9), which would affect the
 * text around a quotation.
 */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu
/** Zero-width joiner and non-joiner. */
const joiner = /[\u200c\u200d]/
/** Joiners, except between letters and marks of scripts that are spelt with them (Unicode Standard, 23.2), and in
 * emoji. */
const strayJoiners =
  /(?<![\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Nkoo}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{Extended_Pictographic}]|\ufe0f|[\u{1f3fb}-\u{1f3ff}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/
const spaces = /[\s\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]+/g

/**
 * White space of any kind becomes one plain space, invisible characters are removed, NFC.
 * @example fold('Mr.\u00a0 Smith ') // 'Mr. Smith'
 */
export function fold(text: string): string {
  if (folded.test(text)) return text
  const composed = text.toWellFormed().normalize('NFC').replace(invisible, '')
  const visible = joiner.test(composed) ? composed.replace(strayJoiners, '') : composed
  return (unfolded.test(visible) ? visible.replace(spaces, ' ') : visible).trim()
}

/** Words of common letters and marks with single spaces between them, which need no folding. */
const folded = /^[!-~–—‘’“”]+(?: [!-~–—‘’“”]+)*$/
/** A space other than the plain one, or two of them. Most texts are already folded and are returned unchanged. */
const unfolded = / {2}|[^\S ]|\u180e/

/** Lines as in an editor: line n of the page is element n − 1. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd)
}

/** Only for comparing, never for printing: lower case, no accents, straight quotes. */
export function plain(text: string): string {
  return withoutAccents(text).toLowerCase().replace(/[’‘]/g, "'")
}

const accented = /[\u00c0-\u1fff\u2c00-\uffff]/

/** The dotless i of Turkish becomes an i, like its capital, because people abroad type it so. Decomposing takes longer
 * than checking whether it is necessary. */
export function withoutAccents(text: string): string {
  return accented.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replaceAll('ı', 'i')
    : text
}

/** Words as a reader counts them: runs between spaces with a letter or a digit. */
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

/** A letter or a digit; looked up only outside ASCII. */
function isWordAt(text: string, at: number, code: number): boolean {
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
  return /^[\p{L}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}
