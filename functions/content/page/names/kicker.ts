// Removes what newspapers print into the first words of a text and elsewhere above it: the name of the paper, its
// writer.
import { isPaperName } from './paper-name.ts'

/** Most characters of a paragraph that are examined; a bound for the patterns, chosen, not measured. */
const kickerWithin = 120

const beforeDash =
  /^(\p{Lu}[\p{L}&'’.-]{0,30}(?: [\p{Lu}&][\p{L}&'’.-]{0,30}){0,4})(?: ?(?:--|[–—])| -) ?(?=["“‘«']?\p{Lu})/u
const signature = /^[Bb][Yy] \p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}: (?=["“‘«']?\p{Lu})/u

/** A paragraph without them.
 * @example withoutKicker('Skerrow News – The ferry sank.') // 'The ferry sank.' */
export function withoutKicker(text: string): string {
  const head = text.slice(0, kickerWithin)
  const [before = '', name = ''] = beforeDash.exec(head) ?? []
  if (name !== '' && isPaperName(name)) return text.slice(before.length)
  return text.slice((signature.exec(head)?.[0] ?? '').length)
}
