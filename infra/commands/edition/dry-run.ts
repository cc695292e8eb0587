// `npm run edition -- dry-run <id>`: what would be sent, when, and about what it would cost, in words for the operator.
// Prices are data: `infra/commands/aws-prices.json`. Which calls of AWS a mail's cost beside SES is made of is counted
// by `test/bench/cost.ts`.

import { type DryRun, type Estimate, estimate } from '../../../functions/delivery/pace/dry-run.ts'
import type { Allowance } from '../../../functions/delivery/pace/pace.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { hourMs, minuteMs } from '../../../functions/durations.ts'
import { isOfForm } from '../../../functions/edition/checks/release-rules.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import { counted, figure } from '../../command-line/figure.ts'
import prices from '../aws-prices.json' with { type: 'json' }

/** US dollars per email: SES's list price, and all other costs of an email. There are no attachments. */
const { sesEmail: ofSes, allElseAnEmail: besideSes } = prices

/** Most rows of a table; the others are added up. Chosen, not measured. */
const mostRows = 20

export interface DryRunFacts {
  record: EditionRecord
  run: DryRun
  /** What SES allows now, or why that is not known. */
  quota: Allowance | string
  share: number
  now: Date
  topicName: (id: string) => string
}

export function dryRunLines({ record, run, quota, share, now, topicName }: DryRunFacts): string[] {
  const { id, status } = record
  const { eligible, mailed, skipped } = run
  const reasons = [...skipped].map(([reason, count]) => `${figure(count)} ${reason.replace('-', ' ')}`).join(', ')
  return [
    `${id} is ${status}. If it went out now (nothing is sent or written):`,
    `  ${figure(eligible)} readers: ${figure(mailed)} would be emailed${reasons === '' ? '' : `, ${figure(eligible - mailed)} would not (${reasons})`}`,
    ...table('by topic', [...run.byTopic].map(([topic, count]) => [topicName(topic), count] as const).sort(most)),
    ...table('by zone and hour', [...run.byHour].sort(most)),
    ...table(
      'by stories in the briefing',
      [...run.byStories]
        .sort(([a], [b]) => b - a)
        .map(([n, count]) => [counted(n, 'story', 'stories'), count] as const),
    ),
    ...table('by size of the email', sizes(run)),
    `  ${megabytes(run.bytes)} MB in all, the largest email ${kilobytes(run.largest)} KB`,
    ...(typeof quota === 'string' ? [`  no hours: ${quota}`] : hours(run, quota, share, now)),
    `  about $${(mailed * (ofSes + besideSes)).toFixed(2)}: $${(mailed * ofSes).toFixed(2)} for SES, $${(mailed * besideSes).toFixed(2)} for all else`,
    ...findings(record, run),
  ]
}

/** By tens of kilobytes. */
function sizes({ bySize }: DryRun): (readonly [string, number])[] {
  const tens = new Map<number, number>()
  for (const [size, count] of bySize) {
    const from = Math.floor(size / 10) * 10
    tens.set(from, (tens.get(from) ?? 0) + count)
  }
  return [...tens].sort(([a], [b]) => b - a).map(([from, count]) => [`${from}–${from + 9} KB`, count] as const)
}

function hours(run: DryRun, quota: Allowance, share: number, now: Date): string[] {
  const reckoned: Estimate = estimate(run, quota, share, now.getTime())
  const { takesMs, endsMs, perSecond, leftToday } = reckoned
  const day = leftToday === null ? '' : `, ${figure(leftToday)} left today`
  const pace = `${figure(perSecond)} a second${day}`
  if (takesMs === null || endsMs === null)
    return [`  no end in sight: other emails use up the daily SES quota (${pace})`]
  const end = instantWords(new Date(endsMs).toISOString())
  return [`  ${durationWords(takesMs)} at the quota that SES allows now (${pace}); wave by wave done by ${end}`]
}

/** @example durationWords(90_000) // '2 minutes' */
function durationWords(ms: number): string {
  const minutes = Math.ceil(ms / minuteMs)
  return minutes > 90 ? `${figure(ms / hourMs)} hours` : counted(minutes, 'minute')
}

/** A finding holds the whole edition; its readers are those whose briefing contains what it is about. */
function findings({ status, findings: found }: EditionRecord, { concerned, mailed }: DryRun): string[] {
  return found.map((finding, index) => {
    const readers = `in the briefings of ${figure(concerned[index] ?? 0)} of ${figure(mailed)}`
    const verdict = isOfForm(finding) ? '“release” may pass it over' : 'it must be mended'
    const held = status === 'held' ? 'holds the edition back' : 'was passed over'
    return `  ✗ ${finding.rule}, ${finding.at}: ${held}; ${readers}; ${verdict}`
  })
}

/** Those with as many in the order of their names, so that two runs can be compared. */
const most = ([a, n]: readonly [string, number], [b, m]: readonly [string, number]) => m - n || (a < b ? -1 : 1)

function table(title: string, rows: readonly (readonly [string, number])[]): string[] {
  const shown = rows.slice(0, mostRows)
  const rest = rows.slice(mostRows)
  const others = `${rest.length} more`
  const width = Math.max(rest.length === 0 ? 0 : others.length, ...shown.map(([name]) => name.length))
  const restCount = rest.reduce((sum, [, count]) => sum + count, 0)
  return [
    `  ${title}`,
    ...shown.map(([name, count]) => `    ${name.padEnd(width)}  ${figure(count)}`),
    ...(rest.length === 0 ? [] : [`    ${others.padEnd(width)}  ${figure(restCount)}`]),
  ]
}

const kilobytes = (bytes: number) => figure(Math.ceil(bytes / 1024))
const megabytes = (bytes: number) => figure(bytes / 1024 / 1024)
