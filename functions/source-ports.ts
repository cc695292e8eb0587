// Ports for fetching sources and for incoming email, in addition to `ports.ts`.
import type { EntryMetadata } from './content/page/stated/entry-metadata.ts'
import type { KeptRobots, KnownEntry, Source, SourceState, WebAnswer, WebRequest } from './sources/types.ts'

/** The web, by GET only. */
export interface Web {
  /** Follows no redirect; failures are returned, not thrown. */
  get(request: WebRequest): Promise<WebAnswer>
  /** True for a machine of our own, which needs no pauses; never in a deployment. */
  isOurs?(url: string): boolean
}

/** Where pages land that are to be read. */
export interface Inbox {
  /** Putting the same name again replaces the page. */
  put(name: string, html: string, given: EntryMetadata): Promise<void>
  /** `null` if there is no such page. */
  read(name: string): Promise<{ html: string; given: EntryMetadata } | null>
  /** Withdraws a page that its source has withdrawn. False if the page has not been read yet: try again later. */
  withdraw(name: string, reason: string): Promise<boolean>
}

/** Incoming emails, kept for a week. */
export interface MailStore {
  /** The first bytes, and the size of the whole; `null` if it is gone. */
  head(key: string, bytes: number): Promise<{ bytes: Uint8Array; size: number } | null>
  /** `too-large` without reading it if it exceeds `limit`; `null` if it is gone. */
  whole(key: string, limit: number): Promise<Uint8Array | 'too-large' | null>
}

/** Where newsletters received by email land, to be read as pages. */
export interface NewsletterInbox {
  /** Putting the same name again replaces it. @param name ends in `.eml` */
  put(name: string, mail: Uint8Array, given: EntryMetadata): Promise<void>
}

export interface HostTurn {
  /** Ends the turn; the next one may begin this many milliseconds from now. */
  end(gapMs: number): Promise<void>
}

/** What is remembered of the sources from one fetch to the next. */
export interface SourceStore {
  /** Strongly consistent; `null` if the source was never fetched. */
  state(source: string): Promise<SourceState | null>
  states(): Promise<Map<string, SourceState>>
  /** False if another run has saved the state since `before` was read. */
  saveState(source: string, state: SourceState, before: SourceState | null): Promise<boolean>
  /** Known entries, in no particular order. */
  entries(source: string): Promise<KnownEntry[]>
  /** An entry with the same key is replaced. */
  saveEntry(source: string, entry: KnownEntry): Promise<void>
  /**
   * Waits until a host may be asked, by whichever fetch; `null` if the turn does not come within a minute.
   *
   * @param longestMs that the request may take: after that the turn is free again, even if its holder died
   */
  takeTurn(host: string, longestMs: number): Promise<HostTurn | null>
  /** What was kept of the rules at an address; `null` if nothing was. */
  robots(at: string): Promise<KeptRobots | null>
  /** Of two versions, the one fetched later stays. */
  saveRobots(at: string, kept: KeptRobots): Promise<void>
}

/** Through which all fetches share how often a host is asked. */
export type SharedPoliteness = Pick<SourceStore, 'takeTurn' | 'robots' | 'saveRobots'>

/** The operator's list. */
export interface SourceList {
  /** Also lists the mistakes in it. Throws `InvalidSources` if it is not a list at all. */
  read(): Promise<{ sources: Source[]; mistakes: string[] }>
}

/** Sources to be fetched, one message each. */
export interface SourceQueue {
  /** @param due ISO instant of the run that found them to be due */
  fetch(sources: readonly string[], due: string): Promise<void>
  /** Queues a check of their entries. `due`: ISO instant of the check; `afterSeconds`: 900 at most. */
  check(sources: readonly string[], due: string, afterSeconds?: number): Promise<void>
}

export interface SourcePorts {
  web: Web
  inbox: Inbox
  sources: SourceStore
}
