// Sources as the operator lists them, and what they are fetched with.
import type { LanguageTag } from '../content/types.ts'

export const intervals = ['1h', '6h', '1d'] as const
export type Interval = (typeof intervals)[number]

/** `feed`: RSS, Atom or JSON Feed; `page`: a page whose links are the entries; `sitemap`: the map of a site. */
export const sourceKinds = ['feed', 'page', 'sitemap'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** An entry of `sources.json`, with every default filled in. */
export interface Source {
  id: string
  url: string
  kind: SourceKind
  /** Used where neither page nor feed names one; `null`: what they say. */
  publication: string | null
  language: LanguageTag | null
  /** Topic ids that its articles always have. */
  topics: string[]
  /** True: the linked page is read; false: the entry's own text. */
  full: boolean
  every: Interval
  /** New entries that are taken at a time, the newest first. */
  keep: number
  /** Days that its stories may wait; `null`: the list's own rule; `always`: for ever. */
  freshFor: number | 'always' | null
  /** Only entries that have one of these in their title or address; none: all. */
  include: string[]
  exclude: string[]
  /** Words printed of one of its articles, ever, at most; `null`: the list's own limits. */
  quote: number | null
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
  /** `address`: not asked, since it is none of the public web. */
  refused: 'address' | 'unreachable' | 'timeout' | 'too-large' | 'malformed' | 'robots' | 'redirects'
  detail: string
}
