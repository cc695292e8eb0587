// What all who mail for the account share, as interfaces: SES's quota, slots, the halt and the seats of senders.

export interface Quota {
  maxPerSecond: number
  maxPerDay: number
  /** Accepted in the last 24 hours. */
  used: number
}

/** Sending slots wanted one after the other. */
export interface SlotRequest {
  count: number
  perSecond: number
  nowMs: number
  /** No slot later than this is reserved: nobody could use it. */
  latestMs: number
  /** The one mail that shows whether SES takes mail again: it is reserved although sending is halted. */
  trial?: true
}

/** Sending that everybody who mails has halted, because SES fails. */
export interface Halt {
  sinceMs: number
  /** When somebody may probe. */
  untilMs: number
  reason: string
  /** Probes that failed so far. */
  probes: number
}

export type SlotAnswer =
  | {
      outcome: 'reserved'
      /** Instant (ms, with fractions) of the first slot. */
      firstMs: number
      /** As many as were wanted, or as many as are not too late. */
      count: number
      reserved: ReservedSlots
    }
  /** The next free slot is later than the latest that is of use. */
  | { outcome: 'late'; nextMs: number }
  | { outcome: 'halted'; halt: Halt }

/** Slots that were reserved, those that nobody used included. */
export interface ReservedSlots {
  /** Ever. */
  total: number
  /** Instant (ms) of the first slot that nobody reserved. */
  nextMs: number
  /** Hour since 1970 → slots, for the hours of the last day. */
  byHour: ReadonlyMap<number, number>
}

/** What SES last said of the account's quota to anybody. */
export interface KnownQuota {
  quota: Quota
  readAtMs: number
  /** `ReservedSlots.total` before SES was asked: what is above it came since. */
  reservedBefore: number
}

/** A sender's permission to send beside so many others. */
export interface Seat {
  owner: string
  /** Instant (ms) from which on somebody else may take it. */
  untilMs: number
}

/** What all who mail for the account share: one sequence of sending slots, the count of the day, the halt, and the
 * seats of those who send editions. */
export interface PaceStore {
  reserve(request: SlotRequest): Promise<SlotAnswer>
  /** Takes slots that will not be used off the count of the day. */
  discount(count: number, nowMs: number): Promise<void>
  reserved(nowMs: number): Promise<ReservedSlots>
  /** Reserves one slot of the sequence of confirmations, which has one in `spacingMs` (a second) for the whole list;
   * returns its instant (ms), or `null` where the next free one is more than `ceilingMs` ahead. */
  reserveConfirmation(ceilingMs: number, nowMs: number, spacingMs?: number): Promise<number | null>
  /** Strongly consistent. `null` where nobody asked yet. */
  sharedQuota(): Promise<KnownQuota | null>
  /** Shares what SES said; an answer that is older than the one on record changes nothing. */
  shareQuota(known: KnownQuota): Promise<void>
  /** Halts everybody; true where nobody had halted before. */
  halt(reason: string, nowMs: number, untilMs: number): Promise<boolean>
  /** `null` while sending goes on. */
  halted(): Promise<Halt | null>
  /** Takes the probe that is due, and puts the next one off; false where somebody else took it. */
  takeProbe(seen: Halt, untilMs: number): Promise<boolean>
  /** Ends the halt; false where there was none. */
  goOn(): Promise<boolean>
  /** Number → seat, those that ran out included; and how long (ms) one mail keeps a sender busy, as it was last
   * measured. */
  seats(): Promise<{ held: ReadonlyMap<number, Seat>; mailMs: number | null }>
  /** Takes a seat that is free, ran out or is ours. */
  takeSeat(seat: number, owner: string, nowMs: number, untilMs: number): Promise<boolean>
  /** Gives it back, and says how long a mail took. */
  leaveSeat(seat: number, owner: string, mailMs: number | null): Promise<void>
  noteMailMs(mailMs: number): Promise<void>
}
