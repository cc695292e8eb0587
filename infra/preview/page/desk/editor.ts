// The editor's desk: plain forms around the stories. Each change is saved, shown at once, and can be undone.
import { wordsByLanguage } from '../../../../functions/edition/decided-words.ts'
import type { Decisions } from '../../../../functions/edition/decisions/decisions.ts'
import { partOfEntry } from '../../desk/shown-decisions.ts'
import type { EditorsDesk, ShownEmail } from '../../types.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { standingOf } from './decision-state.ts'
import { button, type Editing, form } from './desk-form.ts'
import { introductionForm, subjectForm } from './words-forms.ts'

/** Above the stories: introduction, subject and preheader, decisions without effect, and the undo button. */
export function editorBar(desk: EditorsDesk, email: ShownEmail | null, editing: Editing): Markup {
  const { decisions, week, notes } = desk
  const all = countOf(decisions)
  return html`<h2 id="editor-title" class="unseen">Editor’s desk</h2>
${editing.standing === null ? inFiles(all, week) : standingOf(editing.standing, all, editing)}
<section class="paper editor" aria-labelledby="editor-title">
${notes.length === 0 ? null : html`<div class="notice"><p>Had no effect:</p><ul>${notes.map((note) => html`<li>${noEffect(note, decisions, editing)}</li>`)}</ul></div>`}
${introductionForm(desk, editing)}
${subjectForm(desk, email, editing)}
${wayBack(decisions, all, editing)}
</section>`
}

function inFiles(all: number, week: string): Markup {
  if (all === 0) return html`<p class="paper standing quiet">Nothing is decided yet: stories are in ranked order.</p>`
  return html`<p class="paper standing quiet">${count(all, 'decision', 'decisions')} in <code>seeds/decisions/${week}.json</code>. No list is at hand to apply them to: run <code>npm start</code> beside this, or name a list with <code>--profile</code>.</p>`
}

function wayBack(decisions: Decisions, all: number, editing: Editing): Markup | null {
  if (all === 0 && !editing.canUndo) return null
  const buttons = html`${editing.canUndo ? button('undo', 'Undo the last decision', 'undo') : null}
${all === 0 ? null : button('clear', 'Undo all decisions', 'clear')}`
  return form(editing, { decisions, part: 'all', looks: 'row' }, buttons)
}

/** The order is one decision: a story is put in its place by naming those before it. */
function countOf({ order, drop, hold, parted, introduction, subject, preheader, ...perStory }: Decisions): number {
  const { headlines, ownHeadlines, sentences, notes, forms, joined } = perStory
  const languages = [introduction, subject, preheader].flatMap((one) => Object.keys(wordsByLanguage(one)))
  const stories = [headlines, ownHeadlines, sentences, notes, forms, joined].flatMap((one) => Object.keys(one))
  return [...drop, ...hold, ...parted, ...languages, ...stories].length + Math.min(order.length, 1)
}

function noEffect(note: EditorsDesk['notes'][number], decisions: Decisions, editing: Editing): Markup {
  const { entry, story, reason, remedy } = note
  const words = html`<input type="hidden" name="entry" value="${entry}"><span><code>${entry}: ${story}</code> ${reason}; ${remedy}</span>
${button('back', html`Undo decision<span class="unseen">: ${story}</span>`, `${entry}-${story}`)}`
  return form(editing, { decisions, part: partOfEntry[entry], story, looks: 'row' }, words)
}
