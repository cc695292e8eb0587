// How sites name inline elements that are not part of a line's text.

/** A card or tooltip for a word, shown on hovering. */
export const overlaid =
  /\brole="tooltip"|(?:tool-?tip|roll-?over|pop-?over|hover)[a-z-]{0,20}[-_]?(?:text|block|box|content|card|body)\b/i
/** What a player shows below a film. */
export const captioned = /\bclass="[^"]{0,100}\b(?:media|video|image|photo|picture|figure)-caption\b/i
/** Tags of elements that can contain the place a text is dated from, and names given to them. */
const placing = new Set(['span', 'strong', 'b', 'em', 'i', 'a'])
const dateline = /\bclass="[^"]{0,100}date-?line/i
/** A label of the kind of text, run into the first line and set apart only by styles. */
const rubric =
  /\bclass="(?:[^"]{0,100}[\s_-])?(?:kicker|rubri[ck]|slug|label|eyebrow|overline|spitzmarke|dachzeile|antetitulo|occhiello|surtitre)(?:[\s_-]|")/i

/** True of an element before a text that is not part of it, by its tag and its names. */
export const isApart = (tag: string, markup: string): boolean =>
  placing.has(tag) && (dateline.test(markup) || rubric.test(markup))

/** Fewest characters of a text that a place or a label may precede. */
const shortestText = 40
/** Letters that are not a word in any language we read. */
const dropCap = /^[BCDFGHJLMNPQRTX]$/

/** A line without what an element of its own holds at its beginning, if that is not part of its first sentence.
 * @example withoutOpening('ANALYSIS The bridge …', 'ANALYSIS', true) // 'The bridge …' */
export function withoutOpening(line: string, opening: string, named: boolean): string {
  const rest = line.slice(opening.length)
  if (dropCap.test(opening.trim()) && /^ \p{Ll}/u.test(rest)) return opening.trim() + rest.trimStart()
  const text = rest.replace(/^[\s—–:|-]+/, '')
  return named && /^["“‘«]?\p{Lu}/u.test(text) && text.length >= shortestText ? text : line
}

/** Fewest letters of a word before a note mark; after fewer it is a power, as in `m2`. */
const lettersBefore = 3
/** Marks of notes: `1`, `[2]`, `*`; and such a mark after the end of a sentence, without an element of its own. */
const noteMark = /^\s*(?:\[?\d{1,3}(?:[\s,–-]{1,3}\d{1,3}){0,9}\]?|[*†‡§]{1,3}|\[[^[\]]{1,20}\])\s*$/
export const bracketed = /^\s*\[(?:\d{1,3}|[a-z]|note \d{1,3}|edit)\]\s*$/
export const noteBehind = /(?<=[.,;:!?"”’)\]])\[\d{1,3}\]/g

/** True if what is raised above the line from this place on, as a link or not, leads to a note. */
export function isNoteMark(line: string, from: number, linked: boolean): boolean {
  const before = line.slice(Math.max(0, from - lettersBefore), from)
  return noteMark.test(line.slice(from)) && (linked || /\p{L}{3}$|[.,;:!?"”’)\]]$/u.test(before))
}
