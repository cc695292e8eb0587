// What fetching sources needs from outside, beside `ports.ts`.
import type { EntryMetadata } from './content/page/entry-metadata.ts'
import type { KeptRobots, KnownEntry, Source, SourceState, WebAnswer, WebRequest } from './sources/types.ts'

/** The web, by GET alone. */
export interface Web {
  /** Follows no redirect; what cannot be had is answered, not thrown. */
  get(request: WebRequest): Promise<WebAnswer>
  /** A machine of our own answers there, which needs no pauses; never in a deployment. */
  isOurs?(url: string): boolean
}

/** Where pages land that are to be read. */
export interface Inbox {
  /** The same name again replaces the page. */
  put(name: string, html: string, given: EntryMetadata): Promise<void>
  /** `null` where it is not there. */
  read(name: string): Promise<{ html: string; given: EntryMetadata } | null>
  /** Takes a page out that its source has taken back. False where it was not read yet: it can be taken out later. */
  withdraw(name: string, reason: string): Promise<boolean>
}

/** Mail as it came, kept for a week. */
export interface MailStore {
  /** Its first bytes, and how many it has; `null` where it is gone. */
  head(key: string, bytes: number): Promise<{ bytes: Uint8Array; size: number } | null>
  /** `too-large` without reading it where it exceeds `limit`; `null` where it is gone. */
  whole(key: string, limit: number): Promise<Uint8Array | 'too-large' | null>
}

/** Where letters by mail land that are to be read as pages. */
export interface LetterInbox {
  /** The same name again replaces it. @param name ends in `.eml` */
  put(name: string, mail: Uint8Array, given: EntryMetadata): Promise<void>
}

export interface HostTurn {
  /** The next turn begins so many milliseconds from now. */
  end(gapMs: number): Promise<void>
}

/** What is remembered of the sources from one fetch to the next. */
export interface SourceStore {
  /** Strongly consistent; `null` where the source was never asked. */
  state(source: string): Promise<SourceState | null>
  states(): Promise<Map<string, SourceState>>
  /** False where another run has saved the state since `before` was read. */
  saveState(source: string, state: SourceState, before: SourceState | null): Promise<boolean>
  /** Entries that are known, in no order. */
  entries(source: string): Promise<KnownEntry[]>
  /** The same key again replaces it. */
  saveEntry(source: string, entry: KnownEntry): Promise<void>
  /**
   * Waits until a host may be asked, for all who fetch; `null` where the turn does not come within a minute.
   *
   * @param longestMs that the request may take: one who took the turn and died holds it no longer
   */
  takeTurn(host: string, longestMs: number): Promise<HostTurn | null>
  /** What was kept of the rules at an address; `null` where nothing is. */
  robots(at: string): Promise<KeptRobots | null>
  /** Of two that were asked for, the later one stays. */
  saveRobots(at: string, kept: KeptRobots): Promise<void>
}

/** Through which all who fetch share how often a host is asked. */
export type SharedPoliteness = Pick<SourceStore, 'takeTurn' | 'robots' | 'saveRobots'>

/** The operator's list. */
export interface SourceList {
  /** With what is wrong in the list. Throws `InvalidSources` where it is none at all. */
  read(): Promise<{ sources: Source[]; mistakes: string[] }>
}

/** Sources that are to be fetched, a message each. */
export interface SourceQueue {
  /** @param due ISO instant of the run that found them due */
  fetch(sources: readonly string[], due: string): Promise<void>
  /** Their entries are looked after once more. `due`: ISO instant of the check; `afterSeconds`: 900 at most. */
  check(sources: readonly string[], due: string, afterSeconds?: number): Promise<void>
}

export interface SourcePorts {
  web: Web
  inbox: Inbox
  sources: SourceStore
}
