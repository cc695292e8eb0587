// Reads the line with which blogging software signs below a text: `Posted by oz at 8:38 pm`,
// `Posted by oz on May 7, 2026`.
import type { Fact } from '../elements/stated-elements.ts'
import { isPlaceholderName } from './placeholder-names.ts'

/** In the languages of such software; the name may be one word in small letters. Own words. */
const posted =
  /^(?:posted by|eingestellt von|publié par|publicad[oa] por|postad[oa] por|pubblicato da|gepost door|geplaatst door|skrevet av|upplagd av|lagt inn av|autor:|автор:) ?(\p{L}[\p{L}\p{M}.'’_-]{1,30}(?: \p{L}[\p{L}\p{M}.'’_-]{0,30}){0,3}?) (?:(?:at|um|à|a las?|às|alle(?: ore)?|om|op|kl\.?|o|в|на) \d{1,2}[:.]\d{2}(?!\d)|(?:on|am|le|el|il|op|em|den|w dniu) (?=\p{L}{3,12}\.? \d|\d))/iu
/** Most characters of such a line. Chosen, not measured. */
const longest = 160

/** Empty if the lines name several: each is then below a text of its own. */
export function postedIn(lines: readonly string[]): Fact[] {
  const found = lines.flatMap((from) => {
    const value = from.length > longest ? undefined : posted.exec(from)?.[1]
    return value === undefined || isPlaceholderName(value) ? [] : [{ value, from }]
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : []
}
