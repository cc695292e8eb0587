// Everything the core needs from outside, as interfaces. Adapters implement them; tests use fakes, and one contract
// suite per port runs on both (`test/contract`).

import type { EncodedFrame } from './delivery/message/message.ts'
import type { MessageOrder } from './delivery/message-order.ts'
import type { ConfirmationOutcomes } from './delivery/pace/bounced-confirmations.ts'
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
import type { DecisionsFile } from './edition/decisions/decisions.ts'
import type { ProofFacts } from './edition/reports/proof-facts.ts'
import type { EditionDocument, Templates } from './edition/types.ts'
import type { PaceStore, Quota } from './pace-ports.ts'
import type { ArticleStore, PageSource } from './page-ports.ts'
import type { AddressStore } from './reader-ports.ts'
import type { Asked } from './subscription/limits/mailbox.ts'
import type { Place } from './subscription/limits/network-limit.ts'
import type { Subscriber, SuppressionReason } from './subscription/types.ts'

export interface Clock {
  now(): Date
  /** Resolves after this many milliseconds. */
  sleep(ms: number): Promise<void>
}

/** Characters of an id that must be unguessable (131 bits; a random UUID of RFC 9562 has 122), and of one that only has
 * to differ from others of its day (95 bits). */
export const idLength = { unguessable: 22, distinct: 16 } as const

export interface Random {
  /** `length` characters of `[A-Za-z0-9]`, from a cryptographic source. */
  id(length: number): string
  /** From 0, below 1: to spread pauses, so that they do not end together. */
  fraction(): number
}

/** Keys that every log line has. */
export const reservedLogKeys = ['level', 'message', 'sampling_rate', 'service', 'timestamp'] as const

/** What a log line says besides its message. The compiler refuses the keys that every line has, because a field with
 * such a name would be dropped silently. */
export type LogFields = Record<string, unknown> & { [Key in (typeof reservedLogKeys)[number]]?: never }

/** Structured log. Adapters redact addresses and tokens in every field and message. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** Adds to a metric of `environment.metric`. */
  count(metric: string, value: number): void
}

export interface DecisionSource {
  /** The editor's decisions, one file a week, in order. */
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
  /** As `list`, but without what the editions say: for frequent checks of their progress. */
  outlines(): Promise<EditionOutline[]>
  /** False if a record with this id already exists. */
  create(record: EditionRecord): Promise<boolean>
  /** Sets fields if the status is still one of `from` and, if `held` is given, the launch is still held by it; false
   * otherwise. */
  change(
    edition: string,
    from: readonly EditionStatus[],
    to: Partial<Omit<EditionRecord, 'id' | 'slices'>>,
    held?: { launchId: string },
  ): Promise<boolean>
  /** Notes that a slice of the audience is frozen, once its batches are saved. May be repeated. */
  freezeSlice(edition: string, slice: number, readers: number): Promise<void>

  /** Strongly consistent; closed until it is first opened. */
  listState(): Promise<ListState>
  /** Opens or closes the list; may be repeated. `at`: ISO instant. */
  setListState(open: boolean, at: string): Promise<void>

  saveDocument(document: EditionDocument, frames: EncodedFrame[], contentHash: string): Promise<void>
  document(edition: string, contentHash: string): Promise<EditionDocument>
  /** The contents of the editor's proof; exist for editions that were composed without a finding. */
  saveProof(proof: ProofFacts, contentHash: string): Promise<void>
  /** `null` if none was saved. */
  proof(edition: string, contentHash: string): Promise<ProofFacts | null>
  frames(edition: string, contentHash: string): Promise<EncodedFrame[]>

