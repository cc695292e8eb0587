// Sources as the operator lists them, and what they are fetched with.
export const intervals = ['1h', '6h', '1d'] as const
export type Interval = (typeof intervals)[number]

/** `feed`: RSS, Atom, RDF or JSON Feed; `page`: an index page of a site, whose links to articles are followed;
 * `sitemap`: one of XML or text, or an index of them; `mail`: letters that its publisher sends to an address of the
 * list. */
export const sourceKinds = ['feed', 'page', 'sitemap', 'mail'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** An entry of `sources.json`, with every default filled in. */
export interface Source {
  id: string
  /** Of letters by mail the address that they are sent to, `mailto:in+…`. */
  url: string
  kind: SourceKind
  /** Domains that letters by mail are taken from; none of other kinds. */
  senders: string[]
  /** Used where the page names none, in place of the feed's title; `null`: the feed's title is. */
  publication: string | null
  /** BCP 47: of its articles whose page does not say so and whose text does not tell. */
  language: string | null
  /** Ids of topics that all of its articles are given, beside those that they speak of. */
  topics: string[]
  /** How long a story of it may wait, such as `14d` or `always`; `null`: as long as any of the list. */
  freshFor: string | null
  /** Words that are quoted of one of its articles at most, all editions together; `null`: as many as of any other. */
  quote: number | null
  /** True: the linked page is read; false: the entry's own text. */
  full: boolean
  every: Interval
  /** New entries that are taken at a time, the newest first. */
  keep: number
  /** Only entries that have one of these in their title or address; none: all. */
  include: string[]
  exclude: string[]
  paused: boolean
}

export interface WebRequest {
  url: string
  /** By lower-case names. */
  headers: Readonly<Record<string, string>>
  /** Of the body as it is unpacked, and of the exchange from resolving the name to the last byte. */
  limits: { bytes: number; ms: number }
}

export type WebAnswer = { status: number; headers: ReadonlyMap<string, string>; bytes: Uint8Array } | WebRefusal

export interface WebRefusal {
  /** `address`: not asked, since it is none of the public web; `busy`: nor this, since others of ours ask its host. */
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
  /** Of `robots`: why the rules of the site are not known; absent where they are. */
  cause?: RulesUnknown
}

/** `rules-unknown`: the site answers, and does not say. */
export type RulesUnknown = WebRefusal['refused'] | 'rules-unknown'

/** What is remembered of a site's robots.txt. Instants are ISO. */
export interface KeptRobots {
  askedAt: string
  /** When the site last said what it allows; `null`: never, or too long ago. */
  readAt: string | null
  /** As it said it; empty where it has no rules. */
  text: string
  /** Why it could not be had the last time. */
  failure: string | null
  cause?: RulesUnknown | undefined
  /** From when on the site is asked again. */
  nextAt: string
}

/** What is remembered of an entry while its feed lists it, and half a year after. */
export interface KnownEntry {
  /** The first of `keys`. */
  key: string
  /** What names the entry: its address, its id. */
  keys: string[]
  /** Another one once the feed has changed the entry. */
  mark: string
  /** Name of the page in the inbox; `null` where the entry was passed over. */
  page: string | null
  /** ISO instant at which it was last noted that the feed lists it. */
  listedAt: string
  /** Its page could not be had so many times, for a passing reason: it is tried again. Absent once it is settled. */
  triedTimes?: number
  /** Where its article can be read, and since when it is in the inbox; absent where none was taken. */
  url?: string | null
  takenAt?: string
  /** Its page as it was asked for last; absent where the entry's own text was taken. */
  seen?: SeenPage
  /** When it was last looked after before an edition. */
  checkedAt?: string
}

/** What tells later whether a page has changed. */
export interface SeenPage {
  etag: string | null
  lastModified: string | null
  /** Another one once the article's text has changed. */
  mark: string
}

/** What is remembered of a source from one fetch to the next. Instants are ISO. */
export interface SourceState {
  /** Counts the times that the state was saved. */
  version: number
  /** As the list of sources gave it: a source of another address begins anew. */
  address: string
  /** Where it is fetched from: its address, or where that has moved to for good. */
  url: string
  /** Where the latest answers redirect for good, and how many did in a row. */
  moving: { to: string; times: number } | null
  etag: string | null
  lastModified: string | null
  /** The last time that it was asked, whatever came of it; absent in states of before it was kept. */
  askedAt?: string
  /** The last answer that was a feed, or said that it has not changed; `null`: none yet. */
  answeredAt: string | null
  /** The last fetch that brought a new entry. */
  newAt: string | null
  /** Milliseconds from one fetch with something new to the next, on average. */
  usualMs: number | null
  nextAt: string
  /** In a row. */
  failures: number
  /** When they began, and of what kind the last one is. */
  trouble: { since: string; kind: string; detail: string } | null
  /** Entries in a row of which nothing could be read, since when, and why the last one; absent where the last one
   * was. */
  refused?: { entries: number; since: string; why: string } | null
  /** What the last look before an edition found. */
  check?: SourceCheck
}

/** Entries by what became of them, when they were looked after once more before an edition. */
export interface SourceCheck {
  /** When it was due. */
  at: string
  unchanged: number
  updated: number
  withdrawn: number
  /** They stay as they were read: their pages could not be had, or show something else. */
  unanswered: number
  /** Of one of those; `null` where there is none. */
  why: string | null
}
