// The editor's desk: plain forms around the stories. Each change is saved, shows at once, and can be taken back.
import { wordsByLanguage, wordsIn } from '../../../functions/edition/decided-words.ts'
import { addressOf, type PageQuery } from '../query.ts'
import type { EditorsDesk, LeftOutStory, PrintedStory, ShownEmail } from '../types.ts'
import { languageName } from './controls.ts'
import { count, html, type Markup } from './html.ts'

/** What the forms need to know beside the desk. */
export interface Editing {
  pageQuery: PageQuery
  canUndo: boolean
  /** Of the frame that is shown: whose subject and preheader are written. */
  language: string
}

/** Above the stories: subject and preheader, what had no effect, and the way back. */
export function editorBar(desk: EditorsDesk, email: ShownEmail | null, editing: Editing): Markup {
  const { decisions, week, notes } = desk
  const made = decisions.order.length + decisions.drop.length + decisions.hold.length
  const words = [decisions.introduction, decisions.subject, decisions.preheader].flatMap((one) =>
    Object.keys(wordsByLanguage(one)),
  ).length
  const { headlines, ownHeadlines, sentences, notes: written } = decisions
  const perStory = [headlines, ownHeadlines, sentences, written].flatMap((one) => Object.keys(one)).length
  const all = made + words + perStory
  return html`<section class="paper editor" aria-labelledby="editor-title"><h2 id="editor-title">Editor’s desk</h2>
<p class="quiet">${all === 0 ? 'No decisions yet: stories are in ranked order.' : html`${count(all, 'decision', 'decisions')} in <code>seeds/decisions/${week}.json</code>; they take effect once deployed.`}</p>
${notes.length === 0 ? null : html`<div class="notice"><p>Had no effect:</p><ul>${notes.map((note) => html`<li>${noEffect(note, editing)}</li>`)}</ul></div>`}
${wordsForm(decisions, email, editing)}
<form method="post" action="${target(editing)}" class="decide row">
${editing.canUndo ? button('undo', 'Undo the last decision', 'undo') : null}
${all === 0 ? null : button('clear', 'Undo all decisions', 'clear')}
</form>
</section>`
}

/** In the language of the mail that is shown. */
function wordsForm(decisions: EditorsDesk['decisions'], email: ShownEmail | null, editing: Editing): Markup {
  const { language } = editing
  const name = languageName(language)
  const line = (key: 'subject' | 'preheader', label: string, longest: number) =>
    html`<label>${label}<input name="${key}" id="desk-${key}" maxlength="${longest}" value="${wordsIn(decisions[key], language) ?? ''}" placeholder="${email?.[key] ?? ''}" lang="${language}" dir="auto" autocomplete="off"></label>`
  return html`<form method="post" action="${target(editing)}" class="decide words">
<input type="hidden" name="language" value="${language}">
${line('subject', `Subject in ${name}`, 120)}
${line('preheader', `Preheader in ${name}`, 200)}
<p class="quiet">For ${name} readers who get the lead story; everyone else gets the usual wording. Leave empty to use it for all. For another language, choose a reader of that language.</p>
<div class="row">${button('words', 'Save subject and preheader', 'words')}</div>
</form>`
}

function noEffect({ entry, story, reason, remedy }: EditorsDesk['notes'][number], editing: Editing): Markup {
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story}"><span><code>${entry}: ${story}</code> ${reason}; ${remedy}</span>
${button('back', html`Undo decision<span class="unseen">: ${story}</span>`, `${entry}-${story}`)}
</form>`
}

export function printedForm(story: PrintedStory, desk: EditorsDesk, editing: Editing): Markup {
  const { order, headlines } = desk.decisions
  const own = headlines[story.id]
  const isDecided = order.includes(story.id) || own !== undefined
  const label = (words: string) => html`${words}<span class="unseen">: ${story.name}</span>`
  return html`<form method="post" action="${target(editing)}" class="decide">
<input type="hidden" name="story" value="${story.id}">
<div class="row">
${story.rank === 1 ? null : button('up', label('Up'), story.id)}
${story.rank === desk.printed.length ? null : button('down', label('Down'), story.id)}
${story.rank === 1 ? null : button('lead', label('Lead with it'), story.id)}
${button('hold', label('Hold for next week'), story.id)}
${button('drop', label('Drop for good'), story.id)}
${isDecided ? button('back', label('Undo decision'), story.id) : null}
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
${button('headline', 'Use it', story.id)}</div>`
}

export function waitingForm(story: LeftOutStory, editing: Editing): Markup {
  const label = (words: string) => html`${words}<span class="unseen">: ${story.name}</span>`
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story.id}">
${button('print', label('Print it'), story.id)}${button('lead', label('Lead with it'), story.id)}${button('drop', label('Drop for good'), story.id)}
</form>`
}

export function asideForm(story: EditorsDesk['aside'][number], editing: Editing): Markup {
  return html`<form method="post" action="${target(editing)}" class="decide row">
<input type="hidden" name="story" value="${story.id}">
${button('back', html`Undo decision<span class="unseen">: ${story.name}</span>`, story.id)}
</form>`
}

function button(act: string, words: string | Markup, id: string): Markup {
  return html`<button name="act" value="${act}" id="${act}-${id}">${words}</button>`
}

/** The whole address comes along, so that the same view comes back. */
function target({ pageQuery }: Editing): string {
  return `/decide${addressOf(pageQuery).slice(1)}`
}
