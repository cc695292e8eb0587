// Arabic joins “and”, “so”, “by”, “like”, “for” and “the” to the following word: وبالجسر is “and by the bridge”. The
// prefixes are those of the light stemmer `light10` (Larkey, Ballesteros and Connell, 2002), and single prepositions.
// Endings are not removed.

/** Fewest letters that must remain. */
const fewest = 3

/** @example isArabic('جسر') // true */
export function isArabic(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 0x0600 && code <= 0x06ff
}

/** A term's word without “the”. @example withoutArticle('الجسر') // 'جسر' */
export const withoutArticle = (word: string) => (isArabic(word) ? cut(word, /^ال/) : word)

/** The forms of a word in a text; the first letter may belong to the word itself, so all possibilities are returned.
 * @example arabicForms('والجسر') // ['والجسر', 'الجسر', 'جسر'] */
export function arabicForms(word: string): string[] {
  const joined = [word, cut(word, /^[وف]/)]
  return [...new Set([...joined, ...joined.flatMap((one) => [cut(one, /^(?:[بك]?ال|لل)/), cut(one, /^[بكل]/)])])]
}

function cut(word: string, prefix: RegExp): string {
  const rest = word.replace(prefix, '')
  return rest.length < fewest ? word : rest
}
