// Checks the articles a source has brought, the day before an edition is composed from them: a withdrawn article is not
// printed, a changed one is read again. If a page cannot be fetched, nothing is withdrawn.
//
// Why an interrupted check loses nothing: each entry notes when it was checked, once that is done. The message comes
// again, and continues with those that were not.
import { hourMs } from '../../durations.ts'
import { entriesToCheck } from '../../sources/entries-to-check.ts'
import { isSamePage } from '../../sources/page-mark.ts'
import type { KnownEntry, Source, SourceCheck, SourceState } from '../../sources/types.ts'
import { articlePage, type FoundPage } from './article-page.ts'
import type { FetchOptions, FetchPorts } from './fetch-source.ts'
import { PoliteWeb } from './polite-web.ts'
import { withdrawEntry } from './withdraw-entry.ts'

export interface CheckOptions extends FetchOptions {
  /** ISO instant at which the check was due. */
  since: string
  /** Days that a story may wait to be printed; `null`: for ever. */
  freshForDays: number | null
}

/** How long checking is retried while a host is busy with other fetches of ours: editions are composed a day after the
 * check is due. */
const busyForMs = 12 * hourMs

/** After this many failed pages in a row, the other pages of the source are not requested. Chosen, not measured. */
const mostFailures = 3

type Looked = 'unchanged' | 'updated' | 'withdrawn' | 'unanswered'

/** If a host is down or asks to be left alone, checking is retried every 15 minutes for this long. Chosen, not
 * measured. */
const passingForMs = 4 * hourMs
const againAfterSeconds = 15 * 60

/** Left to another message, because the time is up or the host is busy. */
export interface LeftToCheck {
  left: number
  /** Seconds until it may be requested again. */
  afterSeconds: number
}

export async function checkEntries(ports: FetchPorts, source: Source, options: CheckOptions): Promise<LeftToCheck> {
  const sinceMs = Date.parse(options.since)
  const known = await ports.sources.entries(source.id)
  const waiting = entriesToCheck(known, { sinceMs, days: options.freshForDays })
  const web = new PoliteWeb(ports, options.userAgent)
  const found: SourceCheck = { at: options.since, unchanged: 0, updated: 0, withdrawn: 0, unanswered: 0, why: null }
  let failures = 0
  let afterSeconds = 0
  let left = waiting.length
  for (const entry of waiting) {
    if (failures >= mostFailures || ports.clock.now().getTime() >= options.untilMs) break
    const page = await articlePage(web, { url: entry.url ?? '', bytes: options.pageBytes, seen: entry.seen })
    if (page.isBusy && ports.clock.now().getTime() < sinceMs + busyForMs) break
    if (page.passing && ports.clock.now().getTime() < sinceMs + passingForMs) {
      failures += 1
      afterSeconds = againAfterSeconds
      continue
    }
    const looked = await lookedAfter(ports, source, entry, page)
    left -= 1
    found[looked.as] += 1
    if (looked.as === 'unanswered') found.why ??= looked.why
    failures = page.passing ? failures + 1 : 0
  }
  if (failures >= mostFailures && afterSeconds === 0) {
    found.unanswered += left
    left = 0
  }
  if (waiting.length > left) await note(ports, source, found)
  ports.log.info('entries checked before composing', { source: source.id, ...found, left })
  return { left, afterSeconds }
}

/** @param page as it is now */
async function lookedAfter(
  ports: FetchPorts,
  { id }: Source,
  entry: KnownEntry,
  page: FoundPage,
): Promise<{ as: Looked; why: string | null }> {
  const checked = { ...entry, checkedAt: ports.clock.now().toISOString() }
  const done = async (as: Looked, why: string | null = null, more: Partial<KnownEntry> = {}) => {
    await ports.sources.saveEntry(id, { ...checked, ...more })
    return { as, why }
  }
  if (page.gone) {
    const isOut = await withdrawEntry(ports, id, checked, page.reason ?? '')
    return isOut ? { as: 'withdrawn', why: null } : done('unanswered', 'a page of it was not read yet')
  }
  if (page.reason !== null) return done('unanswered', page.reason)
  // The entry was read from its own text, or its page has not changed.
  if (entry.seen === undefined || page.isUnchanged || page.text === null)
    return done('unchanged', null, entry.seen === undefined || page.seen === null ? {} : { seen: page.seen })
  const name = entry.page ?? ''
  const before = await ports.inbox.read(name)
  if (before === null) return done('unanswered', 'its page is not in the inbox any more')
  if (leadsToFront(page.url, entry.url) || !isSamePage(before.html, page.text))
    return done('unanswered', `${page.url ?? entry.url} shows something else than the article`)
  await ports.inbox.put(name, page.text, before.given)
  return done('updated', null, page.seen === null ? {} : { seen: page.seen })
}

/** Sites redirect requests for missing or unavailable pages to their front page. */
function leadsToFront(url: string | null, asked: string | null | undefined): boolean {
  return url !== null && new URL(url).pathname === '/' && url !== asked
}

/** A check spread over several messages adds up their counts. */
async function note(ports: FetchPorts, { id }: Source, found: SourceCheck): Promise<void> {
  const before = await ports.sources.state(id)
  if (before === null) return
  const state: SourceState = { ...before, version: before.version + 1, check: together(before.check, found) }
  if (!(await ports.sources.saveState(id, state, before)))
    ports.log.warn('another run saved the source meanwhile; its check is not noted', { source: id })
}

function together(before: SourceCheck | undefined, now: SourceCheck): SourceCheck {
  if (before?.at !== now.at) return now
  return {
    at: now.at,
    unchanged: before.unchanged + now.unchanged,
    updated: before.updated + now.updated,
    withdrawn: before.withdrawn + now.withdrawn,
    unanswered: before.unanswered + now.unanswered,
    why: before.why ?? now.why,
  }
}
