// The page of the preview: the choices on the left, the email and what is known about it on the right. It works without
// a script; with it, nothing has to be submitted and every save is followed.
import type { View } from '../types.ts'
import { controls } from './controls.ts'
import { head } from './email-summary.ts'
import { html, type Markup } from './markup/html.ts'
import type { PageState } from './state.ts'
import { tabBar, tabPanel } from './tabs/tabs.ts'

/** Parts that are replaced after a change carry `data-live` and an id. */
export function page(state: PageState): string {
  const { pageQuery, view } = state
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(view)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<link rel="stylesheet" href="/mail.css">
<link rel="stylesheet" href="/facts.css">
<link rel="stylesheet" href="/desk.css">
<link rel="stylesheet" href="/standing.css">
<link rel="stylesheet" href="/site.css">
<script type="module" src="/preview.js"></script>
</head>
<body data-told="${state.told}">
<a class="skip" href="#mail">Skip to the email</a>
<header class="bar">
<h1>Preview</h1>
<p id="source" data-live>${view.choices === null ? null : html`Shows ${view.choices.list.words}`}</p>
<p><a href="/numbers">Numbers</a></p>
<p id="news" role="status">Changes appear here by themselves.</p>
</header>
<div class="columns">
${view.choices === null ? html`<div></div>` : controls(pageQuery, view.choices)}
<main id="mail" tabindex="-1">
${stopped(view)}
${problem(view)}
${head(state)}
${tabBar(pageQuery)}
<div id="panel" data-live>${tabPanel(state.pageQuery, view, state.panel)}</div>
</main>
</div>
</body>
</html>
`
  return document.markup
}

function titleOf({ shown, problem: wrong }: View): string {
  const subject = shown?.email?.subject ?? 'no email'
  return `${wrong === null ? '' : '⚠ '}${subject} · Preview`
}

/** The news at the top of the page says it too, to anyone who listens. */
function stopped({ choices }: View): Markup {
  const startAgain = choices?.list.startAgain ?? null
  if (startAgain === null) return html`<div id="stopped" data-live></div>`
  return html`<div id="stopped" data-live><div class="problem">
<h2>The list has stopped</h2>
<p class="reason">Below is ${choices?.list.words}. Your drafts are kept; nothing can be decided until it runs again.</p>
<p>Start it with <code>${startAgain}</code>. This page then follows it by itself.</p>
</div></div>`
}

function problem({ problem: wrong, shown }: View): Markup {
  if (wrong === null) return html`<div id="problem" data-live role="alert"></div>`
  const where = wrong.line === null ? wrong.file : `${wrong.file}, line ${wrong.line}`
  const below = shown === null ? 'Nothing could be shown yet.' : 'Below is the last good version.'
  return html`<div id="problem" data-live role="alert"><div class="problem">
<h2>${where}</h2>
<p class="reason">${wrong.reason}</p>
${wrong.excerpt === null ? null : html`<pre><code>${wrong.line ?? ''}  ${wrong.excerpt}</code></pre>`}
<p>${below}</p>
</div></div>`
}
