// Sources as listed by the operator, the requests they are fetched with, and what is remembered of them.
export const intervals = ['1h', '6h', '1d'] as const
export type Interval = (typeof intervals)[number]

/** `feed`: RSS, Atom, RDF or JSON Feed; `page`: an index page of a site, whose links to articles are followed;
 * `sitemap`: XML or text, or an index of sitemaps; `mail`: newsletters that its publisher sends to an address of the
 * list. */
export const sourceKinds = ['feed', 'page', 'sitemap', 'mail'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** An entry of `sources.json`, with every default filled in. */
export interface Source {
  id: string
  /** For kind `mail` the address that newsletters are sent to, `mailto:in+…`. */
  url: string
  kind: SourceKind
  /** For kind `mail` the domains that newsletters are accepted from; empty for other kinds. */
  senders: string[]
  /** Used if the page names none, instead of the feed's title; `null`: the feed's title is used. */
  publication: string | null
  /** BCP 47: language of articles if neither their page nor their text tells. */
  language: string | null
  /** Ids of topics that all its articles are given, in addition to those they are about. */
  topics: string[]
  /** How long its stories may wait, such as `14d` or `always`; `null`: the list's setting. */
  freshFor: string | null
  /** Most words quoted from one of its articles in all editions together; `null`: as for any other. */
  quote: number | null
  /** True: the linked page is read; false: the entry's own text. */
  full: boolean
  every: Interval
  /** Most new entries taken at a time, newest first. */
  keep: number
  /** Only entries with one of these in their title or address; empty: all. */
  include: string[]
  exclude: string[]
  paused: boolean
}

export interface WebRequest {
  url: string
  /** By lower-case names. */
  headers: Readonly<Record<string, string>>
  /** Bytes of the body when decompressed, and milliseconds of the exchange from resolving the name to the last byte. */
  limits: { bytes: number; ms: number }
}

export type WebAnswer = { status: number; headers: ReadonlyMap<string, string>; bytes: Uint8Array } | WebRefusal

export interface WebRefusal {
  /** `address`: not requested, because it is not on the public web; `busy`: not requested, because its host is in
   * use. */
  refused:
    | 'address'
    | 'busy'
    | 'no-host'
    | 'unreachable'
    | 'certificate'
    | 'timeout'
    | 'too-large'
    | 'malformed'
    | 'robots'
    | 'redirects'
  detail: string
  /** For `robots`: why the rules of the site are not known; absent if they are. */
  cause?: RulesUnknown
}

/** `rules-unknown`: the site responds, but not with its rules. */
export type RulesUnknown = WebRefusal['refused'] | 'rules-unknown'

/** What is remembered of a site's robots.txt. Instants are ISO. */
export interface KeptRobots {
  askedAt: string
  /** When the site last gave its rules; `null`: never, or too long ago. */
  readAt: string | null
  /** As given; empty if it has no rules. */
  text: string
  /** Why it could not be fetched the last time. */
  failure: string | null
  cause?: RulesUnknown | undefined
  /** When the site may be asked again. */
  nextAt: string
}

/** What is remembered of an entry while its feed lists it, and for half a year after. */
export interface KnownEntry {
  /** The first of `keys`. */
  key: string
  /** What identifies the entry: its address, its id. */
  keys: string[]
  /** Changes when the feed changes the entry. */
  mark: string
  /** Name of its page in the inbox; `null` if the entry was not taken. */
  page: string | null
  /** ISO instant at which it was last noted that the feed lists it. */
  listedAt: string
  /** How often its page could not be fetched for a temporary reason, and is retried. Absent once settled. */
  triedTimes?: number
  /** Address of its article, and since when it has been in the inbox; absent if none was taken. */
  url?: string | null
  takenAt?: string
  /** Its page as last fetched; absent if the entry's own text was taken. */
  seen?: SeenPage
  /** When it was last checked before an edition. */
  checkedAt?: string
}

/** Used later to tell whether a page has changed. */
export interface SeenPage {
  etag: string | null
  lastModified: string | null
  /** Changes when the article's text changes. */
  mark: string
}

/** What is remembered of a source from one fetch to the next. Instants are ISO. */
export interface SourceState {
  /** Incremented whenever the state is saved. */
  version: number
  /** As in the list of sources: with another address, a source starts afresh. */
  address: string
  /** Where it is fetched from: its address, or where that has permanently moved. */
  url: string
  /** The target of the latest permanent redirects, and how many there were in a row. */
  moving: { to: string; times: number } | null
  etag: string | null
  lastModified: string | null
  /** When it was last fetched, whatever the outcome; absent in older states. */
  askedAt?: string
  /** The last response that was a feed, or said that it has not changed; `null`: none yet. */
  answeredAt: string | null
  /** The last fetch that brought a new entry. */
  newAt: string | null
  /** Average milliseconds between two fetches with something new. */
  usualMs: number | null
  /** How many of these intervals it has had; absent in older states. */
  intervals?: number
  nextAt: string
  /** In a row. */
  failures: number
  /** Since when it has failed, and the kind of the last failure. */
  trouble: { since: string; kind: string; detail: string } | null
  /** Unreadable entries in a row, since when, and why the last one was; absent if the last entry could be read. */
  refused?: { entries: number; since: string; why: string } | null
  /** Results of the last check before an edition. */
  check?: SourceCheck
}

/** Number of entries by outcome when they were checked before an edition. */
export interface SourceCheck {
  /** When it was due. */
  at: string
  unchanged: number
  updated: number
  withdrawn: number
  /** Kept as they were read: their pages could not be fetched, or show something else. */
  unanswered: number
  /** The reason for one of those; `null` if there is none. */
  why: string | null
}
