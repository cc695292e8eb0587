// A canonical key for each article's address: differences between links to the same article are removed.

import { webAddress } from './source-address.ts'
import trackingParameters from './tracking-parameters.json' with { type: 'json' }

const tracking = new Set(trackingParameters.names)
const trackingPrefixes = trackingParameters.prefixes

/** First labels of hosts that serve the same articles for phones, for print or through AMP. */
const variantHosts = /^(?:www\d?|m|mobile|amp)\./
/** Last parts of paths that do so. */
const variantPath = /\/(?:amp|print|index\.(?:html?|php))\/?$/

/**
 * What all links to one article have in common: a key for comparing, not an address to fetch. `null` if it is not a web
 * address.
 *
 * @example articleKey('http://m.example.com/a/amp/?utm_source=rss') // 'example.com/a'
 */
export function articleKey(link: string): string | null {
  const address = webAddress(link)
  if ('refused' in address) return null
  const url = new URL(address.url)
  for (const name of [...url.searchParams.keys()]) if (isTracking(name)) url.searchParams.delete(name)
  for (const [name, value] of [...url.searchParams]) if (isVariant(name, value)) url.searchParams.delete(name)
  url.searchParams.sort()
  const host = url.hostname.replace(/\.$/, '').replace(variantHosts, '')
  const path = url.pathname.replace(variantPath, '/').replace(/\/+$/, '')
  return `${host}${path}${url.search}`
}

/** The host without variant labels; `null` if it is not a web address.
 * @example siteOf('https://m.example.com/a') // 'example.com' */
export function siteOf(link: string): string | null {
  const address = webAddress(link)
  if ('refused' in address) return null
  return new URL(address.url).hostname.replace(/\.$/, '').replace(variantHosts, '')
}

export function isTracking(name: string): boolean {
  const lower = name.toLowerCase()
  return tracking.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix))
}

/** True for `?amp`, `?amp=1`, `?print=true`, `?output=amp`: the same article in another form. */
function isVariant(name: string, value: string): boolean {
  if (name === 'amp' || name === 'print') return value === '' || value === '1' || value === 'true'
  return (name === 'output' || name === 'outputType') && value === 'amp'
}
