// The editor's desk: plain forms around the stories. Each press is saved, shows at once, and can be taken back.
import { addressOf, type Looking } from '../query.ts'
import type { Desk, LeftOutStory, Letter, PrintedStory } from '../types.ts'
import { count, html, type Markup } from './html.ts'

/** What the forms need to know beside the desk. */
export interface Editing {
  looking: Looking
  canUndo: boolean
}

/** Above the stories: subject and preheader, what had no effect, and the way back. */
export function editorBar(desk: Desk, letter: Letter | null, editing: Editing): Markup {
  const { decisions, week, notes } = desk
  const made = decisions.order.length + decisions.drop.length + decisions.hold.length
  const words = [decisions.subject, decisions.preheader].filter((one) => one !== null).length
  const all = made + words + Object.keys(decisions.headlines).length
  return html`<section class="paper editor" aria-labelledby="editor-title"><h2 id="editor-title">Editor’s desk</h2>
<p class="quiet">${all === 0 ? 'Nothing decided: the edition is as the ranking has it.' : html`${count(all, 'decision', 'decisions')} in <code>seeds/decisions/${week}.json</code>; composing honours them once they are deployed.`}</p>
${notes.length === 0 ? null : html`<div class="notice"><p>Had no effect:</p><ul>${notes.map((note) => html`<li>${noEffect(note, editing)}</li>`)}</ul></div>`}
<form method="post" action="${target(editing)}" class="decide words">
<label>Subject<input name="subject" id="desk-subject" maxlength="120" value="${decisions.subject ?? ''}" placeholder="${letter?.subject ?? ''}" autocomplete="off"></label>
<label>Preheader<input name="preheader" id="desk-preheader" maxlength="200" value="${decisions.preheader ?? ''}" placeholder="${letter?.preheader ?? ''}" autocomplete="off"></label>
<p class="quiet">For readers in English who get the lead story; the others get the usual words. Empty: the usual words for all.</p>
<div class="row">${press('words', 'Save subject and preheader', 'words')}</div>
</form>
<form method="post" action="${target(editing)}" class="decide row">
${editing.canUndo ? press('undo', 'Undo the last decision', 'undo') : null}
${all === 0 ? null : press('clear', 'Take all back', 'clear')}
</form>
</section>`
}

function noEffect({ entry, story, reason, remedy }: Desk['notes'][number], editing: Editing): Markup {
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story}"><span><code>${entry}: ${story}</code> ${reason}; ${remedy}</span>
${press('back', html`Take it out<span class="unseen">: ${story}</span>`, `${entry}-${story}`)}
</form>`
}

export function printedForm(story: PrintedStory, desk: Desk, editing: Editing): Markup {
  const { order, headlines } = desk.decisions
  const own = headlines[story.id]
  const isDecided = order.includes(story.id) || own !== undefined
  const label = (words: string) => html`${words}<span class="unseen">: ${story.headline}</span>`
  return html`<form method="post" action="${target(editing)}" class="decide">
<input type="hidden" name="story" value="${story.id}">
<div class="row">
${story.rank === 1 ? null : press('up', label('Up'), story.id)}
${story.rank === desk.printed.length ? null : press('down', label('Down'), story.id)}
${story.rank === 1 ? null : press('lead', label('Lead with it'), story.id)}
${press('hold', label('Hold for next week'), story.id)}
${press('drop', label('Drop'), story.id)}
${isDecided ? press('back', label('As the ranking has it'), story.id) : null}
</div>
${story.otherHeadlines.length === 0 && own === undefined ? null : headlineChoice(story, own)}
</form>`
}

function headlineChoice(story: PrintedStory, own: string | undefined): Markup {
  const options = [
    html`<option value="">the usual one</option>`,
    ...(own === undefined ? [] : [html`<option selected>${own}</option>`]),
    ...story.otherHeadlines.filter(({ text }) => text !== own).map(({ text }) => html`<option>${text}</option>`),
  ]
  return html`<div class="row headline"><label>Headline<select name="headline" id="headline-${story.id}">${options}</select></label>
${press('headline', 'Use it', story.id)}</div>`
}

export function waitingForm(story: LeftOutStory, editing: Editing): Markup {
  const label = (words: string) => html`${words}<span class="unseen">: ${story.headline}</span>`
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story.id}">
${press('print', label('Print it'), story.id)}${press('lead', label('Lead with it'), story.id)}${press('drop', label('Drop'), story.id)}
</form>`
}

export function asideForm(story: Desk['aside'][number], editing: Editing): Markup {
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story.id}">
${press('back', html`Take it back<span class="unseen">: ${story.headline}</span>`, story.id)}
</form>`
}

function press(act: string, words: string | Markup, id: string): Markup {
  return html`<button name="act" value="${act}" id="${act}-${id}">${words}</button>`
}

/** The whole address comes along, so that the same view comes back. */
function target({ looking }: Editing): string {
  return `/decide${addressOf(looking).slice(1)}`
}
