// The shapes of deliveries, batches, receipts and edition records, as stored and counted.

import type { KnownMatter } from '../content/story/matters/matter-groups.ts'
import type { SetAside } from '../content/story/stories/set-aside.ts'
import type { NamedTopic } from '../content/story/topics/topic-label.ts'
import type { LanguageTag, Quote } from '../content/types.ts'
import type { DecisionNote } from '../edition/decisions/choose-with-editor.ts'
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
  /** What the email would have asked for was done in the meantime. */
  | 'confirmed'

/** What is known of a delivery: facts, merged in any order. Only a claim, a refusal and a closure are ever removed. ISO
 * instants throughout. */
export interface DeliveryFacts {
  /** Present once claimed; a claim given back after a definite refusal is removed, with the reason kept in
   * `refused`. */
  claim?: { id: string; at: string; expiresAt: string }
  skipped?: { at: string; reason: SkipReason }
  /** SES accepted it. All message ids ever seen; more than one is a duplicate (promise D1). */
  submitted?: { at: string; messageIds: string[] }
  /** SES definitely refused. `permanent` refusals are failed, others may be retried, but not before `notBefore` if the
   * attempt counts. */
  refused?: { at: string; reason: string; permanent: boolean; tries: number; notBefore?: string }
  /** The outcome of the submission is unknown (time-out, reset, 5xx). */
  ambiguous?: { at: string; reason: string }
  delivered?: { at: string }
  bounced?: { at: string; permanent: boolean; reason: string }
  complained?: { at: string; reason: string }
  rejected?: { at: string; reason: string }
  /** SES has the address on its own suppression list: it accepted the email and did not try to deliver it. */
  listed?: { at: string; reason: string }
  /** Delivery is delayed; SES keeps trying. */
  delayed?: { at: string; reason: string }
  /** Reported, without consequences. */
  noted?: { at: string; reason: string }
  /** Closed by the stated policy, because nothing else will end it: a submission whose outcome is unknown, or something
   * that was certainly never submitted. */
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
  /** As `unresolved`, but it is certain that nothing was submitted. */
  | 'unsent'

/** One work order: readers of one wave and one slice of the audience. `wave` is `YYYY-MM-DDTHH:MM` in UTC. */
export interface BatchKey {
  edition: string
  wave: string
  slice: number
  /** Derived from the contents of the batch (48 bits of a hash): the same readers have the same number, others a
   * different one. */
  n: number
}

export interface Batch extends BatchKey {
  subscribers: string[]
  /** Id of the launch that saved it; absent from older batches. */
  launch?: string
  done: boolean
  /** Reader → claim that a sender could not give back, although nothing was submitted under it; the next sender of the
   * batch gives it back. */
  unsent?: Record<string, string>
  /** Who works on it and until when (ISO instant); an expired lease may be taken over. */
  lease: { owner: string; until: string } | null
}

/** Batches of an edition that go before all others (`delivery/pace/canary.ts`). */
export interface Canary {
  /** Batches of the earliest wave. */
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
  /** Those of the unresolved that were certainly never submitted; absent from older receipts. */
  unsent?: number
  /** Not in a column yet (open, claimed, unknown); 0 when complete. */
  open: number
  skippedBy: Partial<Record<SkipReason, number>>
  failedBy: Record<string, number>
  /** Those of the submitted that SES has reported on since. */
  delivered: number
  bounced: number
  complained: number
  /** SES has the reader on its own suppression list; absent from older receipts. */
  listed?: number
  /** Every report in the words of `delivery/receipt/report-table.ts`; absent from older receipts. */
  reports?: Record<string, number>
  /** Deliveries with more than one SES message id: must be 0 (promise D1). */
  duplicates: number
}

export type EditionStatus =
  /** Composed and frozen; waits for its launch. */
  | 'composed'
  /** Failed its preflight; the reasons are in `findings`. */
  | 'held'
  /** Could not be composed; `failure` says why. Retried automatically a few times. */
  | 'failed'
  /** Nothing new that week: no email is sent. */
  | 'empty'
  /** The audience is being frozen. */
  | 'launching'
  | 'sending'
  | 'paused'
  /** Stopped by a systemic SES error; `stopReason` says which. Resumed in the same way as `paused`. */
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
  /** Number of attempts. */
  tries: number
  /** ISO instant of the last attempt. */
  at: string
}

