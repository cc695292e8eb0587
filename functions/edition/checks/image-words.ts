// Every image says what it shows, also where it is not loaded: the preflight asks it of an edition's parts, the mail
// checks of the templates.

export const needsAlt = 'an image has no alt text; give it one (empty for an ornament)'

/** Where the images without an `alt` begin. */
export function imagesWithoutAlt(html: string): number[] {
  return [...html.matchAll(/<(?:img|mj-image)\b[^>]*>/gi)]
    .filter(([tag]) => !/\salt="/i.test(tag))
    .map(({ index }) => index)
}
