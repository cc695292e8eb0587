// Fetches a source: new entries of its feed become pages in the inbox.
//
// Why an interrupted run loses nothing and repeats at most the request in flight:
// - An entry counts as known once its page is in the inbox. If the run ends between the two, the same page is put there
//   again, and reading the same page again changes nothing.
// - What avoids the next response (ETag, Last-Modified) is saved last, and only once every entry of this one is known.
import type { Ports } from '../../ports.ts'
import type { SourcePorts } from '../../source-ports.ts'
import { mostBytes } from '../../sources/document-size.ts'
import { givenBy, ownText } from '../../sources/entry-page.ts'
import type { Feed } from '../../sources/feed/types.ts'
import { type Arrival, intakeOf, type LeftEntry, withdrawnEntries } from '../../sources/intake.ts'
import { type Answered, newSourceState, stateAfter, stateOf } from '../../sources/state.ts'
import type { KnownEntry, Source, SourceState } from '../../sources/types.ts'
import { articlePage, conditionsOf, type FoundPage } from './article-page.ts'
import { followRedirects } from './follow-redirects.ts'
import { answerMs, PoliteWeb } from './polite-web.ts'
import { readSource } from './read-source.ts'
import { type WithdrawPorts, withdrawEntry, withoutPage } from './withdraw-entry.ts'

export type FetchPorts = Pick<Ports, 'clock' | 'random' | 'log'> & SourcePorts & Pick<WithdrawPorts, 'editions'>

export interface FetchOptions {
  /** Names the list and where it can be contacted. */
  userAgent: string
  /** Most bytes of one page. */
  pageBytes: number
  /** Instant (ms) after which no further page is requested. */
  untilMs: number
  /** Instant (ms) of the run that found the source due; absent if none did. */
  dueMs?: number | undefined
}

/** The outcome for one entry. */
export interface FetchedEntry {
  title: string | null
  url: string | null
  /** ISO instant at which it was published or changed. */
  stated: string | null
  /** `text`: the entry's own text was used, because its page could not be fetched; `later`: it will be retried. */
  outcome: 'page' | 'text' | 'update' | 'passed' | 'later' | 'withdrawn'
  reason: string | null
  /** Name of the page that was put into the inbox or withdrawn; `null` if none was. */
  page: string | null
}

export interface FetchReport {
  source: string
  /** Why there was nothing to read; `null` if there was no problem. */
  trouble: string | null
  /** Kind of the trouble, as in the source's state. */
  troubleKind: string | null
  unchanged: boolean
  entries: FetchedEntry[]
  /** New entries that wait for the next fetch. */
  waiting: number
  /** The feed's other entries. */
  left: LeftEntry[]
}

/** Attempts to fetch a page before the entry's own text is used. Chosen, not measured. */
const mostTries = 3

export async function fetchSource(ports: FetchPorts, source: Source, options: FetchOptions): Promise<FetchReport> {
  const before = await ports.sources.state(source.id)
  const now = ports.clock.now()
  const state = stateOf(source, before) ?? newSourceState(source.url, now)
  const web = new PoliteWeb(ports, options.userAgent)
  const followed = await followRedirects(web, {
    url: state.url,
    headers: conditionsOf(state),
    limits: { bytes: mostBytes, ms: answerMs },
  })
  const read = await readSource(web, source, followed, state.answeredAt)
  const taken = 'feed' in read ? await take(ports, { source, state, web, options }, read.feed) : nothingTaken
  const answered: Answered = {
    followed,
    trouble: 'trouble' in read ? read.trouble : null,
    // An unchanged index says nothing about its parts.
    isSettled: taken.isSettled && !('isIndex' in read && read.isIndex),
    hasNew: taken.hasNew,
    ...outcomesOf(taken.entries),
  }
  const asked = { nowMs: now.getTime(), dueMs: options.dueMs, fraction: ports.random.fraction() }
  const next = stateAfter(source, state, answered, asked)
  if (!(await ports.sources.saveState(source.id, next, before)))
    ports.log.warn('another run fetched the source meanwhile; its state stands', { source: source.id })
  const report = {
    source: source.id,
    trouble: answered.trouble?.detail ?? null,
    troubleKind: answered.trouble?.kind ?? null,
    unchanged: 'unchanged' in read,
    entries: taken.entries,
    waiting: taken.waiting,
    left: taken.left,
  }
  say(ports, report)
  return report
}

interface Taken extends Pick<FetchReport, 'entries' | 'waiting' | 'left'> {
  hasNew: boolean
  /** Every entry of the feed is now known. */
  isSettled: boolean
}

