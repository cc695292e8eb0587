// The site on which an article stands, by its address: what a publication is named by when its page does not say its
// name.
import type { Source } from '../types.ts'

/** @example siteOf({ url: 'https://www.example.com/a-bridge' }) // 'example.com' */
export const siteOf = ({ url }: Pick<Source, 'url'>): string | null =>
  url === null || url === undefined ? null : new URL(url).hostname.replace(/^www\./, '')
