// What a living list has printed, and which edition comes next: the one that is composed and not launched yet, else the
// one of the next composing.
import type { KnownMatter } from '../../../functions/content/story/matters/matter-groups.ts'
import { isLaunched } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { EditionDocument, PublishedStory } from '../../../functions/edition/types.ts'
import { addDays, deliveryDate, isoWeek, isWeekOver, launchInstant } from '../../../functions/edition/week.ts'
import type { EditionStore } from '../../../functions/ports.ts'
import { earlierMatters, isPrinting, lastCounted, ledgerOf } from '../../../functions/use-cases/composing/material.ts'
import { weekComposedFrom } from '../../local/run/edition-week.ts'
import type { Deployment } from '../../settings/settings.ts'

export interface ListPast {
  /** Delivery day of the next edition, ISO date. */
  first: string
  /** The record of the next edition, if it is already composed. */
  composed: EditionRecord | null
  /** Records of the editions before it. */
  records: EditionRecord[]
  ledger: PublishedStory[]
  earlier: KnownMatter[]
  /** When stories that left the stock were last counted. */
  since: string | null
  /** The last edition that readers got. */
  before: EditionDocument | null
}

export async function pastOf(
  editions: Pick<EditionStore, 'list' | 'document'>,
  now: Date,
  deployment: Deployment,
): Promise<ListPast> {
  const all = await editions.list()
  const { date, composed } = comingEdition(all, now, deployment)
  const week = isoWeek(date)
  const records = all.filter((one) => one.week < week)
  return {
    first: date,
    composed,
    records,
    ledger: ledgerOf(records),
    earlier: earlierMatters(records),
    since: lastCounted(records, week),
    before: await lastDocument(editions, records),
  }
}

/** @param all oldest first */
export function comingEdition(
  all: readonly EditionRecord[],
  now: Date,
  { schedule, list }: Pick<Deployment, 'schedule' | 'list'>,
): { date: string; composed: EditionRecord | null } {
  const runs = all.filter(({ status }) => status !== 'superseded')
  const last = runs.at(-1)
  if (last !== undefined && isToCome(last, now)) return { date: last.date, composed: last }
  const taken = new Set(runs.map(({ week }) => week))
  let date = deliveryDate(weekComposedFrom(now.getTime(), schedule.compose, list), list.deliveryDay)
  while (taken.has(isoWeek(date))) date = addDays(date, 7)
  return { date, composed: null }
}

/** An edition without a story is composed again only as long as it would not be late. */
function isToCome({ status, week, date }: EditionRecord, now: Date): boolean {
  if (isLaunched(status) || status === 'cancelled' || isWeekOver(week, now)) return false
  return status !== 'empty' || now.getTime() < launchInstant(date)
}

async function lastDocument(
  editions: Pick<EditionStore, 'document'>,
  records: readonly EditionRecord[],
): Promise<EditionDocument | null> {
  const last = records.filter((one) => isPrinting(one) && one.contentHash !== null).at(-1)
  if (last === undefined || last.contentHash === null) return null
  // What is gone from the bucket is missing only in the preview of readers of every second week.
  return editions.document(last.id, last.contentHash).catch(() => null)
}
