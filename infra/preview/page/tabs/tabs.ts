// The tabs: the email itself, its other forms, and what is known about it.
import { defaultLanguage } from '../../../../functions/environment.ts'
import { spokenLanguage } from '../../../../functions/subscription/language.ts'
import type { Standing } from '../../desk/editors-desk.ts'
import { addressOf, type PageQuery, type Tab, tabs } from '../../query.ts'
import type { Checks, EditorsDesk, OpenArticle, ShownEmail, View } from '../../types.ts'
import { stories } from '../desk/stories.ts'
import { html, type Markup } from '../markup/html.ts'
import { table } from '../markup/table.ts'
import { site } from '../site.ts'
import { facts } from './facts-tab.ts'
import { frames } from './frames.ts'

/** What a tab needs besides the view. */
export interface Panel {
  desk: EditorsDesk | null
  /** The article that is opened on the desk. */
  open: OpenArticle | null
  checks: Checks | null
  /** A decision about this edition can be undone. */
  canUndo: boolean
  /** State of its decisions on a living list; `null` if the files are the list. */
  standing: Standing | null
  /** The same reader's email of the previous edition, if shown next to it. */
  before: View | null
}

const labels: Record<Tab, string> = {
  mail: 'Email',
  text: 'Text',
  source: 'Source',
  headers: 'Headers',
  site: 'Pages and feeds',
  stories: 'Stories and desk',
  checks: 'Size and checks',
}

export function tabBar(pageQuery: PageQuery): Markup {
  const links = tabs.map((tab) => {
    const current = tab === pageQuery.tab ? html` aria-current="page"` : null
    return html`<a href="${addressOf(pageQuery, { tab })}" data-tab="${tab}" id="tab-${tab}"${current}>${labels[tab]}${tab === 'checks' ? html`<span class="badge" hidden></span>` : null}</a>`
  })
  return html`<nav id="tabs" data-live aria-label="Views of the email">${links}</nav>`
}

export function tabPanel(pageQuery: PageQuery, view: View, panel: Panel): Markup {
  const email = view.shown?.email ?? null
  if (pageQuery.tab === 'stories')
    return stories(panel.desk, email, {
      pageQuery,
      canUndo: panel.canUndo,
      standing: panel.standing,
      language: shownLanguage(view),
      open: panel.open,
    })
  if (pageQuery.tab === 'site') return site(pageQuery, view, shownLanguage(view))
  if (pageQuery.tab === 'checks') return facts(email, panel.checks)
  if (email === null) return html`<p class="empty">There is no email to show.</p>`
  if (pageQuery.tab === 'mail') return frames(pageQuery, view, panel.before)
  return plain[pageQuery.tab](email)
}

/** Language of the frame that the reader gets. */
function shownLanguage({ shown, choices }: View): string {
  const [first = defaultLanguage, ...others] = choices?.languages ?? []
  return spokenLanguage(shown?.reader.language ?? first, [first, ...others])
}

const plain: Record<'text' | 'source' | 'headers', (email: ShownEmail) => Markup> = {
  text: ({ text }) =>
    html`<h2 class="unseen">Text part</h2><pre class="paper text" tabindex="0" aria-label="Text part">${text}</pre>`,
  source: ({ html: source }) =>
    html`<h2 class="unseen">HTML source</h2><pre class="paper source" tabindex="0" aria-label="HTML source"><code>${source
      .split('\n')
      .map((line) => html`<span class="code-line">${line}\n</span>`)}</code></pre>`,
  headers: ({ headers }) =>
    html`<h2 class="unseen">Headers</h2><div class="paper headers">${table(
      'Headers',
      ['Header', 'Value'],
      headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`),
    )}</div>`,
}
