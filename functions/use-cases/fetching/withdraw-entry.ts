// Withdraws the page of an entry whose source has withdrawn the article.
import type { Clock, EditionStore } from '../../ports.ts'
import type { SourcePorts } from '../../source-ports.ts'
import type { KnownEntry } from '../../sources/types.ts'
import { utcDay } from '../../utc-day.ts'
import { noteWithdrawal } from '../publishing/note-withdrawal.ts'

export interface WithdrawPorts extends Pick<SourcePorts, 'inbox' | 'sources'> {
  clock: Pick<Clock, 'now'>
  editions: Pick<EditionStore, 'list' | 'find' | 'change'>
}

/** False if its page has not been read yet: the next check will find it withdrawn again. */
export async function withdrawEntry(
  { inbox, sources, clock, editions }: WithdrawPorts,
  source: string,
  entry: KnownEntry,
  why: string,
): Promise<boolean> {
  const { page } = entry
  const day = utcDay(clock.now())
  if (page === null || !(await inbox.withdraw(page, `withdrawn on ${day}: ${why}`))) return false
  await noteWithdrawal(editions, page, true)
  await sources.saveEntry(source, withoutPage(entry))
  return true
}

/** The entry as known for good, and without a page. */
export function withoutPage({ seen: _seen, takenAt: _taken, url: _url, ...entry }: KnownEntry): KnownEntry {
  return { ...entry, page: null }
}
