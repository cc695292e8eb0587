// Files of the public site, in its bucket behind CloudFront.
import type { SiteStore } from '../../ports.ts'
import type { Bucket } from '../services/s3.ts'

export function siteStore(bucket: Bucket): SiteStore {
  return {
    get: (key) => bucket.getText(key),
    put: (key, body, contentType, cacheSeconds) =>
      bucket.put(key, body, { contentType, cacheControl: `public, max-age=${cacheSeconds}` }),
  }
}
