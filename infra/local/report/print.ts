// The report of a run in words.
import type { Receipt } from '../../../functions/delivery/types.ts'
import type { Summary } from './summary.ts'

/** @example ['2026-W47 is done; 14 stories wait.', …] */
export function reportLines(summary: Summary, mailed: number): string[] {
  return [
    '',
    `  Read       ${summary.pages} pages: ${summary.articles} articles, ${summary.passages} passages`,
    ...summary.skippedPages.map(({ name, reason }) => `             left out: ${name}: ${reason}`),
    ...summary.skippedReaders.map(({ reason, remedy }) => `             left out: ${reason}; ${remedy}`),
    ...editionLines(summary),
    ...(summary.receipt === null ? [] : receiptLines(summary.receipt)),
    ...(mailed > 0
      ? [`  Mailed     ${mailed} in this run, those to the operator included`]
      : ['  Mailed     nobody in this run']),
    '',
    `  Site       ${summary.urls.site}`,
    `  Inbox      ${summary.urls.inbox}`,
    ...(summary.sections.length > 0 && summary.status !== 'held' ? [`  Edition    ${summary.urls.edition}`] : []),
    '',
  ]
}

function editionLines(summary: Summary): string[] {
  const sections = summary.sections.map(({ label, stories }) => `${label} (${stories})`)
  return [
    ...(sections.length > 0
      ? [`  Edition    ${summary.edition}, ${count(summary.stories, 'story', 'stories')}: ${sections.join(', ')}`]
      : []),
    ...summary.findings.map(({ rule, at, reason }) => `             held for ${rule} at ${at}: ${reason}`),
    `  ${headline(summary)}`,
  ]
}

export function headline({ edition, status, waiting }: Pick<Summary, 'edition' | 'status' | 'waiting'>): string {
  const rest = count(waiting, 'story waits', 'stories wait')
  switch (status) {
    case 'closed':
      return `${edition} is done; ${rest}.`
    case 'empty':
      return `${edition}: nothing new, so no mail.`
    case 'held':
      return `${edition} is held by its preflight; mend what is named above, then: npm run edition -- recompose ${edition}`
    case null:
      return 'No edition was composed; look into .local/logs for the reason.'
    default:
      return `${edition} is ${status}; ${rest}.`
  }
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

function receiptLines(receipt: Receipt): string[] {
  const reasons = Object.entries(receipt.skippedBy).map(([reason, count]) => `${count} ${reason}`)
  const failures = Object.entries(receipt.failedBy).map(([reason, count]) => `${count} ${reason}`)
  const because = (list: string[]) => (list.length > 0 ? ` (${list.join(', ')})` : '')
  return [
    `  Receipt    ${receipt.eligible} eligible = ${receipt.submitted} submitted + ${receipt.failed} failed${because(failures)}` +
      ` + ${receipt.skipped} skipped${because(reasons)} + ${receipt.unresolved} unresolved` +
      (receipt.complete ? '' : ` + ${receipt.open} open: not complete`),
    `             ${receipt.delivered} delivered, ${receipt.bounced} bounced, ${receipt.complained} complained`,
  ]
}
