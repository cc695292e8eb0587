// One file of the public site, as stored in the bucket, and for how long it may be cached.

export interface SiteFile {
  /** Path without a leading slash. */
  key: string
  body: string
  contentType: string
  cacheSeconds: number
}

/** Seconds. A published edition does not change, though its layout may; lists change weekly. */
const cache = { edition: 3600, list: 300 } as const

const types = {
  html: 'text/html; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  jsonFeed: 'application/feed+json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
} as const

export function editionFile(key: string, body: string): SiteFile {
  return { key, body, contentType: types.html, cacheSeconds: cache.edition }
}

export function listFile(key: string, body: string, type: keyof typeof types = 'html'): SiteFile {
  return { key, body, contentType: types[type], cacheSeconds: cache.list }
}
