// What is read from a feed: only known fields, as the feed states them.

/** A document as it came. */
export interface Document {
  bytes: Uint8Array
  /** As declared by the server, e.g. `text/xml; charset=utf-8`; `null` if there was no server. */
  contentType?: string | null
  /** The address that it was fetched from, for relative links. */
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
  /** BCP 47, as written, if the entry states its own. */
  language: string | null
  summary: string | null
  /** Both may contain unsafe HTML. */
  content: string | null
  /** Base of relative addresses in summary and content. */
  base: string | null
}

/** An entry that its feed withdraws (RFC 6721). */
export interface Withdrawal {
  id: string
  when: string | null
}

export interface Feed {
  title: string | null
  /** The publisher, if named in the feed; absent if the title names it. */
  publication?: string | null
  language: string | null
  /** In the order of the feed, each once. */
  entries: Entry[]
  withdrawn: Withdrawal[]
  /** What was repaired or ignored, for people. */
  notes: string[]
}

/** Why a document is not a feed, and, if it is a page, the feeds that it links to. */
export interface NoFeed {
  refused: string
  announced: { url: string; title: string | null }[]
}
