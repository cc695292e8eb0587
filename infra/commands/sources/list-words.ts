// What `npm run sources` prints about sources and their entries.

import { adviceOn } from '../../../functions/sources/advice.ts'
import { healthOf } from '../../../functions/sources/health.ts'
import { stateOf } from '../../../functions/sources/state.ts'
import type { Source, SourceState } from '../../../functions/sources/types.ts'
import type { FetchedEntry } from '../../../functions/use-cases/fetching/fetch-source.ts'
import { counted } from '../../command-line/figure.ts'
import { cut } from './print.ts'
import type { Reading } from './reading.ts'

/** Most entries of one kind that are named; further ones are only counted. */
const mostNamed = 12

const titleColumns = 90
const indent = ' '.repeat(25)

export function readingLines({ report, pages }: Reading, topicsKnown: boolean): string[] {
  const { source, trouble, unchanged, entries, left } = report
  if (trouble !== null) return [`${source}: not fetched: ${trouble}`]
  if (unchanged) return [`${source}: its feed says that nothing has changed`]
  return [
    `${source}: ${counted(entries.length + left.length, 'entry', 'entries')}, ${entries.length} new or changed`,
    ...entries.flatMap((one) => entryLines(one, pages)),
    ...(['waiting', 'older', 'unwanted', 'known'] as const).flatMap((why) => {
      const some = left.filter((one) => one.why === why)
      return [
        ...some
          .slice(0, mostNamed)
          .map(({ entry }) => `  ${leftWords[why].padEnd(11)}${day(entry.published ?? entry.updated)}${titled(entry)}`),
        ...(some.length > mostNamed ? [`${indent}and ${some.length - mostNamed} more: ${leftReasons[why]}`] : []),
      ]
    }),
    ...(topicsKnown ? [] : ['The topics cannot be read: no story can be expected until they can.']),
  ]
}

const leftWords = { known: 'known', unwanted: 'left out', older: 'older', waiting: 'waits' }
const leftReasons = {
  known: 'known from an earlier fetch',
  unwanted: 'left out by "include" or "exclude"',
  older: 'listed before the source was: never taken',
  waiting: 'taken by the next fetches',
}

const words = { page: 'new', text: 'new', update: 'changed', later: 'later', withdrawn: 'withdrawn', passed: 'refused' }

function entryLines(entry: FetchedEntry, pages: Reading['pages']): string[] {
  const { outcome, reason, page, url } = entry
  const read = page === null ? undefined : pages.get(page)
  const isRefused = outcome === 'passed' || (read !== undefined && 'refused' in read)
  const word = isRefused ? 'refused' : words[outcome]
  const said = [
    ...(url === null ? [] : [url]),
    ...(outcome === 'text' ? [`${reason === null ? '' : `${reason}; `}the entry’s own text is taken`] : []),
    ...(outcome === 'withdrawn' ? [reason ?? ''] : []),
    ...(outcome === 'later' ? [`${reason}; it is tried again`] : []),
    ...(outcome === 'passed' ? [reason ?? 'nothing of it can be read'] : []),
    ...(read === undefined ? [] : 'refused' in read ? [read.refused] : read.gives),
  ]
  return [
    `  ${word.padEnd(11)}${day(entry.stated)}${titled({ title: entry.title ?? (outcome === 'withdrawn' ? page : null) })}`,
    ...said.map((line) => `${indent}${line}`),
  ]
}

const day = (instant: string | null) => (instant?.slice(0, 10) ?? '').padEnd(12)

const titled = ({ title }: { title: string | null }) => cut(title ?? '(without a title)', titleColumns)

/** The list as a table. Instants are in UTC. */
export function listLines(sources: readonly Source[], states: ReadonlyMap<string, SourceState>, nowMs: number) {
  const width = Math.max(...sources.map(({ id }) => id.length), 'source'.length)
  const row = (...cells: string[]) =>
    `  ${cells.map((cell, at) => cell.padEnd(at === 0 ? width : 16)).join('  ')}`.trimEnd()
  return [
    row('source', 'last asked', 'something new', 'next', 'trouble'),
    ...sources.flatMap((source) => {
      const state = stateOf(source, states.get(source.id))
      const health = healthOf(source, state, nowMs)
      const next =
        health.is === 'paused'
          ? 'paused'
          : source.kind === 'mail'
            ? 'as it is mailed'
            : state === null
              ? 'within the hour'
              : minute(state.nextAt)
      const why = 'why' in health ? `${health.is}: ${health.why}` : ''
      const lines = [row(source.id, minute(askedAt(state)), minute(state?.newAt), next, why)]
      return [...lines, ...remarks(source, state, adviceOn(health, state?.trouble ?? null, source))]
    }),
  ]
}

/** What to do, and where it is fetched from if its site has moved. */
function remarks({ url }: Source, state: SourceState | null | undefined, advice: string | null): string[] {
  const isMoved = state != null && state.url !== url
  return [
    ...(advice === null ? [] : [advice]),
    ...(isMoved ? [`The site has moved it to ${state.url}, where it is asked now. There is nothing to do.`] : []),
  ].map((line) => `      ${line}`)
}

const askedAt = (state: SourceState | null) => state?.askedAt ?? state?.answeredAt ?? state?.trouble?.since

const minute = (instant: string | null | undefined) => instant?.slice(0, 16).replace('T', ' ') ?? 'never'
