// The editor's view of an edition, with the controls to change it: why each story is in it, what was merged, and why
// other stories wait.
import type { EditorsDesk, ShownEmail } from '../../types.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { table } from '../markup/table.ts'
import type { Editing } from './desk-form.ts'
import { editorBar } from './editor.ts'
import { asideLine, printedLine, waitingLine } from './story-line.ts'

/** @param email the email that is shown */
export function stories(desk: EditorsDesk | null, email: ShownEmail | null, editing: Editing): Markup {
  if (desk === null) return html`<p class="empty">The files have errors, so there is nothing to show.</p>`
  if (desk.printed.length + desk.leftOut.length + desk.aside.length === 0)
    return html`<p class="empty">Nothing new that week: no story is printed.</p>${pages(desk)}`
  const mine = email?.stories ?? []
  return html`<div class="stories">
${editorBar(desk, email, editing)}
<h2>${count(desk.printed.length, 'story', 'stories')} in this edition</h2>
<p class="quiet">All of the edition, best first; ${whichLeads(desk)}${mine.length === 0 ? 'none is' : html`in bold ${mine.length === 1 ? 'the one' : html`the ${mine.length}`}`} in this reader’s email. Open a line to change its story.</p>
<ol class="lines printed">${desk.printed.map((story) => printedLine(story, desk, editing, mine.includes(story.id)))}</ol>
${desk.aside.length === 0 ? null : html`<h2>${count(desk.aside.length, 'story', 'stories')} set aside by you</h2><ul class="lines">${desk.aside.map((story) => asideLine(story, desk, editing))}</ul>`}
${waiting(desk, editing)}
${pages(desk)}
</div>`
}

/** The lead is the best story of the matter that most publications tell, or the editor's choice. */
const whichLeads = ({ printed }: EditorsDesk) =>
  printed.findIndex(({ form }) => form === 'lead') > 0 ? 'the one marked “lead” opens it, wherever it ranks; ' : ''

function waiting(desk: EditorsDesk, editing: Editing): Markup {
  const { leftOut } = desk
  if (leftOut.length === 0)
    return html`<h2>No story waits</h2><p class="quiet">Nothing that was good enough was left out.</p>`
  return html`<details id="waiting" class="list"><summary><h2>${count(leftOut.length, 'story waits', 'stories wait')}</h2></summary>
<ul class="lines">${leftOut.map((story) => waitingLine(story, desk, editing))}</ul></details>`
}

function pages({ pages: all }: EditorsDesk): Markup | null {
  if (all.length === 0) return null
  const rows = all.map(
    ({ page, articles, words }) =>
      html`<tr><th scope="row">${page}</th><td class="number">${articles}</td><td>${words}</td></tr>`,
  )
  return html`<details id="pages" class="list"><summary><h2>${count(all.length, 'page', 'pages')}</h2></summary>
${table('Pages', ['Page', { name: 'Articles', isNumber: true }, 'From this edition on'], rows)}</details>`
}
