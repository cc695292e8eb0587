// Every image needs alt text, as it may not be loaded: the preflight checks an edition's parts for it, the mail checks
// the templates.

export const needsAlt = 'an image has no alt text; give it one (empty for an ornament)'

/** Where the tags of images without an `alt` begin. */
export function imagesWithoutAlt(html: string): number[] {
  return [...html.matchAll(/<(?:img|mj-image)\b[^>]*>/gi)]
    .filter(([tag]) => !/\salt="/i.test(tag))
    .map(({ index }) => index)
}