const nothingTaken: Taken = { entries: [], waiting: 0, left: [], hasNew: false, isSettled: true }

function outcomesOf(entries: readonly FetchedEntry[]): Pick<Answered, 'brought' | 'refused'> {
  const refused = entries.filter(({ outcome }) => outcome === 'passed')
  return {
    brought: entries.filter(({ outcome }) => outcome === 'page' || outcome === 'text' || outcome === 'update').length,
    refused: { entries: refused.length, why: refused[0]?.reason ?? '' },
  }
}

interface Run {
  source: Source
  state: SourceState
  web: PoliteWeb
  options: FetchOptions
}

async function take(ports: FetchPorts, run: Run, feed: Feed): Promise<Taken> {
  const { source, state, options } = run
  const known = await ports.sources.entries(source.id)
  const at = ports.clock.now().toISOString()
  const intake = intakeOf(source, feed.entries, known, { isFirst: state.answeredAt === null, at })
  for (const entry of [...intake.passed, ...intake.listed]) await ports.sources.saveEntry(source.id, entry)
  const entries: FetchedEntry[] = []
  let unsettled = 0
  for (const entry of withdrawnEntries(
    feed.withdrawn.map(({ id }) => id),
    known,
  )) {
    const reason = 'its feed takes it back'
    if (await withdrawEntry(ports, source.id, entry, reason))
      entries.push({ title: null, url: null, stated: null, page: entry.page, outcome: 'withdrawn', reason })
    else unsettled += 1
  }
  const left = [...intake.left]
  for (const arrival of intake.arrivals) {
    if (ports.clock.now().getTime() >= options.untilMs) {
      left.push({ entry: arrival.entry, why: 'waiting' })
      continue
    }
    entries.push(await bring(ports, run, feed, arrival))
  }
  const unread = left.filter(({ why }) => why === 'waiting').length
  return {
    entries,
    waiting: unread,
    left,
    hasNew: intake.arrivals.some(({ isUpdate }) => !isUpdate),
    isSettled: unread + unsettled === 0 && entries.every(({ outcome }) => outcome !== 'later'),
  }
}

async function bring(
  ports: FetchPorts,
  run: Run,
  feed: Feed,
  { entry, known, isUpdate }: Arrival,
): Promise<FetchedEntry> {
  const { source } = run
  const found =
    source.full && entry.url !== null
      ? await articlePage(run.web, { url: entry.url, bytes: run.options.pageBytes })
      : { text: null, url: null, language: null, reason: null, passing: false, seen: null }
  const tries = (known.triedTimes ?? 0) + 1
  const stated = entry.published ?? entry.updated
  const said = { title: entry.title, url: entry.url, stated, reason: found.reason, page: null }
  if (found.text === null && found.passing && tries < mostTries) {
    await ports.sources.saveEntry(source.id, { ...known, triedTimes: tries })
    return { ...said, outcome: 'later' }
  }
  const text = found.text ?? (found.gone ? null : ownText(entry))
  const settled = settledEntry(known, { found, url: entry.url, at: ports.clock.now().toISOString() })
  if (isUpdate && found.gone && (await withdrawEntry(ports, source.id, settled, found.reason ?? '')))
    return { ...said, outcome: 'withdrawn' }
  if (text === null || settled.page === null) {
    await ports.sources.saveEntry(source.id, withoutPage(settled))
    return { ...said, outcome: 'passed', reason: found.reason ?? 'its feed has a teaser alone' }
  }
  await ports.inbox.put(settled.page, text, givenBy(entry, source, feed, found))
  await ports.sources.saveEntry(source.id, settled)
  return { ...said, page: settled.page, outcome: isUpdate ? 'update' : found.text === null ? 'text' : 'page' }
}

function settledEntry(
  { triedTimes: _tried, seen: _seen, ...known }: KnownEntry,
  { found, url, at }: { found: FoundPage; url: string | null; at: string },
): KnownEntry {
  const seen = found.seen === null ? {} : { seen: found.seen }
  return { ...known, url: found.url ?? url, takenAt: known.takenAt ?? at, ...seen }
}

function say({ log }: FetchPorts, { source, trouble, unchanged, entries, waiting }: FetchReport): void {
  const count = (outcome: FetchedEntry['outcome']) => entries.filter((one) => one.outcome === outcome).length
  if (trouble === null)
    log.info('source fetched', {
      source,
      unchanged,
      waiting,
      pages: count('page'),
      texts: count('text'),
      updates: count('update'),
      withdrawn: count('withdrawn'),
      passed: count('passed'),
      later: count('later'),
    })
  else log.warn('source not fetched', { source, trouble })
}
