// Takes the page of an entry out: its source has taken the article back.
import type { Clock, EditionStore } from '../../ports.ts'
import type { SourcePorts } from '../../source-ports.ts'
import type { KnownEntry } from '../../sources/types.ts'
import { noteWithdrawal } from '../publishing/note-withdrawal.ts'

export interface WithdrawPorts extends Pick<SourcePorts, 'inbox' | 'sources'> {
  clock: Pick<Clock, 'now'>
  editions: Pick<EditionStore, 'list' | 'find' | 'change'>
}

/** False where its page was not read yet: the next look finds it so again. */
export async function withdrawEntry(
  { inbox, sources, clock, editions }: WithdrawPorts,
  source: string,
  entry: KnownEntry,
  why: string,
): Promise<boolean> {
  const { page } = entry
  const day = clock.now().toISOString().slice(0, 10)
  if (page === null || !(await inbox.withdraw(page, `withdrawn on ${day}: ${why}`))) return false
  await noteWithdrawal(editions, page, true)
  await sources.saveEntry(source, withoutPage(entry))
  return true
}

/** What is known for good, and never read. */
export function withoutPage({ seen: _seen, takenAt: _taken, url: _url, ...entry }: KnownEntry): KnownEntry {
  return { ...entry, page: null }
}
