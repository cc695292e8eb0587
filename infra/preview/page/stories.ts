// The editor's view of an edition, with the means to change it: why each story is there, what was merged, and what
// waits for which reason.
import type { Obstacle } from '../../../functions/edition/left-out.ts'
import type { EditorsDesk, LeftOutStory, PrintedStory, ShownEmail, SourceFacts, StoryFacts } from '../types.ts'
import { asideForm, type Editing, editorBar, printedForm, waitingForm } from './editor.ts'
import { count, day, html, type Markup } from './html.ts'
import { table } from './table.ts'

/** @param email the mail that is shown */
export function stories(desk: EditorsDesk | null, email: ShownEmail | null, editing: Editing): Markup {
  if (desk === null) return html`<p class="empty">The files have errors, so there is nothing to show.</p>`
  if (desk.printed.length + desk.leftOut.length + desk.aside.length === 0)
    return html`<p class="empty">Nothing new that week: no story is printed.</p>${pages(desk)}`
  const mine = email?.stories ?? []
  return html`<div class="stories">
${editorBar(desk, email, editing)}
<h2>${count(desk.printed.length, 'story', 'stories')} in this edition</h2>
<p class="quiet">All of the edition, best first. ${mine.length} of them ${mine.length === 1 ? 'is' : 'are'} in this reader’s email.</p>
<ol class="cards">${desk.printed.map((story) => printed(story, mine.includes(story.id), printedForm(story, desk, editing)))}</ol>
${desk.aside.length === 0 ? null : html`<h2>${count(desk.aside.length, 'story', 'stories')} set aside by you</h2><ul class="cards">${desk.aside.map((story) => aside(story, editing))}</ul>`}
<h2>${count(desk.leftOut.length, 'story waits', 'stories wait')}</h2>
${desk.leftOut.length === 0 ? html`<p class="quiet">Nothing that was good enough was left out.</p>` : html`<ul class="cards">${desk.leftOut.map((story) => waiting(story, editing))}</ul>`}
${pages(desk)}
</div>`
}

function pages({ pages: all }: EditorsDesk): Markup | null {
  if (all.length === 0) return null
  const rows = all.map(
    ({ page, articles, words }) =>
      html`<tr><th scope="row">${page}</th><td class="number">${articles}</td><td>${words}</td></tr>`,
  )
  return html`<h2>${count(all.length, 'page', 'pages')}</h2>
${table('Pages', ['Page', { name: 'Articles', isNumber: true }, 'From this edition on'], rows)}`
}

function printed(story: PrintedStory, isMine: boolean, form: Markup): Markup {
  return html`<li class="${isMine ? 'card' : 'card aside'}"><article>
<header><span class="rank" aria-label="Rank ${story.rank}">${story.rank}</span><h3>${story.name}</h3><span class="score">${story.score.toFixed(2)}</span></header>
<p class="topics">${story.topics.map((topic, at) => html`<span class="${at === 0 ? 'chip first' : 'chip'}">${topic}</span>`)}</p>
<p>${story.text}</p>
${form}
<dl>
<dt>This reader</dt><dd>${isMine ? 'gets it' : 'does not get it: not their topic, or they have had it before'}</dd>
<dt>From</dt><dd>${source(story.source)}</dd>
<dt>Words that matched</dt><dd>${matched(story)}</dd>
<dt>Headline</dt><dd>${headlineWords(story)}</dd>
<dt>Merged</dt><dd>${merged(story)}</dd>
<dt>Views</dt><dd>${views(story)}</dd>
</dl>
</article></li>`
}

function aside(story: EditorsDesk['aside'][number], editing: Editing): Markup {
  return html`<li class="card aside"><article>
<header><h3>${story.name}</h3><span class="chip">${story.as === 'drop' ? 'dropped for good' : 'held for next week'}</span></header>
<p>${story.text}</p>
${asideForm(story, editing)}
</article></li>`
}

