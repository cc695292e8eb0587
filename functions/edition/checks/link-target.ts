// Where the links of an email may lead: the preflight asks it of an edition's parts, the mail checks of a whole email.

export type LinkTarget = 'https' | 'address' | 'place' | 'nowhere' | 'other'

/**
 * @param places ids that stand in the email
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
