// Links that lead into the page they are on, such as those next to headings and in notes.

export const pointsInside = (attributes: ReadonlyMap<string, string>) =>
  (attributes.get('href') ?? '#').includes('#') ||
  /(?:^|[\s_-])(?:anchor|permalink|header-?link|heading-?link)(?:$|[\s_-])/i.test(attributes.get('class') ?? '')

/** Most characters of a link's words that may mark it as one. Chosen, not measured. */
const longestWords = 80

export const isAnchor = (text: string) =>
  /^(?:[#¶§\s]|🔗|⚓|\ufe0e|\ufe0f)*$/u.test(text) ||
  (text.length < longestWords && /^\s*(?:permalink|anchor\b|(?:direct |copy )?link(?: to\b|\s*$))/i.test(text))

/** Removes the signs of links to a heading, if they are not inside a link. */
export const withoutAnchorSigns = (text: string) => text.replace(/^[#¶§]\s+(?=\S)|\s[#¶§]$|¶$/g, '').trim()
