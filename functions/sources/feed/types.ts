// What is read of a feed: known fields alone, as the feed states them.

/** A document as it came. */
export interface Document {
  bytes: Uint8Array
  /** As the server declares it, e.g. `text/xml; charset=utf-8`; `null` where there was no server. */
  contentType?: string | null
  /** The address that it was read from, for relative links. */
  base?: string | null
}

export interface Entry {
  /** Plain text on one line. */
  title: string | null
  /** Absolute, http or https, as the feed spells it. */
  url: string | null
  /** GUID of RSS, `id` of Atom and JSON Feed, `rdf:about` of RSS 1.0: as written. */
  id: string | null
  /** ISO 8601 in UTC. */
  published: string | null
  updated: string | null
  /** Names without addresses, several joined by commas. */
  author: string | null
  /** BCP 47, as written, where the entry states one of its own. */
  language: string | null
  summary: string | null
  /** Both may be HTML, never made safe. */
  content: string | null
  /** What is relative to this in summary and content. */
  base: string | null
}

/** An entry that its feed takes back (RFC 6721). */
export interface Withdrawal {
  id: string
  when: string | null
}

export interface Feed {
  title: string | null
  /** Who publishes it, as it says itself; absent where its title says so. */
  publication?: string | null
  language: string | null
  /** In the order of the feed, each once. */
  entries: Entry[]
  withdrawn: Withdrawal[]
  /** What was repaired or passed over, for people. */
  notes: string[]
}

/** Why a document is no feed, and the feeds that it names where it is a page. */
export interface NoFeed {
  refused: string
  announced: { url: string; title: string | null }[]
}
