// The account of an edition. Every eligible reader is counted once, by the status of their delivery, so the columns add
// up by construction.
import { canonicalJson } from '../../content/language/words/json-record.ts'
import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { DeliveryFacts, DeliveryStatus, Receipt } from '../types.ts'
import { type ReportEvent, reportRow } from './report-table.ts'
import { isInDoubt, statusOf } from './status.ts'

/** A running count; `countReader` adds one reader to it. */
export type Tally = Required<Omit<Receipt, 'edition' | 'revision' | 'at' | 'complete'>>

export function emptyTally(): Tally {
  return {
    eligible: 0,
    submitted: 0,
    failed: 0,
    skipped: 0,
    unresolved: 0,
    unsent: 0,
    open: 0,
    skippedBy: {},
    failedBy: {},
    delivered: 0,
    bounced: 0,
    complained: 0,
    listed: 0,
    reports: {},
    duplicates: 0,
  }
}

/** Counts one eligible reader; `facts` is `null` if there is no delivery yet. */
export function countReader(tally: Tally, facts: DeliveryFacts | null, now: string): void {
  const status = facts ? statusOf(facts, now) : 'open'
  tally.eligible += 1
  tally[columnOf(status)] += 1
  if (status === 'unsent') tally.unsent += 1
  if (!facts) return
  if (status === 'skipped' && facts.skipped) {
    countOne(tally.skippedBy, facts.skipped.reason)
  }
  if (status === 'failed') {
    const reason = facts.rejected?.reason ?? facts.refused?.reason ?? 'unknown'
    countOne(tally.failedBy, reason)
  }
  if (status === 'submitted') countReports(tally, facts)
  if ((facts.submitted?.messageIds.length ?? 0) > 1) tally.duplicates += 1
}

function columnOf(status: DeliveryStatus): 'submitted' | 'failed' | 'skipped' | 'unresolved' | 'open' {
  if (isInDoubt(status)) return 'open'
  return status === 'unsent' ? 'unresolved' : status
}

/**
 * The receipt of a finished count. If it says the same as the previous receipt, that one is returned; a complete
 * receipt that differs from a complete previous one is its next revision. Incomplete receipts are revision 0.
 */
export function receiptOf(
  edition: string,
  tally: Tally,
  batchesDone: boolean,
  previous: Receipt | null,
  at: string,
): Receipt {
  const complete = batchesDone && tally.open === 0
  const earlier = previous?.revision ?? 0
  const receipt: Receipt = { edition, revision: earlier, at, complete, ...tally }
  if (previous && saysTheSame(previous, receipt)) return previous
  return { ...receipt, revision: complete ? earlier + 1 : earlier }
}

/** The reasons are SES's words, which may equal the name of an inherited property (`constructor`). */
function countOne(counts: Partial<Record<string, number>>, reason: string): void {
  const value = (ownEntry(counts, reason) ?? 0) + 1
  Object.defineProperty(counts, reason, { value, enumerable: true, writable: true, configurable: true })
}

function countReports(tally: Tally, facts: DeliveryFacts): void {
  if (facts.delivered) tally.delivered += 1
  if (facts.bounced && !isAutomaticReply(facts)) tally.bounced += 1
  if (facts.complained) tally.complained += 1
  if (facts.listed) tally.listed += 1
  for (const words of reportsIn(facts)) countOne(tally.reports, words)
}

/** An out-of-office reply or the like: SES reports it as a bounce of an email that it delivered. */
function isAutomaticReply({ delivered, bounced }: DeliveryFacts): boolean {
  return delivered !== undefined && bounced?.reason === 'Transient/General'
}

/** A delay no longer counts once the email arrived or bounced. */
function reportsIn(facts: DeliveryFacts): string[] {
  const { delivered, bounced, complained, listed, delayed, noted } = facts
  const said = (event: ReportEvent, reason: string) => reportRow(event, reason).shown
  return [
    ...(bounced ? [isAutomaticReply(facts) ? 'an automatic reply' : said('bounce', bounced.reason)] : []),
    ...(complained ? [said('complaint', complained.reason)] : []),
    ...(listed ? [said(listed.reason.includes('/') ? 'bounce' : 'complaint', listed.reason)] : []),
    ...(delayed && !delivered && !bounced ? [said('deliverydelay', delayed.reason)] : []),
    ...(noted ? [said('complaint', noted.reason)] : []),
  ]
}

function saysTheSame(a: Receipt, b: Receipt): boolean {
  return countsOf(a) === countsOf(b)
}

function countsOf({ at: _at, revision: _revision, unsent = 0, listed = 0, reports = {}, ...counts }: Receipt): string {
  return canonicalJson({ ...counts, unsent, listed, reports })
}
