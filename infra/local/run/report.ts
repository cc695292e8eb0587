// The report of a run in words.
import { join } from 'node:path'
import { hasToldAll } from '../../../functions/content/story/stories/expectation-words.ts'
import type { Receipt } from '../../../functions/delivery/types.ts'
import { editionCommand, listCommand } from '../../../functions/edition/reports/commands.ts'
import { olderPagesLine } from '../../../functions/edition/reports/older-pages.ts'
import { sourceTrouble } from '../../../functions/edition/reports/source-figures.ts'
import { commandOptions } from './command-options.ts'
import type { Summary } from './summary.ts'

/**
 * @param folder of the run, as it was given
 * @param told what earlier reports said about pages without stories, in the form of `skippedWords`
 * @example ['2026-W47 is done; 14 stories wait.', …]
 */
export function reportLines(
  summary: Summary,
  mailed: number,
  folder: string,
  told: ReadonlySet<string> = new Set(),
): string[] {
  return [
    '',
    `  Read       ${count(summary.pages, 'page', 'pages')}: ${count(summary.articles, 'article', 'articles')}, ${count(summary.passages, 'passage', 'passages')}`,
    ...skippedLines(summary, folder, told),
    ...noStoryLines(summary),
    ...summary.skippedReaders.map(({ reason, remedy }) => `             left out: ${reason}; ${remedy}`),
    ...editionLines(summary, folder),
    ...(summary.receipt === null ? [] : receiptLines(summary.receipt)),
    ...(mailed > 0
      ? [`  Emailed    ${count(mailed, 'email', 'emails')} in this run, including those to the operator`]
      : ['  Emailed    no one in this run']),
    '',
    `  Site       ${summary.urls.site}`,
    summary.urls.inbox === null
      ? `  Emails     ${join(folder, 'outbox')}: the inbox opens where the run stays up`
      : `  Inbox      ${summary.urls.inbox}`,
    ...(summary.sections.length > 0 && summary.status !== 'held' ? [`  Edition    ${summary.urls.edition}`] : []),
    '',
  ]
}

/** @example skippedWords({ name: 'a.txt', reason: 'it is empty' }) // 'a.txt: it is empty' */
export const skippedWords = ({ name, reason }: { name: string; reason: string | null }): string =>
  `${name}: ${reason ?? ''}`

/** Each reason is given once; after that only the number of pages, and where they are listed. */
function skippedLines({ skippedPages }: Summary, folder: string, told: ReadonlySet<string>): string[] {
  const [known = [], news = []] = [true, false].map((wanted) =>
    skippedPages.map(skippedWords).filter((words) => told.has(words) === wanted),
  )
  return [
    ...news.map((words) => `             left out: ${words}`),
    ...(known.length > 0
      ? [
          `             left out as before: ${count(known.length, 'page', 'pages')}, with reasons in ${join(folder, 'run.json')}`,
        ]
      : []),
  ]
}

/** Of the pages read: each one without stories with its reason, all others in one line. */
function noStoryLines({ expected, skippedPages }: Summary): string[] {
  const skipped = new Set(skippedPages.map(({ name }) => name))
  const ended = expected.flatMap(({ page, reason }) => (reason === null || skipped.has(page) ? [] : [{ page, reason }]))
  const barren = ended.filter(({ reason }) => !hasToldAll(reason))
  const told = ended.length - barren.length
  return [
    ...barren.map(({ page, reason }) => `             no story to come: ${page}: ${reason}`),
    ...(told > 0
      ? [`             ${count(told, 'page has nothing left to print', 'pages have nothing left to print')}`]
      : []),
  ]
}

function editionLines(summary: Summary, folder: string): string[] {
  const sections = summary.sections.map(({ label, stories }) => `${label} (${stories})`)
  return [
    ...(sections.length > 0
      ? [`  Edition    ${summary.edition}, ${count(summary.stories, 'story', 'stories')}: ${sections.join(', ')}`]
      : []),
    ...summary.findings.map(({ rule, at, reason }) => `             held for ${rule} at ${at}: ${reason}`),
    ...summary.setAside.map(({ article, stage, reason }) => `             left out: ${article} (${stage}): ${reason}`),
    ...sourceLines(summary.sources),
    ...(summary.older == null ? [] : [`             ${olderPagesLine(summary.older)}`]),
    ...(summary.failure == null ? [] : [`             could not be composed: ${summary.failure.reason}`]),
    `  ${headline(summary, folder)}`,
  ]
}

function sourceLines(sources: Summary['sources']): string[] {
  if (sources === null) return []
  const { count: listed, articles, stories } = sources
  const found = `${articles} articles read from ${count(listed, 'source', 'sources')} since the last edition, ${stories} stories printed`
  return [`  Sources    ${found}`, ...sourceTrouble(sources).map((line) => `             ${line}`)]
}

export function headline(
  { edition, status, waiting }: Pick<Summary, 'edition' | 'status' | 'waiting'>,
  folder: string,
): string {
  const rest = count(waiting, 'story waits', 'stories wait')
  switch (status) {
    case 'closed':
      return `${edition} is done; ${rest}.`
    case 'empty':
      return `${edition}: nothing new, so no email.`
    case 'failed':
      return `${edition} could not be composed; fix what is listed above, then start again, or run: ${editionCommand('recompose', edition ?? '', commandOptions(folder))}`
    case 'held':
      return `${edition} is held: it failed its checks. Fix what is listed above, restart npm start, then run: ${editionCommand('recompose', edition ?? '', commandOptions(folder))}`
    case null:
      return `No edition was composed. The reason is in ${join(folder, 'logs')}.`
    case 'composed':
      return `${edition} is composed and was not launched; ${rest}. Where the list is closed, open it: ${listCommand('open', commandOptions(folder))}`
    case 'paused':
    case 'stopped':
      return `${edition} is ${status}; ${rest}. To go on: ${editionCommand('resume', edition ?? '', commandOptions(folder))}`
    default:
      return `${edition} is ${status}; ${rest}.`
  }
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

function receiptLines(receipt: Receipt): string[] {
  const reasons = Object.entries(receipt.skippedBy).map(([reason, count]) => `${count} ${reason.replace('-', ' ')}`)
  const failures = Object.entries(receipt.failedBy).map(([reason, count]) => `${count} ${reason}`)
  const because = (list: string[]) => (list.length > 0 ? ` (${list.join(', ')})` : '')
  return [
    `  Receipt    ${receipt.eligible} eligible = ${receipt.submitted} submitted + ${receipt.failed} failed${because(failures)}` +
      ` + ${receipt.skipped} skipped${because(reasons)} + ${receipt.unresolved} unresolved${because(receipt.unsent ? [`${receipt.unsent} unsent for certain`] : [])}` +
      (receipt.complete ? '' : ` + ${receipt.open} open: not complete`),
    `             ${receipt.delivered} delivered, ${receipt.bounced} bounced, ${receipt.complained} complained, ${receipt.listed ?? 0} listed at SES`,
    ...Object.entries(receipt.reports ?? {}).map(([words, count]) => `             ${count} ${words}`),
  ]
}
