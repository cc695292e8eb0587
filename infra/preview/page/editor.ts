// The editor's desk: plain forms around the stories. Each change is saved, shows at once, and can be taken back.
import { wordsByLanguage } from '../../../functions/edition/decided-words.ts'
import type { Decisions } from '../../../functions/edition/decisions.ts'
import { partOfEntry } from '../desk/seen.ts'
import type { EditorsDesk, ShownEmail } from '../types.ts'
import { button, type Editing, form } from './desk-form.ts'
import { count, html, type Markup } from './html.ts'
import { introductionForm, subjectForm } from './words-forms.ts'

/** Above the stories: introduction, subject and preheader, what had no effect, and the way back. */
export function editorBar(desk: EditorsDesk, email: ShownEmail | null, editing: Editing): Markup {
  const { decisions, week, notes } = desk
  const all = countOf(decisions)
  return html`<section class="paper editor" aria-labelledby="editor-title"><h2 id="editor-title">Editor’s desk</h2>
<p class="quiet">${all === 0 ? 'No decisions yet: stories are in ranked order.' : html`${count(all, 'decision', 'decisions')} in <code>seeds/decisions/${week}.json</code>; they take effect once deployed.`}</p>
${notes.length === 0 ? null : html`<div class="notice"><p>Had no effect:</p><ul>${notes.map((note) => html`<li>${noEffect(note, decisions, editing)}</li>`)}</ul></div>`}
${introductionForm(desk, editing)}
${subjectForm(desk, email, editing)}
${wayBack(decisions, all, editing)}
</section>`
}

function wayBack(decisions: Decisions, all: number, editing: Editing): Markup | null {
  if (all === 0 && !editing.canUndo) return null
  const buttons = html`${editing.canUndo ? button('undo', 'Undo the last decision', 'undo') : null}
${all === 0 ? null : button('clear', 'Undo all decisions', 'clear')}`
  return form(editing, { decisions, part: 'all', looks: 'row' }, buttons)
}

function countOf({ order, drop, hold, introduction, subject, preheader, ...perStory }: Decisions): number {
  const { headlines, ownHeadlines, sentences, notes } = perStory
  const languages = [introduction, subject, preheader].flatMap((one) => Object.keys(wordsByLanguage(one)))
  const stories = [headlines, ownHeadlines, sentences, notes].flatMap((one) => Object.keys(one))
  return [...order, ...drop, ...hold, ...languages, ...stories].length
}

function noEffect(note: EditorsDesk['notes'][number], decisions: Decisions, editing: Editing): Markup {
  const { entry, story, reason, remedy } = note
  const words = html`<input type="hidden" name="entry" value="${entry}"><span><code>${entry}: ${story}</code> ${reason}; ${remedy}</span>
${button('back', html`Undo decision<span class="unseen">: ${story}</span>`, `${entry}-${story}`)}`
  return form(editing, { decisions, part: partOfEntry[entry], story, looks: 'row' }, words)
}
