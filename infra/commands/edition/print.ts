// Editions, receipts and reasons for holding, in words for the operator.

import { excessWords } from '../../../functions/delivery/report-limits.ts'
import type { EditionRecord, EditionStatus, Receipt } from '../../../functions/delivery/types.ts'
import { isReleasable } from '../../../functions/edition/checks/release-rules.ts'
import { type EditionAction, editionCommand } from '../../../functions/edition/reports/commands.ts'
import { olderPagesLine } from '../../../functions/edition/reports/older-pages.ts'
import { sourceTrouble } from '../../../functions/edition/reports/source-figures.ts'
import { launchOf } from '../../../functions/edition/week.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import { mostTries } from '../../../functions/use-cases/composing/failure.ts'
import { utcDay } from '../../../functions/utc-day.ts'
import { counted, figure } from '../../command-line/figure.ts'

/** Newest first. */
export function listLines(all: readonly EditionRecord[]): string[] {
  if (all.length === 0) return ['There is no edition yet.']
  const rows = all.toReversed().map(({ id, date, status, stories, waiting, expired, receipt, failure }) => {
    const reason = status === 'failed' ? (failure?.reason.split('\n')[0] ?? '') : ''
    const sent = receipt === null ? reason : outcomeWords(receipt)
    return [id, date, status, storiesIn(stories), `${waiting} waiting${tooOld(expired)}`, sent]
  })
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Where every eligible reader ended up; skipped readers are not a loss.
 * @example '6 sent, 1 not due' */
function outcomeWords({ submitted, failed, unresolved, open, skippedBy }: Receipt): string {
  const lost = Object.entries({ failed, unresolved, 'still open': open }).filter(([, readers]) => readers > 0)
  return [['sent', submitted] as const, ...lost, ...skipped(skippedBy)]
    .map(([why, many]) => `${figure(many)} ${why}`)
    .join(', ')
}

/** @example [['not due', 1]] */
const skipped = (skippedBy: Receipt['skippedBy']) =>
  Object.entries(skippedBy).map(([why, readers]) => [why.replace('-', ' '), readers] as const)

/** Stories that left the stock when it was composed; absent from older editions. */
const tooOld = (expired: number | undefined) => (expired ? `, ${expired} expired` : '')

const storiesIn = (stories: number) => counted(stories, 'story', 'stories')

export function detailLines(record: EditionRecord): string[] {
  const { id, date, status, stories, waiting, expired, composedAt, stopReason, releasedAt } = record
  const launch = launchOf(date)
  return [
    `${id} is ${status}.`,
    `  for ${date}, composed ${instantWords(composedAt)}; ${storiesIn(stories)}, ${waiting} waiting for later editions${tooOld(expired)}`,
    ...(status === 'composed' ? [`  its audience is frozen on ${launch.date} at ${launch.hour}:00 UTC`] : []),
    ...(stopReason === null ? [] : [`  stopped: ${stopReason}`]),
    ...lateLines(record),
    ...waitingLines(record),
    ...(releasedAt === undefined ? [] : [`  released by the operator ${instantWords(releasedAt)}, in spite of:`]),
    ...findingLines(record),
    ...troubleLines(record),
    ...receiptLines(record),
    ...(status === 'empty' ? [nothingNew] : []),
  ]
}

/** Printed below everything else.
 * @param options to add to the commands */
export function commandLines(record: EditionRecord, options: string): string[] {
  return nextCommands(record).map((action) => `  → ${editionCommand(action, record.id, options)}`)
}

/** Bounces and complaints after it had gone out. */
function lateLines({ late }: EditionRecord): string[] {
  if (!late) return []
  return [
    `  ! since it is out${late.of === 'day' ? `, of all emails of ${utcDay(late.at)}` : ''}: ${excessWords(late)}`,
  ]
}

/** It continues by itself. */
function waitingLines({ status, waits }: EditionRecord): string[] {
  if (status !== 'sending' || !waits) return []
  return [
    `  waits for ${waits.for} since ${instantWords(waits.since)}, and goes on by itself about ${instantWords(waits.until)}`,
  ]
}

const nothingNew =
  '  nothing new could be printed: add pages with npm run ingest -- <file …>, and only then compose it again:'

export function findingLines({ findings }: Pick<EditionRecord, 'findings'>): string[] {
  return findings.map(({ rule, at, reason }) => `  ✗ ${rule}, ${at}: ${reason}`)
}

/** What stopped it, what was left out, and which of the editor's decisions had no effect. */
function troubleLines({ status, failure, setAside = [], notes = [], sources, older }: EditionRecord): string[] {
  const again = failure !== undefined && failure.tries < mostTries ? 'it is tried again every hour' : 'compose it again'
  return [
    ...(status === 'failed' && failure !== undefined
      ? [
          `  ✗ could not be composed: ${failure.reason}`,
          `    tried ${failure.tries} of ${mostTries} times; mend the cause, ${again}`,
        ]
      : []),
    ...setAside.map(({ article, stage, reason }) => `  ! left out: ${article} (${stage}): ${reason}`),
    ...(sources === undefined ? [] : sourceTrouble(sources).map((line) => `  ! source ${line}`)),
    ...(older === undefined ? [] : [`  ! ${olderPagesLine(older)}`]),
    ...notes.map(({ entry, story, reason, remedy }) => `  ! without effect: "${entry}" ${story}: ${reason}; ${remedy}`),
  ]
}

export function receiptLines({ receipt }: Pick<EditionRecord, 'receipt'>): string[] {
  if (receipt === null) return []
  const { eligible, submitted, failed, unresolved, unsent = 0, open, failedBy, reports = {} } = receipt
  const reasons = skipped(receipt.skippedBy).map(([why, readers]) => `${figure(readers)} ${why}`)
  const because = reasons.length > 0 ? ` (${reasons.join(', ')})` : ''
  const left = open > 0 ? `, ${figure(open)} still open` : ''
  const known = unsent > 0 ? ` (${figure(unsent)} unsent for certain, ${figure(unresolved - unsent)} unknown)` : ''
  const ends = [`${figure(submitted)} sent`, `${figure(receipt.skipped)} skipped${because}`, `${figure(failed)} failed`]
  const countedWords = (words: Record<string, number>) =>
    Object.entries(words).map(([why, count]) => `    ${figure(count)} ${why}`)
  return [
    `  ${figure(eligible)} readers: ${ends.join(', ')}, ${figure(unresolved)} unresolved${known}${left}`,
    ...countedWords(failedBy),
    ...countedWords(reports),
  ]
}

/** What an operator may want to do next. */
function nextCommands({ status, findings, receipt }: EditionRecord): readonly EditionAction[] {
  if (status === 'held') return isReleasable(findings) ? ['recompose', 'release'] : ['recompose']
  if (status === 'closed' && (receipt?.unsent ?? 0) > 0) return ['retry-failed']
  return next[status] ?? []
}

const next: Partial<Record<EditionStatus, readonly EditionAction[]>> = {
  composed: ['proof', 'recompose', 'launch', 'cancel'],
  failed: ['recompose', 'cancel'],
  empty: ['recompose'],
  launching: ['cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  stopped: ['resume', 'cancel'],
}