  /** Saves new batches; existing ones are left as they are. */
  saveBatches(batches: Batch[]): Promise<void>
  /** Batches of one edition in wave order: after wave `after`, up to and including wave `upTo`; all if neither is
   * given. Strongly consistent. */
  batches(edition: string, waves?: { after?: string | null; upTo?: string }): Promise<Batch[]>
  /** The same page by page, for callers that need only a few or could not hold all: after batch `behind` or wave
   * `after`, up to and including wave `upTo`. */
  batchPages(edition: string, range: BatchRange): AsyncIterable<Batch[]>
  /** Takes the batch if it is not done and its lease is free or expired at `now`; `null` otherwise. */
  lease(key: BatchKey, owner: string, now: string, until: string): Promise<Batch | null>
  /** Marks the batch done if `owner` still holds it; with `done: false` gives it back undone, to be taken from the
   * instant `notBefore` on. `unsent` replaces the batch's former value. */
  release(key: BatchKey, owner: string, done: boolean, left?: LeftOver): Promise<boolean>
}

export interface BatchRange {
  behind: BatchKey | null
  after?: string | null
  upTo?: string
}

/** What a sender leaves behind in a batch. */
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
  /** Writes the pointer (conditionally), then the record; false if the address already belongs to someone. */
  create(subscriber: Subscriber): Promise<boolean>
  /** Reads, applies `change`, writes on the condition that nothing changed in between; retries a few times. `null` if
   * there is no such record; `change` may return `null` to leave it as it is. */
  update(id: string, change: (subscriber: Subscriber) => Subscriber | null): Promise<Subscriber | null>
  /** Sets the suppression on the pointer and, if there is one, on the record. The graver reason stays; of two equal
   * ones, the earlier. A bounce of an email that SES accepted before the reader confirmed the address again leaves the
   * record as it is. `mailedAt` is the instant at which SES accepted the email; it defaults to `at`. */
  suppress(address: string, reason: SuppressionReason, at: string, mailedAt?: string): Promise<void>
  /** Takes the one confirmation in 30 days that may be mailed to an address that bounced; also true if the same request
   * took it before. */
  takeReconfirmation(address: string, request: string, at: string): Promise<boolean>
  /** Updates the recent requests for the mailbox of an address, whatever its sub-address: reads them, applies `change`,
   * writes on the condition that nothing changed in between; retries a few times. `change` may return `null` to leave
   * them as they are. */
  updateAsked(address: string, change: (asked: Asked[]) => Asked[] | null): Promise<void>
}

/** Keeps a single origin of requests from using up what all share. Nothing here is kept longer than two days. */
export interface RequestLimits {
  /** True for the first few requests sent from one form, and for repeats of each of them. */
  takeForm(form: string, request: string): Promise<boolean>
  /** True for the one request that a proof of work is valid for, and for repeats of it. */
  takeProof(nonce: string, request: string): Promise<boolean>
  /** Counts a request. `began`: this request started a flood. */
  countRequest(): Promise<{ isFlood: boolean; began: boolean }>
  isFlood(): Promise<boolean>
  /** The next place among the requests of a network; `null` if it has used its share. A repeated call takes another
   * place. */
  takePlace(network: string): Promise<Place | null>
  /** Counts a confirmation that is about to be submitted. */
  confirmationSent(): Promise<void>
  /** Counts a permanent bounce of a confirmation, once per delivery; resolves to the outcomes of the latest ones. */
  confirmationBounced(delivery: string): Promise<ConfirmationOutcomes>
  /** Slows confirmations down for an hour from now, and restarts the counts. */
  slowDown(): Promise<void>
  isSlow(): Promise<boolean>
}

/** Outcome of asking for a claim. */
export type ClaimOutcome = { won: true } | { won: false; delivery: Delivery }

/** What earlier reports did not say. */
export interface FreshReports {
  /** That it bounced permanently. */
  bounced: boolean
  complained: boolean
}

