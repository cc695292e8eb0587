// Everything the core needs from outside, as interfaces. Adapters implement them; fakes stand in for them in tests, and
// one contract suite per port runs on both (`test/contract`).
import type { ConfirmationOutcomes } from './delivery/bounced-confirmations.ts'
import type { EncodedFrame } from './delivery/message.ts'
import type { MessageOrder } from './delivery/message-order.ts'
import type { ReportTally } from './delivery/report-limits.ts'
import type {
  Batch,
  BatchKey,
  Delivery,
  DeliveryFacts,
  DeliveryKey,
  EditionOutline,
  EditionRecord,
  EditionStatus,
  ListState,
} from './delivery/types.ts'
import type { DecisionsFile } from './edition/decisions.ts'
import type { ProofFacts } from './edition/proof-facts.ts'
import type { EditionDocument, Templates } from './edition/types.ts'
import type { PaceStore, Quota } from './pace-ports.ts'
import type { ArticleStore, PageSource } from './page-ports.ts'
import type { AddressStore } from './reader-ports.ts'
import type { Asked } from './subscription/mailbox.ts'
import type { Place } from './subscription/network-limit.ts'
import type { Subscriber, SuppressionReason } from './subscription/types.ts'

export interface Clock {
  now(): Date
  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void>
}

/** Characters of an id that nobody may guess (131 bits; a random UUID of RFC 9562 has 122), and of one that has only to
 * differ from others of its day (95 bits). */
export const idLength = { unguessable: 22, distinct: 16 } as const

export interface Random {
  /** `length` characters of `[A-Za-z0-9]`, from a cryptographic source. */
  id(length: number): string
  /** From 0, below 1: for pauses that must not fall together. */
  fraction(): number
}

/** Keys that every line has. */
export const reservedLogKeys = ['level', 'message', 'sampling_rate', 'service', 'timestamp'] as const

/** What a line says besides its words. A line has keys of its own: a field under one of them would be dropped without a
 * word, so the compiler refuses it. */
export type LogFields = Record<string, unknown> & { [Key in (typeof reservedLogKeys)[number]]?: never }

/** Structured log. Adapters redact addresses and tokens in every field and message. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** Counts towards a metric of `environment.metric`. */
  count(metric: string, value: number): void
}

export interface DecisionSource {
  /** What the editor decided, week by week in their order. */
  files(): Promise<DecisionsFile[]>
}

export interface TemplateSource {
  load(): Promise<Templates>
}

export interface EditionStore {
  /** Strongly consistent. */
  find(edition: string): Promise<EditionRecord | null>
  /** All editions, oldest first. */
  list(): Promise<EditionRecord[]>
  /** As `list`, without what the editions tell: for what looks every few minutes how far they are. */
  outlines(): Promise<EditionOutline[]>
  /** False when a record with this id is already there. */
  create(record: EditionRecord): Promise<boolean>
  /** Sets fields if the status is still one of `from`, and the launch still `held`'s where one is given; false
   * otherwise. */
  change(
    edition: string,
    from: readonly EditionStatus[],
    to: Partial<Omit<EditionRecord, 'id' | 'slices'>>,
    held?: { launchId: string },
  ): Promise<boolean>
  /** Notes that a slice of the audience is frozen, once its batches are saved. Saying it again changes nothing. */
  freezeSlice(edition: string, slice: number, readers: number): Promise<void>

  /** Strongly consistent; closed where nobody opened it yet. */
  listState(): Promise<ListState>
  /** Opens or closes the list; saying it again changes nothing. `at`: ISO instant. */
  setListState(open: boolean, at: string): Promise<void>

  saveDocument(document: EditionDocument, frames: EncodedFrame[], contentHash: string): Promise<void>
  document(edition: string, contentHash: string): Promise<EditionDocument>
  /** What the editor's proof shows; there for editions that were composed without a finding. */
  saveProof(proof: ProofFacts, contentHash: string): Promise<void>
  /** `null` where none was saved. */
  proof(edition: string, contentHash: string): Promise<ProofFacts | null>
  frames(edition: string, contentHash: string): Promise<EncodedFrame[]>