function waiting(story: LeftOutStory, editing: Editing): Markup {
  return html`<li class="card"><article>
<header><h3>${story.name}</h3><span class="score">${story.score.toFixed(2)}</span></header>
<p class="topics">${story.topics.map((topic, at) => html`<span class="${at === 0 ? 'chip first' : 'chip'}">${topic}</span>`)}</p>
<p>${story.text}</p>
${waitingForm(story, editing)}
<dl>
<dt>Not used because</dt><dd>${story.obstacles.map(({ setting, limit }) => reasons[setting](limit)).join('; ')}</dd>
<dt>From</dt><dd>${source(story.source)}</dd>
<dt>Words that matched</dt><dd>${matched(story)}</dd>
</dl>
</article></li>`
}

function matched({ matched: topics }: StoryFacts): Markup {
  if (topics.length === 0) return html`none in this paragraph: the topic carries over from the article`
  return html`${topics.map(
    ({ topic, confidence, terms }) =>
      html`<span class="match"><strong>${topic}</strong> ${Math.round(confidence * 100)}%: ${terms.map(({ text, count: times }) => `${text}${times > 1 ? ` ×${times}` : ''}`).join(', ') || 'carried over from the article'}</span>`,
  )}`
}

const origins: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'the article’s title',
    heading: 'the heading above the paragraph',
    standfirst: 'the standfirst',
    editor: 'yours',
    sentence: 'a sentence that is printed nowhere else',
  }),
)

function headlineWords({ headline, otherHeadlines }: PrintedStory): Markup {
  const others = otherHeadlines
    .slice(0, 5)
    .map(({ text, origin: from }) => html`<li>${text} <span class="quiet">(${origins.get(from) ?? from})</span></li>`)
  const origin = headline === null ? 'none: no line of the article heads it' : origins.get(headline.origin)
  return html`${origin}${others.length === 0 ? null : html`<details><summary>${count(others.length, 'other candidate', 'other candidates')}</summary><ul>${others}</ul></details>`}`
}

function merged({ reprints }: PrintedStory): Markup {
  if (reprints.length === 0) return html`none: no other page has these words`
  return html`<ul>${reprints.map((one) => html`<li>${source(one)}</li>`)}</ul>`
}

function views({ views: others }: PrintedStory): Markup {
  if (others.length === 0) return html`none: no other voice says enough on the same matter`
  return html`<ul>${others.map(
    (view) =>
      html`<li><strong>${view.disagrees ? 'A different view' : 'Another view'}</strong>${view.speaker === null ? null : html`, ${view.speaker} as quoted`}: ${view.text}<br><span class="quiet">${source(view.source)}. In common: ${view.why.replace(/[@#]/g, '')}</span></li>`,
  )}</ul>`
}

function source({ page, lines, title, byline, publishedOn }: SourceFacts): Markup {
  const known = [
    title === null ? 'title unknown' : `“${title}”`,
    byline.length === 0 ? 'author unknown' : byline.join(', '),
    publishedOn === null ? 'date unknown' : day(publishedOn),
  ]
  const place = lines.length === 0 ? page : `${page}, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`
  return html`${known.join('; ')} <span class="quiet">(${place})</span>`
}

const reasons: Record<Obstacle, (limit: number) => string> = {
  storiesPerBriefing: (limit) => `the edition is full (${limit} stories)`,
  briefsPerBriefing: (limit) => `the edition has ${limit} briefs already`,
  briefsPerTopic: (limit) => `its topic has ${limit} briefs already`,
  storiesPerTopic: (limit) => `its topic has ${limit} stories already`,
  storiesPerArticle: (limit) => `its article has ${limit} stories already`,
  quotedPerArticleAndEdition: (limit) => `more than ${limit} words of its article would be quoted in one edition`,
  quotedPerArticle: (limit) => `its article is quoted to the limit for good (a quarter, at most ${limit} words)`,
}
