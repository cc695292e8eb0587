// A story on the editor's desk: one line with what it is and why it is there, and everything else folded behind it.
import { ownEntry } from '../../../../functions/content/language/words/own-entry.ts'
import type { Obstacle } from '../../../../functions/edition/choosing/left-out.ts'
import { wordsIn } from '../../../../functions/edition/decided-words.ts'
import type { EditorsDesk, LeftOutStory, PrintedStory, StoryFacts } from '../../types.ts'
import { html, type Markup } from '../markup/html.ts'
import { button, type Editing, form } from './desk-form.ts'
import { matterForm } from './matter-form.ts'
import { sentenceForm } from './sentence-form.ts'
import { headlineWords, matched, merged, source, views } from './story-facts.ts'
import { headlineForms, noteForm } from './words-forms.ts'

/** @param isMine true if the reader shown gets the story */
export function printedLine(story: PrintedStory, desk: EditorsDesk, editing: Editing, isMine: boolean): Markup {
  const { decisions } = desk
  const { id, rank, form: as } = story
  const note = wordsIn(ownEntry(decisions.notes, id), editing.language)
  const details = html`${excerpt(story)}
${note === null ? null : html`<p class="said" lang="${editing.language}" dir="auto"><strong>Editor’s note:</strong> ${note}</p>`}
${actions(story, desk, editing)}
${matterForm(story, desk, editing)}
${headlineForms(story, desk, editing)}
${noteForm(story, desk, editing)}
${sentenceForm(story, desk, editing)}
<dl>
<dt>This reader</dt><dd>${isMine ? 'gets it' : 'does not get it: not their topic, or they have had it before'}</dd>
<dt>Topics, score</dt><dd>${story.topics.join(', ')}; <span class="score">${story.score.toFixed(2)}</span></dd>
<dt>From</dt><dd>${source(story.source)}</dd>
<dt>Words that matched</dt><dd>${matched(story)}</dd>
<dt>Headline</dt><dd>${headlineWords(story)}</dd>
<dt>Merged</dt><dd>${merged(story)}</dd>
<dt>Views</dt><dd>${views(story)}</dd>
</dl>`
  const marks = [
    ...(decisions.order.includes(id) ? ['your order'] : []),
    ...(ownEntry(decisions.forms, id) === undefined ? [] : [`as ${decisions.forms[id]}`]),
    ...(ownEntry(decisions.joined, id) === undefined ? [] : ['joined']),
    ...(decisions.parted.includes(id) ? ['parted'] : []),
    ...(story.headline?.origin === 'editor' ? ['your headline'] : []),
    ...(ownEntry(decisions.notes, id) === undefined ? [] : ['note']),
    ...(ownEntry(decisions.sentences, id) === undefined ? [] : ['your cut']),
  ]
  const last = desk.printed.length
  const facts = { decisions, part: 'order', story: id, looks: 'moves' } as const
  const arrows = html`<input type="hidden" name="to" value="">${arrow('up', story, rank === 1)}${arrow('down', story, rank === last)}`
  return line(story, {
    before: form(editing, facts, arrows),
    start: html`<span class="rank" data-handle title="Drag to another place" aria-label="Rank ${rank}">${rank}</span><span class="form ${as}">${as}</span>`,
    why: whyPrinted(story),
    marks,
    looks: isMine ? 'mine' : 'not-mine',
    details,
    isOpen: editing.open?.story === id,
  })
}

export function asideLine(story: EditorsDesk['aside'][number], desk: EditorsDesk, editing: Editing): Markup {
  const back = html`<input type="hidden" name="entry" value="${story.as}">${button('back', label('Undo decision', story), story.id)}`
  const facts = { decisions: desk.decisions, part: 'order', story: story.id, looks: 'row' } as const
  return line(story, {
    before: null,
    start: html`<span class="form">${story.as === 'drop' ? 'dropped' : 'held'}</span>`,
    why: story.as === 'drop' ? 'dropped for good' : 'held for next week',
    marks: [],
    looks: 'aside',
    details: html`${excerpt(story)}${form(editing, facts, back)}`,
    isOpen: false,
  })
}

export function waitingLine(story: LeftOutStory, desk: EditorsDesk, editing: Editing): Markup {
  const { id } = story
  const facts = { decisions: desk.decisions, part: 'order', story: id, looks: 'row' } as const
  const [first] = story.obstacles
  const isJoined = ownEntry(desk.decisions.joined, id) !== undefined
  const part = html`<input type="hidden" name="entry" value="joined">${button('back', label('Back to its usual matter', story), `matter-${id}`)}`
  return line(story, {
    before: null,
    start: html`<span class="form">waits</span>`,
    why: isJoined ? 'its matter is told' : first === undefined ? '' : reasons[first.setting].short,
    marks: isJoined ? ['joined'] : [],
    looks: 'waits',
    details: html`${excerpt(story)}
${form(editing, facts, html`${button('print', label('Print it', story), id)}${button('lead', label('Lead with it', story), id)}${button('drop', label('Drop for good', story), id)}`)}
${isJoined ? form(editing, { ...facts, part: 'matter' }, part) : null}
<dl>
<dt>Not used because</dt><dd>${isJoined ? 'you joined it to the matter of another story; ' : null}${story.obstacles.map(({ setting, limit }) => reasons[setting].long(limit)).join('; ')}</dd>
<dt>Topics, score</dt><dd>${story.topics.join(', ')}; <span class="score">${story.score.toFixed(2)}</span></dd>
<dt>From</dt><dd>${source(story.source)}</dd>
<dt>Words that matched</dt><dd>${matched(story)}</dd>
</dl>`,
    isOpen: false,
  })
}

