// The matter of a story: an editor joins the story to the matter of another one, or separates it.
import { ownEntry } from '../../../../functions/content/language/words/own-entry.ts'
import type { EditorsDesk, PrintedStory, StoryFacts } from '../../types.ts'
import { html, type Markup } from '../markup/html.ts'
import { button, type Editing, form } from './desk-form.ts'
import { toldApart } from './told-apart.ts'
import { folded } from './words-forms.ts'

/** Most waiting stories that are offered, the best first. Chosen, not measured. */
const mostWaiting = 20

export function matterForm(story: PrintedStory, desk: EditorsDesk, editing: Editing): Markup {
  const { decisions, printed, leftOut } = desk
  const { id, together } = story
  const others: StoryFacts[] = [...printed, ...leftOut.slice(0, mostWaiting)].filter((one) => one.id !== id)
  const joined = ownEntry(decisions.joined, id)
  const isParted = decisions.parted.includes(id)
  const names = toldApart(others)
  const options = others.map(
    (one) => html`<option value="${one.id}"${one.id === joined ? html` selected` : null}>${names.get(one.id)}</option>`,
  )
  const entry = isParted ? 'parted' : 'joined'
  const back = html`<input type="hidden" name="entry" value="${entry}">${button('back', named('Back to its usual matter', story), `matter-${id}`)}`
  const content = html`<div class="row headline"><label>On the same matter as<select name="other" id="other-${id}">${options}</select></label>
${button('join', named('Join', story), id)}</div>
<div class="row">${isParted || together.length === 0 ? null : button('part', named('Give it a matter of its own', story), id)}${joined === undefined && !isParted ? null : back}</div>
<p class="quiet">An edition tells a matter in one voice; another story on it is printed only where its topic has nothing else.</p>`
  const state = isParted
    ? 'its own, by you'
    : together.length === 0
      ? 'its own'
      : html`with ${together.map((name, at) => html`${at === 0 ? null : '; '}“<bdi>${name}</bdi>”`)}`
  const facts = { decisions, part: 'matter', story: id, id: `matter-form-${id}`, looks: 'words' } as const
  return folded(`matter-of-${id}`, 'Matter', state, form(editing, facts, content))
}

const named = (words: string, { name }: StoryFacts) => html`${words}<span class="unseen">: ${name}</span>`