  /** Puts batches that are not there yet; one that exists is left as it is. */
  saveBatches(batches: Batch[]): Promise<void>
  /** Batches of one edition in wave order: after wave `after`, up to and including wave `upTo`; all where neither is
   * given. Strongly consistent. */
  batches(edition: string, waves?: { after?: string | null; upTo?: string }): Promise<Batch[]>
  /** The same page by page, for who needs a few or would hold too many: behind batch `behind` or wave `after`, up to
   * and including wave `upTo`. */
  batchPages(edition: string, range: BatchRange): AsyncIterable<Batch[]>
  /** Takes the batch if it is not done and its lease is free or expired at `now`; `null` otherwise. */
  lease(key: BatchKey, owner: string, now: string, until: string): Promise<Batch | null>
  /** Marks it done if `owner` still holds it; gives the lease back undone with `done: false`, for others to take from
   * the instant `notBefore` on. `unsent` takes the place of what the batch said. */
  release(key: BatchKey, owner: string, done: boolean, left?: LeftOver): Promise<boolean>
}

export interface BatchRange {
  behind: BatchKey | null
  after?: string | null
  upTo?: string
}

/** What a sender leaves of a batch. */
export interface LeftOver {
  notBefore?: string
  unsent?: Record<string, string>
}

export interface SubscriberStore {
  /** Strongly consistent; expired records are not returned. */
  get(id: string): Promise<Subscriber | null>
  /** Every live record of a shard, strongly consistent, page by page. */
  shard(shard: number): AsyncIterable<Subscriber[]>
  /** By address; strongly consistent. */
  findByAddress(address: string): Promise<{ id: string | null; suppressed: Subscriber['suppressed'] } | null>
  /** Writes the pointer (conditionally), then the record; false when the address already belongs to somebody. */
  create(subscriber: Subscriber): Promise<boolean>
  /** Reads, applies `change`, writes on the condition that nothing changed in between; retries a few times. `null` when
   * there is no such record; `change` may return `null` to leave it as it is. */
  update(id: string, change: (subscriber: Subscriber) => Subscriber | null): Promise<Subscriber | null>
  /** Sets the suppression on the pointer and, if there is one, on the record. The graver reason stays, of two alike the
   * earlier. A bounce of a mail that was taken before its reader confirmed the address again leaves the record as it
   * is. `mailedAt` is the instant at which SES took the mail, `at` unless it is given. */
  suppress(address: string, reason: SuppressionReason, at: string, mailedAt?: string): Promise<void>
  /** Takes the one confirmation in 30 days that is mailed to an address that bounced; true also where the same request
   * took it before. */
  takeReconfirmation(address: string, request: string, at: string): Promise<boolean>
  /** What was asked for recently for the mailbox of an address, whatever its sub-address: reads it, applies `change`,
   * writes on the condition that nothing changed in between; retries a few times. `change` may return `null` to leave
   * it as it is. */
  updateAsked(address: string, change: (asked: Asked[]) => Asked[] | null): Promise<void>
}

/** What keeps one source from using up what is there for all. Nothing here is kept longer than two days. */
export interface RequestLimits {
  /** True for the first few orders of one form, and for each of them again. */
  takeForm(form: string, request: string): Promise<boolean>
  /** True for the one order that a proof of work is good for, and for it again. */
  takeProof(nonce: string, request: string): Promise<boolean>
  /** Counts a request. `began`: it made a flood of them. */
  countRequest(): Promise<{ isFlood: boolean; began: boolean }>
  isFlood(): Promise<boolean>
  /** The next place among the requests of a network; `null` where it has had its share. A call that is repeated takes
   * one more. */
  takePlace(network: string): Promise<Place | null>
  /** Counts a confirmation that is about to be submitted. */
  confirmationSent(): Promise<void>
  /** Counts one that bounced for good, each delivery once; what became of the latest ones with it. */
  confirmationBounced(delivery: string): Promise<ConfirmationOutcomes>
  /** Lets confirmations go out slowly for an hour from now, and begins to count anew. */
  slowDown(): Promise<void>
  isSlow(): Promise<boolean>
}

/** Outcome of asking for a claim. */
export type ClaimOutcome = { won: true } | { won: false; delivery: Delivery }

/** What no report said before. */
export interface FreshReports {
  /** That it bounced for good. */
  bounced: boolean
  complained: boolean
}