export interface DeliveryStore {
  /** Conditional put; on a conflict reads back: our own claim id counts as won (a retried call). A delivery whose claim
   * was given back after a definite refusal may be claimed again. */
  claim(key: DeliveryKey, claim: NonNullable<DeliveryFacts['claim']>): Promise<ClaimOutcome>
  /** Adds facts; existing facts stay (message ids are merged, the earliest instant wins). Creates the record if an
   * event arrives for an unknown delivery. */
  add(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<void>
  /** Adds what SES reports, and resolves to the part of it that is new. */
  report(key: DeliveryKey, facts: Omit<DeliveryFacts, 'claim'>): Promise<FreshReports>
  /** Removes our claim after a definite refusal that may be retried, and notes the refusal. */
  giveBack(key: DeliveryKey, claimId: string, refused: NonNullable<DeliveryFacts['refused']>): Promise<void>
  /** Reopens a delivery that was certainly never mailed, so that it may be claimed again: removes the permanent refusal
   * of that instant with its claim, or the closure as unsent. False if anything else is known of it. */
  takeBack(key: DeliveryKey, ending: 'refused' | 'closed', at: string): Promise<boolean>
  /** Strongly consistent. */
  get(key: DeliveryKey): Promise<Delivery | null>
  /** Notes that facts about an edition were reported (ISO instant), after they were added. */
  noteReported(edition: string, at: string): Promise<void>
  /** Adds to what was reported under a name: an edition, or the emails of a day. Resolves to the total, and to `base`:
   * the total when counting was last restarted. */
  countReports(name: string, at: string, counts: ReportTally): Promise<{ total: ReportTally; base: ReportTally }>
  /** All that was counted under a name. */
  reported(name: string): Promise<ReportTally>
  /** Restarts the count: later reports are compared with this base. */
  restartReports(name: string, base: ReportTally): Promise<void>
  /** When facts about an edition were last reported; `null` if none ever were. */
  reportedAt(edition: string): Promise<string | null>
  /** Deliveries of the kind `edition` in one shard, strongly consistent. */
  list(edition: string, shard: number): AsyncIterable<Delivery[]>
}

export interface OutgoingMessage {
  from: string
  to: string
  /** The whole MIME message, with CRLF. The buffer may be overwritten once `submit` has settled. */
  raw: Uint8Array
  tags: { edition: string; delivery: string }
}

/** What SES answered. `systemic` errors concern the account, not the message: they stop the edition and burn no claim.
 * `day`: the daily quota is used up; the rest waits until there is some again. */
export type SubmitOutcome =
  | { outcome: 'accepted'; messageId: string }
  | { outcome: 'permanent'; reason: string /** No table knows this refusal. */; unlisted?: true }
  | { outcome: 'transient' | 'systemic' | 'day' | 'ambiguous'; reason: string }

export interface Mailer {
  /** A single attempt, without internal retries. */
  submit(message: OutgoingMessage): Promise<SubmitOutcome>
  /** A single attempt with an email to SES's own mailbox simulator, which no reader gets. */
  probe(from: string): Promise<SubmitOutcome>
  /** Asks SES, which answers once a second for the whole account; throws otherwise. */
  quota(): Promise<Quota>
}

/** Work orders. For `send-briefings` the batch record is the truth; a lost or repeated message does no harm. */
export interface Queue {
  send(batches: BatchKey[], delaySeconds?: number): Promise<void>
  /** Asks `publish-edition` to put a launched edition on the site. */
  publish(edition: string): Promise<void>
  /** Asks `send-messages` for one email, after a delay of 0 to 900 seconds. */
  message(order: MessageOrder, delaySeconds?: number): Promise<void>
  /** Asks `ingest-pages` to read these pages again (their names). */
  reread(pages: readonly string[]): Promise<void>
}

export interface Secrets {
  /** Keys for signed links, newest first; the first signs, all verify. They are read again if `needed`, the key id in a
   * token, is not among them. */
  linkKeys(needed?: string): Promise<{ id: string; key: string }[]>
  /** Never rotates: the keys of the address pointers depend on it. */
  pepper(): Promise<string>
  /** What CloudFront may send in `originHeader.secret`: the current secret, then the previous one, if any. They are
   * read again if `given`, what was sent, is neither. */
  origins(given?: string): Promise<string[]>
}

/** Files of the public site. */
export interface SiteStore {
  /** `null` if there is no such file. */
  get(key: string): Promise<string | null>
  put(key: string, body: string, contentType: string, cacheSeconds: number): Promise<void>
}

/** All ports together. */
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
