// Deliveries, batches and the receipt as stored and counted.

import type { KnownMatter } from '../content/story/matter-groups.ts'
import type { SetAside } from '../content/story/set-aside.ts'
import type { NamedTopic } from '../content/story/topic-label.ts'
import type { LanguageTag, Quote } from '../content/types.ts'
import type { DecisionNote } from '../edition/decisions/decide.ts'
import type { NotedForecast } from '../edition/reports/forecast-row.ts'
import type { OlderPages } from '../edition/reports/older-pages.ts'
import type { SourceFigures } from '../edition/reports/source-figures.ts'
import type { Finding, PublishedStory } from '../edition/types.ts'
import type { Withdrawn } from '../edition/withdrawn.ts'
import type { Excess } from './report-limits.ts'
import type { Waiting } from './waiting.ts'

export type DeliveryKind =
  | 'edition'
  | 'welcome'
  | 'copy'
  | 'proof'
  | 'alert'
  | 'confirmation'
  | 'notice'
  | 'links'
  | 'address'
  | 'help'

/** Key of a delivery; for the kinds `edition`, `proof` and `alert`, `request` is the edition id. */
export interface DeliveryKey {
  kind: DeliveryKind
  request: string
  subscriber: string
}

export type SkipReason =
  | 'left'
  | 'paused'
  | 'suppressed'
  | 'not-due'
  | 'no-topics'
  | 'nothing-new'
  | 'erased'
  /** The operator cancelled the edition before this reader's turn. */
  | 'cancelled'
  /** What the mail would have asked for was done meanwhile. */
  | 'confirmed'

/** What is known of a delivery: facts, added in any order, never taken back. ISO instants throughout. */
export interface DeliveryFacts {
  /** Present from the claim on; a claim given back (definite refusal) is removed with the reason kept in `refused`. */
  claim?: { id: string; at: string; expiresAt: string }
  skipped?: { at: string; reason: SkipReason }
  /** SES accepted it. Every message id ever seen; more than one is a duplicate (promise D1). */
  submitted?: { at: string; messageIds: string[] }
  /** SES refused for certain; `permanent` ones are failed, the others may be tried again: after a try that counts not
   * before an instant, by nobody. */
  refused?: { at: string; reason: string; permanent: boolean; tries: number; notBefore?: string }
  /** The outcome of the submission is unknown (time-out, reset, 5xx). */
  ambiguous?: { at: string; reason: string }
  delivered?: { at: string }
  bounced?: { at: string; permanent: boolean; reason: string }
  complained?: { at: string; reason: string }
  rejected?: { at: string; reason: string }
  /** SES keeps the address on a list of its own: it took the mail and did not try to deliver it. */
  listed?: { at: string; reason: string }
  /** Delivery is delayed; SES goes on trying. */
  delayed?: { at: string; reason: string }
  /** Reported, and nothing follows from it. */
  noted?: { at: string; reason: string }
  /** The stated policy closed what nobody else will end: a submission of which nobody knows the outcome, or what was
   * never submitted, for certain. */
  closed?: { at: string; as: 'unresolved' | 'unsent' }
}

export interface Delivery extends DeliveryKey {
  facts: DeliveryFacts
}

/** What a delivery amounts to; a pure function of its facts (`delivery/receipt/status.ts`). */
export type DeliveryStatus =
  | 'open'
  | 'claimed'
  | 'unknown'
  | 'submitted'
  | 'failed'
  | 'skipped'
  | 'unresolved'
  /** As unresolved, but certain: nothing was submitted. */
  | 'unsent'

/** One work order: readers of one wave and one slice of the audience. `wave` is `YYYY-MM-DDTHH:MM` in UTC. */
export interface BatchKey {
  edition: string
  wave: string
  slice: number
  /** Made of what the batch holds (48 bits of a hash): the same readers have the same number, others never do. */
  n: number
}

export interface Batch extends BatchKey {
  subscribers: string[]
  /** Id of the launch that saved it; older ones have none. */
  launch?: string
  done: boolean
  /** Reader → claim that a sender could not give back although nothing was submitted under it, for certain; whoever
   * takes the batch up does. */
  unsent?: Record<string, string>
  /** Who works on it and until when (ISO instant); an expired lease may be taken over. */
  lease: { owner: string; until: string } | null
}

/** Batches of an edition that go before all others (`delivery/pace/canary.ts`). */
export interface Canary {
  /** Of the earliest wave. */
  batches: Omit<BatchKey, 'edition'>[]
  readers: number
  /** ISO instant at which all of them were done; `null` before. */
  doneAt: string | null
}

/** The account of an edition: eligible = submitted + failed + skipped + unresolved, exactly, once `complete`. */
export interface Receipt {
  edition: string
  /** 1 when first closed; one more each time a late fact changed it. */
  revision: number
  at: string
  /** No delivery is open, claimed or unknown any more, and every batch is done. */
  complete: boolean
  eligible: number
  submitted: number
  failed: number
  skipped: number
  unresolved: number
  /** Of the unresolved ones, those that were never submitted, for certain; older receipts do not say. */
  unsent?: number
  /** Not in a column yet (open, claimed, unknown); 0 when complete. */
  open: number
  skippedBy: Partial<Record<SkipReason, number>>
  failedBy: Record<string, number>
  /** Of the submitted ones, what SES reported since. */
  delivered: number
  bounced: number
  complained: number
  /** SES keeps the reader on a list of its own; older receipts do not say. */
  listed?: number
  /** Every report in the words of `delivery/receipt/report-table.ts`; older receipts do not say. */
  reports?: Record<string, number>
  /** Deliveries with more than one SES message id: must be 0 (promise D1). */
  duplicates: number
}

