// Why a story is where it is: the words that matched, its source, what was merged into it, its views.
import type { PrintedStory, SourceFacts, StoryFacts } from '../../types.ts'
import { count, day, html, type Markup } from '../markup/html.ts'
import { originOf } from './words-forms.ts'

export function matched({ matched: topics }: StoryFacts): Markup {
  if (topics.length === 0) return html`none in this paragraph: the topic carries over from the article`
  return html`${topics.map(
    ({ topic, confidence, terms }) =>
      html`<span class="match"><strong>${topic}</strong> ${Math.round(confidence * 100)}%: ${terms.map(({ text, count: times }) => `${text}${times > 1 ? ` ×${times}` : ''}`).join(', ') || 'carried over from the article'}</span>`,
  )}`
}

/** Most candidates listed; the others are worse, and the form offers all. */
const mostCandidates = 5

export function headlineWords({ headline, otherHeadlines }: PrintedStory): Markup {
  const others = otherHeadlines
    .slice(0, mostCandidates)
    .map(({ text, origin: from }) => html`<li>${text} <span class="quiet">(${originOf(from)})</span></li>`)
  const origin = headline === null ? 'none: no line of the article heads it' : originOf(headline.origin)
  return html`${origin}${others.length === 0 ? null : html`<details><summary>${count(others.length, 'other candidate', 'other candidates')}</summary><ul>${others}</ul></details>`}`
}

export function merged({ reprints }: PrintedStory): Markup {
  if (reprints.length === 0) return html`none: no other page has these words`
  return html`<ul>${reprints.map((one) => html`<li>${source(one)}</li>`)}</ul>`
}

export function views({ views: others }: PrintedStory): Markup {
  if (others.length === 0) return html`none: no other voice says enough on the same matter`
  return html`<ul>${others.map(
    (view) =>
      html`<li><strong>${view.disagrees ? 'A different view' : 'Another view'}</strong>${view.speaker === null ? null : html`, ${view.speaker} as quoted`}: ${view.text}<br><span class="quiet">${source(view.source)}. In common: ${view.why.replace(/[@#]/g, '')}</span></li>`,
  )}</ul>`
}

export function source({ page, lines, title, byline, publishedOn }: SourceFacts): Markup {
  const known = [
    title === null ? 'title unknown' : `“${title}”`,
    byline.length === 0 ? 'author unknown' : byline.join(', '),
    publishedOn === null ? 'date unknown' : day(publishedOn),
  ]
  const place = lines.length === 0 ? page : `${page}, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`
  return html`${known.join('; ')} <span class="quiet">(${place})</span>`
}
