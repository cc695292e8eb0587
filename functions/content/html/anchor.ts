// Links that lead into the page that they stand on, as they stand beside headings and in notes.

export const pointsInside = (attributes: ReadonlyMap<string, string>) =>
  (attributes.get('href') ?? '#').includes('#') ||
  /(?:^|[\s_-])(?:anchor|permalink|header-?link|heading-?link)(?:$|[\s_-])/i.test(attributes.get('class') ?? '')

/** Characters of a link's own words that may say so: chosen, not measured. */
const longestWords = 80

export const isAnchor = (text: string) =>
  /^(?:[#¶§\s]|🔗|⚓|\ufe0e|\ufe0f)*$/u.test(text) ||
  (text.length < longestWords && /^\s*(?:permalink|anchor\b|(?:direct |copy )?link(?: to\b|\s*$))/i.test(text))

/** Signs that lead to a heading, where they stand in no link. */
export const withoutAnchorSigns = (text: string) => text.replace(/^[#¶§]\s+(?=\S)|\s[#¶§]$|¶$/g, '').trim()
