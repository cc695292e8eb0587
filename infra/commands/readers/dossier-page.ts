// A page with everything stored about one reader: record, consent, emails.
import { statusOf } from '../../../functions/delivery/receipt/status.ts'
import { escapeHtml } from '../../../functions/edition/frame/fill-placeholders.ts'
import { statusOrSuppression } from '../../../functions/subscription/reader-statistics.ts'
import { verdictWords } from '../../../functions/subscription/received-mail.ts'
import type { ReaderDossier } from '../../../functions/use-cases/operating/reader-acts.ts'

/** Everything stored about one reader, for a person to read. */
export function dossierPage({ record, deliveries }: ReaderDossier, now: string): string {
  const { id, address, topics, zone, hour, cadence, language, consent, createdAt, requests } = record
  const facts: [string, string][] = [
    ['Address', address],
    ['Reader number', id],
    ['Status', statusOrSuppression(record)],
    ['Topics', topics.join(', ') || 'none'],
    ['Emailed', `${cadence}, at ${hour}:00 ${zone}, in ${language}`],
    ['Paused until', record.pausedUntil ?? 'not paused'],
    ['On record since', createdAt],
    ['Requests not confirmed', String(requests.length)],
  ]
  const acts = consent.map(({ at, act, by, words, topics: chosen, verdicts }) => [
    at,
    act,
    by,
    words ?? (verdicts === undefined ? '' : `Checks of that email: ${verdictWords(verdicts)}`),
    chosen.join(', '),
  ])
  const emails = deliveries.map(({ kind, request, facts: known }) => [
    known.submitted?.at ?? known.skipped?.at ?? '',
    kind === 'edition' ? `edition ${request}` : kind,
    [statusOf(known, now), ...Object.keys(known).filter((name) => reported.has(name))].join(', '),
  ])
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is kept of reader ${escapeHtml(id)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>What is kept of one reader</h1>
<p>As of ${escapeHtml(now)}.</p>
${tableOf('Reader', [], facts)}
${tableOf('Consent', ['When', 'What', 'By', 'Words', 'Topics'], acts)}
${tableOf('Emails', ['When', 'What', 'What became of it'], emails)}
</main>
</body>
</html>
`
}

const reported = new Set(['delivered', 'bounced', 'complained', 'rejected', 'listed', 'delayed'])

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}' +
  'section{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8888;' +
  'padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}'

function tableOf(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')
  const names = head.map((name) => `<th scope="col">${name}</th>`).join('')
  const named = head.length === 0 ? '' : `<thead><tr>${names}</tr></thead>`
  const bodyOf = ([first = '', ...others]: readonly string[]) =>
    head.length === 0
      ? `<tr><th scope="row">${escapeHtml(first)}</th>${cells(others)}</tr>`
      : `<tr>${cells([first, ...others])}</tr>`
  return `<section tabindex="0" aria-label="${title}"><h2>${title}</h2>
<table>${named}<tbody>${rows.map(bodyOf).join('\n')}</tbody></table></section>`
}
