// How sites name the elements inside a line that are none of its words.

/** A card or tip of a word, shown while a pointer rests on it. */
export const overlaid =
  /\brole="tooltip"|(?:tool-?tip|roll-?over|pop-?over|hover)[a-z-]{0,20}[-_]?(?:text|block|box|content|card|body)\b/i
/** What a player shows below a film. */
export const captioned = /\bclass="[^"]{0,100}\b(?:media|video|image|photo|picture|figure)-caption\b/i
/** What the place stands in that a text is dated from, and how it is called. */
export const placing = new Set(['span', 'strong', 'b', 'em', 'i', 'a'])
export const dateline = /\bclass="[^"]{0,100}date-?line/i
