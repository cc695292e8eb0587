// Reads a document of unknown kind: an email, a feed, a sitemap, an index page.
import { gunzipSync } from 'node:zlib'
import { mostBytes } from '../../../functions/sources/document-size.ts'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import type { Document, Feed, NoFeed } from '../../../functions/sources/feed/types.ts'
import { readListing } from '../../../functions/sources/listing.ts'
import { isMail, readMail } from '../../../functions/sources/mail/newsletter.ts'
import { readIndexPage } from '../../../functions/sources/page/index-page.ts'
import { readSitemap, type Sitemap } from '../../../functions/sources/sitemap/sitemap.ts'
import type { sourceKinds } from '../../../functions/sources/types.ts'

/** Documents come from sources of every kind. */
export type DocumentKind = (typeof sourceKinds)[number]

export interface ReadDocument {
  /** `null` if it is none of them. */
  kind: DocumentKind | null
  read: Feed | Sitemap | NoFeed
}

/** Fewest links that make a page an index, unless it is said to be one. */
const fewestLinks = 3

/** @param kind `null`: to be detected */
export function readDocument(given: Document, kind: DocumentKind | null): ReadDocument {
  const document = { ...given, bytes: unpacked(given.bytes) }
  if (kind !== null) return { kind, read: readAs(document, kind) }
  if (isMail(document.bytes)) return { kind: 'mail', read: readMail(document.bytes) }
  const feed = readFeed(document)
  if (!('refused' in feed)) return { kind: 'feed', read: feed }
  const sitemap = readSitemap(document)
  if (!('refused' in sitemap)) return { kind: 'sitemap', read: sitemap }
  // A page that announces feeds should be followed by these.
  const page = feed.announced.length > 0 ? feed : readIndexPage(document)
  const isIndex = !('refused' in page) && page.entries.length >= fewestLinks
  return isIndex ? { kind: 'page', read: page } : { kind: null, read: feed }
}

/** Unpacks a file that was saved compressed; if it cannot be unpacked, it is reported as it is. */
function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    return bytes
  }
}

function readAs(document: Document, kind: DocumentKind): Feed | Sitemap | NoFeed {
  return kind === 'mail' ? readMail(document.bytes) : readListing(kind, document)
}
