// The list's figures, on a page of their own: it reads every reader's record once, so it is only loaded on request.
import type { NumbersTable } from '../../commands/edition/numbers-tables.ts'
import { html } from './markup/html.ts'
import { table } from './markup/table.ts'

/** Columns named by words rather than weeks are too wide for a phone, so they become a list. */
const isWord = (name: string) => name.length > '2026-W47'.length

/** @param tables `null` if there is no living list
 * @param source what is shown, in words
 * @param start what to type to start a list */
export function numbersPage(tables: readonly NumbersTable[] | null, source: string, start: string): string {
  const sections = tables?.map(({ title, note, head, rows }) => {
    const columns = head.map((name, at) => (at === 0 ? { name: 'What', isUnseen: true } : { name, isNumber: true }))
    const body = rows.map(([name = '', ...cells]) => {
      const figures = cells.map((cell, at) => html`<td class="number" data-name="${head[at + 1] ?? ''}">${cell}</td>`)
      return html`<tr><th scope="row">${name}</th>${figures}</tr>`
    })
    const shown = rows.length === 0 ? html`<p>None yet.</p>` : table(title, columns, body)
    return html`<section class="paper${head.some(isWord) ? ' listed' : ''}"><h2>${title}</h2>${note === null ? null : html`<p>${note}</p>`}${shown}</section>`
  })
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Numbers · Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<link rel="stylesheet" href="/facts.css">
<link rel="stylesheet" href="/numbers.css">
</head>
<body>
<header class="bar">
<h1>Numbers</h1>
<p>${source}</p>
<p><a href="/">Back to the preview</a></p>
</header>
<main class="numbers">${sections ?? html`<p class="empty">Only a running list is counted. Run <code>${start}</code> in another terminal, or name a list on AWS with <code>--profile</code>.</p>`}</main>
</body>
</html>
`.markup
}