export type EditionStatus =
  /** Composed, frozen, waits for its launch. */
  | 'composed'
  /** Failed its preflight; the reasons stand in `findings`. */
  | 'held'
  /** Could not be composed; `failure` says why. It is tried again by itself, a few times. */
  | 'failed'
  /** Nothing new that week: no mail. */
  | 'empty'
  /** The audience is being frozen. */
  | 'launching'
  | 'sending'
  | 'paused'
  /** A systemic SES error stopped it; `stopReason` says which. Resume as from `paused`. */
  | 'stopped'
  /** Every batch is done; facts still come in. */
  | 'sent'
  /** The receipt is complete. */
  | 'closed'
  | 'cancelled'
  | 'superseded'

/** Why an edition could not be composed. */
export interface Failure {
  reason: string
  /** How often it was tried. */
  tries: number
  /** ISO instant of the last try. */
  at: string
}

/** Whether editions may be launched (promise O3): closed until the operator opens it. */
export interface ListState {
  open: boolean
  /** ISO instant of the last opening or closing; `null` where there was none. */
  since: string | null
}

/** The record of an edition; the document and the frames lie in the content bucket under the content hash. */
export interface EditionRecord {
  id: string
  /** ISO week of the delivery day. */
  week: string
  /** ISO date of the delivery day. */
  date: string
  status: EditionStatus
  /** SHA-256 of document and frames; `null` where nothing was composed. */
  contentHash: string | null
  /** In which it is framed, and stands on the site once it is launched; older records do not say. */
  languages?: LanguageTag[]
  composedAt: string
  /** Counts for the operator. */
  stories: number
  waiting: number
  /** Stories that left the stock since the edition before, because they are too old; older records do not say. */
  expired?: number
  published: PublishedStory[]
  /** Of its stories, as the taxonomy named them at composing time; not said of older ones. */
  topics?: NamedTopic[]
  /** Matters that it tells; not said of older ones. */
  matters?: KnownMatter[]
  findings: Finding[]
  /** Sentences of earlier editions that it corrects, as they were printed; older records do not say. */
  corrected?: string[]
  /** What it says that their sources read now. */
  correctedTo?: Quote[]
  /** Articles left out because something failed for them; older records do not say. */
  setAside?: SetAside[]
  /** What of the stock it was not composed from; absent where it was from all. */
  older?: OlderPages
  /** What the sources gave; absent where there are none. */
  sources?: SourceFigures
  failure?: Failure
  /** Ids of articles that were withdrawn before it was launched: neither a mail nor a page of it has them. */
  leftOut?: string[]
  /** What of it was withdrawn since it was composed; absent where nothing was. */
  withdrawn?: Withdrawn
  /** Decisions of the editor that had no effect; older records do not say. */
  notes?: DecisionNote[]
  /** ISO instant at which the operator let it go out in spite of its findings. */
  releasedAt?: string
  stopReason: string | null
  /** Of a cancelled one, once its account is complete: nobody had any of its stories, and they are free again. */
  reachedNobody?: boolean
  launchedAt: string | null
  /** Of the run that freezes the audience: whoever began it last, or took it up. */
  launchId?: string
  /** Launches whose batches hold the audience; what others save is no part of it. */
  launches?: string[]
  /** ISO instant at which every reader of the audience stood in a batch; who confirms later is in none, unless they
   * were on the list before. `null` until then. */
  frozenAt: string | null
  /** Frozen slices with the number of readers in each; the audience is complete when all are there. */
  slices: Record<string, number>
  /** Sum of the slices; `null` until the audience is complete. */
  eligible: number | null
  lastWave: string | null
  /** Every batch up to and including this wave is done, so that ticks need not look at it again; `null` before. */
  doneThrough: string | null
  /** ISO instant at which somebody began to open it once more; `null` or absent where nobody does. */
  reopening?: string | null
  /** Batches that go before all others; absent of a small audience. */
  canary?: Canary
  /** When too much of it came back last, and what; `stopReason` says it in words. */
  frozen?: Excess & { at: string }
  /** When too much came back after it was out, and what: of its own mails, or of all mails of that day (UTC). */
  late?: Excess & { at: string; of: 'edition' | 'day' }
  /** It is being sent, and nothing goes out until about an instant; it goes on by itself. */
  waits?: Waiting | null
  /** When it should be done, from before it began; absent where nothing could be said. */
  forecast?: NotedForecast
  receipt: Receipt | null
  /** ISO instant at which its deliveries were counted last; older records do not say. */
  countedAt?: string
}

/** How far an edition is, without what it tells: that is most of a record, and of no use to who only sends it. */
export type EditionOutline = Omit<
  EditionRecord,
  | 'published'
  | 'topics'
  | 'matters'
  | 'findings'
  | 'corrected'
  | 'correctedTo'
  | 'setAside'
  | 'notes'
  | 'sources'
  | 'older'
>