/** Whether editions may be launched (promise O3): not until the operator opens the list. */
export interface ListState {
  open: boolean
  /** ISO instant of the last opening or closing; `null` if there was none. */
  since: string | null
}

/** The record of an edition; the document and the frames are in the content bucket under the content hash. */
export interface EditionRecord {
  id: string
  /** ISO week of the delivery day. */
  week: string
  /** ISO date of the delivery day. */
  date: string
  status: EditionStatus
  /** SHA-256 of document and frames; `null` if nothing was composed. */
  contentHash: string | null
  /** Languages of its frames and, once it is launched, of its pages on the site; absent from older records. */
  languages?: LanguageTag[]
  composedAt: string
  /** Counts for the operator. */
  stories: number
  waiting: number
  /** Stories that have left the stock since the previous edition because they are too old; absent from older
   * records. */
  expired?: number
  published: PublishedStory[]
  /** Topics of its stories, as named in the taxonomy when it was composed; absent from older records. */
  topics?: NamedTopic[]
  /** Matters that it covers; absent from older records. */
  matters?: KnownMatter[]
  findings: Finding[]
  /** Sentences of earlier editions that it corrects, as printed; absent from older records. */
  corrected?: string[]
  /** What their sources say now, as this edition quotes it. */
  correctedTo?: Quote[]
  /** Articles left out because processing them failed; absent from older records. */
  setAside?: SetAside[]
  /** Pages of the stock that it was not composed from; absent if it was composed from all. */
  older?: OlderPages
  /** What the sources brought; absent if there are none. */
  sources?: SourceFigures
  failure?: Failure
  /** Ids of articles that were withdrawn before it was launched: none of its emails and pages contains them. */
  leftOut?: string[]
  /** What of it was withdrawn since it was composed; absent if nothing was. */
  withdrawn?: Withdrawn
  /** Decisions of the editor that had no effect; absent from older records. */
  notes?: DecisionNote[]
  /** ISO instant at which the operator released it in spite of its findings. */
  releasedAt?: string
  stopReason: string | null
  /** Set on a cancelled edition once its receipt is complete: no one received any of its stories, so they may be used
   * again. */
  reachedNobody?: boolean
  /** Set on a cancelled edition once the site says so in its place, and no list names it. */
  takenOff?: boolean
  launchedAt: string | null
  /** Id of the run that freezes the audience: the latest to begin or resume. */
  launchId?: string
  /** Launches whose batches form the audience; batches saved by others are not part of it. */
  launches?: string[]
  /** ISO instant at which every reader of the audience was in a batch; readers who confirm later are in none, unless
   * they were on the list before. `null` until then. */
  frozenAt: string | null
  /** Frozen slices with the number of readers in each; the audience is complete when all are there. */
  slices: Record<string, number>
  /** Sum of the slices; `null` until the audience is complete. */
  eligible: number | null
  lastWave: string | null
  /** Every batch up to and including this wave is done, so that ticks need not look at it again; `null` before. */
  doneThrough: string | null
  /** ISO instant at which a reopening of it began; `null` or absent if there is none under way. */
  reopening?: string | null
  /** Batches that are sent first; absent for a small audience. */
  canary?: Canary
  /** When it last had too many bounces or complaints, and how many; `stopReason` says it in words. */
  frozen?: Excess & { at: string }
  /** When there were too many bounces or complaints after it had gone out, and how many: of its own emails, or of all
   * emails of that day (UTC). */
  late?: Excess & { at: string; of: 'edition' | 'day' }
  /** It is being sent, but nothing goes out until about this instant; it continues by itself. */
  waits?: Waiting | null
  /** When it should be done, as estimated before it began; absent if no estimate was possible. */
  forecast?: NotedForecast
  receipt: Receipt | null
  /** ISO instant at which its deliveries were last counted; absent from older records. */
  countedAt?: string
}

/** The progress of an edition without its contents, which make up most of a record and are of no use for sending. */
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
