// The list's logo as templates print it: address, width, height.
import { type LogoSize, logoPath, type Settings } from '../../environment.ts'

export interface PrintedLogo extends LogoSize {
  url: string
  /** From a page of the site. */
  path: string
}

/** `null` if the list has none. */
export function printedLogo({ logo, siteUrl }: Pick<Settings, 'logo' | 'siteUrl'>): PrintedLogo | null {
  return logo === undefined ? null : { ...logo, url: siteUrl + logoPath, path: logoPath }
}
