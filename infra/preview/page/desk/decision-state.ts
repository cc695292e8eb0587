// The state of a living list's decisions: in force, or a draft; with the buttons to apply and to undo.
import type { Standing } from '../../desk/editors-desk.ts'
import { addressOf } from '../../query.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { button, type Editing } from './desk-form.ts'

/** @param all number of decisions */
export function standingOf(
  { isDraft, isOvertaken, applied, hasStopped }: Standing,
  all: number,
  editing: Editing,
): Markup {
  const decided = all === 0 ? 'Every decision is taken back' : count(all, 'decision', 'decisions')
  const isBack = applied === null || applied.tag === null
  return html`<div class="paper standing${isDraft ? ' waits' : ''}">
<p id="standing" tabindex="-1"${isDraft ? html` class="draft"` : null}>${isDraft ? html`<strong>${decided}, not applied yet.</strong> The list does not know them.` : all === 0 ? 'Nothing is decided yet: stories are in ranked order.' : html`${decided}, as the list has them.`}</p>
${isOvertaken ? html`<p class="notice">Someone else changed the list’s decisions since you began. Discard your draft to see theirs.</p>` : null}
${applied === null || (isDraft && !isBack) ? null : html`<p class="quiet" id="applied">${applied.said}</p>`}
${hasStopped ? html`<p class="notice">The list has stopped: nothing can be decided or applied until it runs again.</p>` : null}
${!hasStopped && (isDraft || !isBack) ? applyForm(editing, html`${isDraft ? html`${button('apply', 'Apply', 'desk')}${button('discard', 'Discard draft', 'desk')}` : null}${isBack ? null : button('take-back', 'Undo what was applied', 'desk')}`) : null}
</div>`
}

function applyForm({ pageQuery }: Editing, buttons: Markup): Markup {
  return html`<form method="post" action="/apply${addressOf(pageQuery).slice(1)}" class="apply row">${buttons}</form>`
}
