// The list's logo as templates print it: address, width, height.
import { type LogoSize, logoLimits, logoPath, type Settings } from '../../environment.ts'

export interface PrintedLogo extends LogoSize {
  url: string
  /** From a page of the site. */
  path: string
  /** Too low for the name of the list, which stands in its place where images are blocked. Such a logo is `maxWidth`
   * wide, or shown as large as it is. */
  isLow: boolean
  /** Pixels. */
  maxWidth: number
}

/** Pixels: three lines of 18, as many as a name of 60 letters takes on a phone. */
const nameHeight = 54

/** `null` if the list has none. */
export function printedLogo({ logo, siteUrl }: Pick<Settings, 'logo' | 'siteUrl'>): PrintedLogo | null {
  if (logo === undefined) return null
  const isLow = logo.height < nameHeight
  return { ...logo, url: siteUrl + logoPath, path: logoPath, isLow, maxWidth: logoLimits.width }
}