interface Line {
  before: Markup | null
  start: Markup
  why: string
  /** What the editor did to it. */
  marks: string[]
  looks: string
  details: Markup
  isOpen: boolean
}

function line(story: StoryFacts, { before, start, why, marks, looks, details, isOpen }: Line): Markup {
  const { id, name, language, topics } = story
  const { publication, byline } = story.source
  return html`<li class="line ${looks}" id="story-${id}">${before}<details id="details-${id}"${isOpen ? html` open` : null}><summary class="entry">
${start}<span class="section">${topics[0]}</span><h3 class="name" lang="${language}" dir="auto">${name}</h3><span class="from" dir="auto">${publication ?? byline[0] ?? 'Source unknown'}</span><span class="why">${why}</span>${marks.length === 0 ? null : html`<span class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</span>`}
</summary><div class="inside">${details}</div></details></li>`
}

const excerpt = ({ text, language }: StoryFacts) => html`<p class="excerpt" lang="${language}" dir="auto">${text}</p>`

const label = (words: string, { name }: StoryFacts) => html`${words}<span class="unseen">: ${name}</span>`

function arrow(act: 'up' | 'down', { id, name }: PrintedStory, isEnd: boolean): Markup {
  const words = act === 'up' ? 'Up' : 'Down'
  return html`<button name="act" value="${act}" id="${act}-${id}" title="${words}"${isEnd ? html` disabled` : null}><span class="sign ${act}" aria-hidden="true"></span><span class="unseen">${words}: ${name}</span></button>`
}

function actions(story: PrintedStory, { decisions }: EditorsDesk, editing: Editing): Markup {
  const { id, form: as } = story
  const buttons = html`<input type="hidden" name="entry" value="order">
${as === 'lead' ? null : button('lead', label('Lead with it', story), id)}
${button('hold', label('Hold for next week', story), id)}
${button('drop', label('Drop for good', story), id)}
${decisions.order.includes(id) ? button('back', label('Back to its rank', story), id) : null}`
  return html`${form(editing, { decisions, part: 'order', story: id, looks: 'row' }, buttons)}${formForm(story, decisions, editing)}`
}

/** How briefings tell it; the lead is always told in full. */
function formForm(story: PrintedStory, decisions: EditorsDesk['decisions'], editing: Editing): Markup | null {
  const { id, form: as } = story
  const said = ownEntry(decisions.forms, id)
  if (as === 'lead' && said === undefined) return null
  const other = (said ?? as) === 'brief' ? 'story' : 'brief'
  const buttons = html`${button(`as-${other}`, label(other === 'brief' ? 'Tell it in brief' : 'Tell it as a story', story), id)}${said === undefined ? null : button('as-usual', label('Back to its usual form', story), id)}`
  return form(editing, { decisions, part: 'form', story: id, looks: 'row' }, buttons)
}

/** Most words shown of those that matched the topic: enough to explain it, and to fit on the line. */
const whyWords = 3

function whyPrinted({ topics, matched: found }: PrintedStory): string {
  const terms = found.find(({ topic }) => topic === topics[0])?.terms ?? []
  const words = terms.slice(0, whyWords).map(({ text }) => text.replace(/\*$/, '…'))
  return words.length === 0 ? 'its whole article' : words.join(', ')
}

const reasons: Record<Obstacle, { short: string; long: (limit: number) => string }> = {
  storiesPerBriefing: { short: 'edition is full', long: (limit) => `the edition is full (${limit} stories)` },
  briefsPerBriefing: { short: 'briefs are full', long: (limit) => `the edition has ${limit} briefs already` },
  briefsPerTopic: { short: 'topic’s briefs full', long: (limit) => `its topic has ${limit} briefs already` },
  storiesPerTopic: { short: 'topic is full', long: (limit) => `its topic has ${limit} stories already` },
  storiesPerArticle: { short: 'article told enough', long: (limit) => `its article has ${limit} stories already` },
  quotedPerArticleAndEdition: {
    short: 'quoted enough now',
    long: (limit) => `more than ${limit} words of its article would be quoted in one edition`,
  },
  quotedPerArticle: {
    short: 'quoted to limit',
    long: (limit) => `its article is quoted to the limit for good (a quarter, at most ${limit} words)`,
  },
}
