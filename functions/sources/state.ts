// What is remembered of a source from one fetch to the next. Sets after how many permanent redirects the source has
// moved.
import { type LastAnswer, nextFetchMs } from './next-fetch.ts'
import type { Source, SourceState, WebAnswer } from './types.ts'

/** A site that moves says so for years; one under repair for a night says so once. Chosen, not measured. */
const timesUntilMoved = 3

/** Weight of the latest interval between two fetches with something new (exponential smoothing). Chosen, not
 * measured. */
const weightOfLast = 0.3

export interface Answered {
  followed: { answer: WebAnswer; movedTo: string | null }
  trouble: { kind: string; detail: string } | null
  /** Every entry of the response is known. */
  isSettled: boolean
  hasNew: boolean
  /** Entries that became pages; next: those of which nothing could be read. */
  brought: number
  refused: { entries: number; why: string }
}

/** What is remembered of a source, or `null`: nothing, or only of another address that it once had. */
export function stateOf({ url }: Pick<Source, 'url'>, remembered: SourceState | null | undefined): SourceState | null {
  return remembered?.address === url ? remembered : null
}

/** For a source that was never fetched at this address. */
export function newSourceState(address: string, now: Date): SourceState {
  return {
    version: 0,
    address,
    url: address,
    moving: null,
    etag: null,
    lastModified: null,
    answeredAt: null,
    newAt: null,
    usualMs: null,
    nextAt: now.toISOString(),
    failures: 0,
    trouble: null,
  }
}

export function stateAfter(
  source: Pick<Source, 'every'>,
  before: SourceState,
  answered: Answered,
  { nowMs, dueMs, fraction }: Pick<LastAnswer, 'nowMs' | 'dueMs' | 'fraction'>,
): SourceState {
  const at = new Date(nowMs).toISOString()
  const { answer } = answered.followed
  const headers: ReadonlyMap<string, string> = 'refused' in answer ? new Map() : answer.headers
  const failures = answered.trouble === null ? 0 : before.failures + 1
  const next = {
    ...before,
    version: before.version + 1,
    askedAt: at,
    failures,
    nextAt: new Date(nextFetchMs(source.every, { nowMs, dueMs, failures, headers, fraction })).toISOString(),
  }
  if (answered.trouble !== null)
    return { ...next, trouble: { ...answered.trouble, since: before.trouble?.since ?? at } }
  return {
    ...next,
    ...moved(before, answered.followed.movedTo),
    ...(answered.isSettled ? validators(before, answer) : { etag: null, lastModified: null }),
    ...(answered.hasNew ? rhythm(before, nowMs) : {}),
    ...refusals(before, answered, at),
    answeredAt: at,
    trouble: null,
  }
}

function refusals(
  { refused: last }: SourceState,
  { brought, refused }: Answered,
  at: string,
): Pick<SourceState, 'refused'> {
  if (brought > 0) return { refused: null }
  if (refused.entries === 0) return {}
  return { refused: { entries: (last?.entries ?? 0) + refused.entries, since: last?.since ?? at, why: refused.why } }
}

/** After a “not modified” response the earlier validators still apply. */
function validators(before: SourceState, answer: WebAnswer): Pick<SourceState, 'etag' | 'lastModified'> {
  if ('refused' in answer || answer.status === 304) return { etag: before.etag, lastModified: before.lastModified }
  return { etag: answer.headers.get('etag') ?? null, lastModified: answer.headers.get('last-modified') ?? null }
}

function moved(before: SourceState, to: string | null): Pick<SourceState, 'url' | 'moving'> {
  if (to === null) return { url: before.url, moving: null }
  const times = before.moving?.to === to ? before.moving.times + 1 : 1
  return times >= timesUntilMoved ? { url: to, moving: null } : { url: before.url, moving: { to, times } }
}

type Rhythm = Pick<SourceState, 'newAt' | 'usualMs' | 'intervals'>

function rhythm({ newAt, usualMs, intervals }: SourceState, nowMs: number): Rhythm {
  const last = newAt === null ? null : nowMs - Date.parse(newAt)
  const usual = last === null || usualMs === null ? last : usualMs + weightOfLast * (last - usualMs)
  const had = newAt === null ? -1 : intervals
  const counted = had === undefined ? {} : { intervals: had + 1 }
  return { newAt: new Date(nowMs).toISOString(), usualMs: usual, ...counted }
}
