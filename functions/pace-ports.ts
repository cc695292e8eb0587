// Ports for what all senders of the account share: SES's quota, sending slots, the halt and the seats of senders.

export interface Quota {
  maxPerSecond: number
  maxPerDay: number
  /** Emails accepted in the last 24 hours. */
  used: number
}

/** A request for consecutive sending slots. */
export interface SlotRequest {
  count: number
  perSecond: number
  nowMs: number
  /** No slot after this instant is reserved, as it could not be used. */
  latestMs: number
  /** For the one email that shows whether SES accepts emails again: reserves although sending is halted. */
  trial?: true
}

/** A halt of all sending because SES fails. */
export interface Halt {
  sinceMs: number
  /** When the next probe may be made. */
  untilMs: number
  reason: string
  /** Probes that have failed so far. */
  probes: number
}

export type SlotAnswer =
  | {
      outcome: 'reserved'
      /** Instant (ms, with fractions) of the first slot. */
      firstMs: number
      /** As many as were requested, or as many as are not too late. */
      count: number
      reserved: ReservedSlots
    }
  /** The next free slot is after the latest useful instant. */
  | { outcome: 'late'; nextMs: number }
  | { outcome: 'halted'; halt: Halt }

/** Slots that were reserved, including unused ones. */
export interface ReservedSlots {
  /** Of all time. */
  total: number
  /** Instant (ms) of the first unreserved slot. */
  nextMs: number
  /** Hour since 1970 → slots, for the hours of the last day. */
  byHour: ReadonlyMap<number, number>
}

/** What SES last said about the account's quota, whoever asked. */
export interface KnownQuota {
  quota: Quota
  readAtMs: number
  /** `ReservedSlots.total` before SES was asked: anything above it was reserved since. */
  reservedBefore: number
}

/** A lease that lets a sender send next to a limited number of others. */
export interface Seat {
  owner: string
  /** Instant (ms) from which someone else may take it. */
  untilMs: number
}

/** What all senders of the account share: one sequence of sending slots, the count of the day, the halt, and the seats
 * of those who send editions. */
export interface PaceStore {
  reserve(request: SlotRequest): Promise<SlotAnswer>
  /** Takes slots that will not be used off the day's count. */
  discount(count: number, nowMs: number): Promise<void>
  reserved(nowMs: number): Promise<ReservedSlots>
  /** Reserves one slot of the confirmations, which have one per `spacingMs` (default a second) for the whole list;
   * resolves to its instant (ms), or `null` if the next free one is more than `ceilingMs` ahead. */
  reserveConfirmation(ceilingMs: number, nowMs: number, spacingMs?: number): Promise<number | null>
  /** Strongly consistent. `null` if no one has asked yet. */
  sharedQuota(): Promise<KnownQuota | null>
  /** Shares what SES said; an answer older than the one on record changes nothing. */
  shareQuota(known: KnownQuota): Promise<void>
  /** Halts all sending; true if it was not halted before. */
  halt(reason: string, nowMs: number, untilMs: number): Promise<boolean>
  /** `null` unless sending is halted. */
  halted(): Promise<Halt | null>
  /** Takes the probe that is due and postpones the next one; false if someone else took it. */
  takeProbe(seen: Halt, untilMs: number): Promise<boolean>
  /** Ends the halt; false if there was none. */
  goOn(): Promise<boolean>
  /** Number → seat, including expired ones; and how long (ms) one email keeps a sender busy, as last measured. */
  seats(): Promise<{ held: ReadonlyMap<number, Seat>; mailMs: number | null }>
  /** Takes a seat that is free, expired or already ours. */
  takeSeat(seat: number, owner: string, nowMs: number, untilMs: number): Promise<boolean>
  /** Gives the seat back, and notes how long an email took (ms). */
  leaveSeat(seat: number, owner: string, mailMs: number | null): Promise<void>
  noteMailMs(mailMs: number): Promise<void>
}
