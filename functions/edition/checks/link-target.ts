// Where a link of an email may lead: used by the preflight for an edition's parts, by the mail checks for a whole
// email.

export type LinkTarget = 'https' | 'address' | 'place' | 'nowhere' | 'other'

/**
 * @param places ids of elements in the email
 * @example linkTarget('#dam', new Set(['dam'])) // 'place'
 */
export function linkTarget(href: string, places: ReadonlySet<string>): LinkTarget {
  if (href.startsWith('#')) return places.has(href.slice(1)) ? 'place' : 'nowhere'
  if (/^https:\/\/\S+$/.test(href)) return 'https'
  return /^mailto:\S+$/.test(href) ? 'address' : 'other'
}

export function leadsNowhere(href: string): string {
  return `"${href}" leads nowhere in the email`
}