export interface DeliveryStore {
  /** Conditional put; on conflict reads back: our own claim id counts as won (a retried call). A delivery whose claim
   * was given back after a definite refusal may be claimed again. */
  claim(key: DeliveryKey, claim: NonNullable<DeliveryFacts['claim']>): Promise<ClaimOutcome>
  /** Adds facts; facts already there stay (message ids are united, the earliest instant wins). Creates the record if an
   * event arrives for a delivery never seen. */
  add(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<void>
  /** Adds what SES reports, and answers what of it no report said before. */
  report(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<FreshReports>
  /** Removes our claim after a definite refusal that may be tried again, noting the refusal. */
  giveBack(key: DeliveryKey, claimId: string, refused: NonNullable<DeliveryFacts['refused']>): Promise<void>
  /** Takes back what ended a delivery that was never mailed, for certain: the refusal for good of that instant with its
   * claim, or that it was closed as unsent. It may be claimed again. False where anything else is known of it. */
  takeBack(key: DeliveryKey, ending: 'refused' | 'closed', at: string): Promise<boolean>
  /** Strongly consistent. */
  get(key: DeliveryKey): Promise<Delivery | null>
  /** Notes that facts were reported of an edition (ISO instant), after they were added. */
  noteReported(edition: string, at: string): Promise<void>
  /** Adds to what was reported under a name: an edition, or the mails of a day. Answers all of it, and `base`: what it
   * was when it was last begun anew. */
  countReports(name: string, at: string, counts: ReportTally): Promise<{ total: ReportTally; base: ReportTally }>
  /** All that was counted under a name. */
  reported(name: string): Promise<ReportTally>
  /** What is reported from then on is counted anew. */
  restartReports(name: string, base: ReportTally): Promise<void>
  /** When facts were last reported of an edition; `null` where none ever were. */
  reportedAt(edition: string): Promise<string | null>
  /** Deliveries of the kind `edition` in one shard, strongly consistent. */
  list(edition: string, shard: number): AsyncIterable<Delivery[]>
}

export interface OutgoingMessage {
  from: string
  to: string
  /** The whole MIME message, CRLF. Another one may be written over it once `submit` has settled. */
  raw: Uint8Array
  tags: { edition: string; delivery: string }
}

/** What SES said. `systemic` errors concern the account, not the message: they stop the edition and burn no claim.
 * `day`: the daily quota is used up; what is left waits until it is free again. */
export type SubmitOutcome =
  | { outcome: 'accepted'; messageId: string }
  | { outcome: 'permanent'; reason: string /** No table knows this refusal. */; unlisted?: true }
  | { outcome: 'transient' | 'systemic' | 'day' | 'ambiguous'; reason: string }

export interface Mailer {
  /** One attempt, never retried inside. */
  submit(message: OutgoingMessage): Promise<SubmitOutcome>
  /** One attempt with a mail to SES's own mailbox simulator, which no reader gets. */
  probe(from: string): Promise<SubmitOutcome>
  /** Asks SES, which answers once a second for the whole account and throws otherwise. */
  quota(): Promise<Quota>
}

/** Work orders. For `send-briefings` the batch record is the truth; a lost or doubled message does no harm. */
export interface Queue {
  send(batches: BatchKey[], delaySeconds?: number): Promise<void>
  /** Asks `publish-edition` to put a launched edition on the site. */
  publish(edition: string): Promise<void>
  /** Asks `send-messages` for one mail, after a delay of 0 to 900 seconds. */
  message(order: MessageOrder, delaySeconds?: number): Promise<void>
  /** Asks `ingest-pages` to read pages again, by their names. */
  reread(pages: readonly string[]): Promise<void>
}

export interface Secrets {
  /** Keys for signed links, newest first; the first signs, all verify. They are read again where `needed`, the id of
   * the key that a token names, is not among those read before. */
  linkKeys(needed?: string): Promise<{ id: string; key: string }[]>
  /** Never rotates: the address pointers hang on it. */
  pepper(): Promise<string>
  /** What CloudFront may send in `originHeader.secret`: the current secret, then the one before, if there was one. They
   * are read again where `given`, what was sent, is neither. */
  origins(given?: string): Promise<string[]>
}

/** Files of the public site. */
export interface SiteStore {
  /** `null` when there is no such file. */
  get(key: string): Promise<string | null>
  put(key: string, body: string, contentType: string, cacheSeconds: number): Promise<void>
}

/** All of them: what a handler's work is a function of. */
export interface Ports {
  clock: Clock
  random: Random
  log: Log
  pages: PageSource
  articles: ArticleStore
  decisions: DecisionSource
  templates: TemplateSource
  editions: EditionStore
  subscribers: SubscriberStore
  addresses: AddressStore
  deliveries: DeliveryStore
  pace: PaceStore
  limits: RequestLimits
  mailer: Mailer
  queue: Queue
  secrets: Secrets
  site: SiteStore
}
