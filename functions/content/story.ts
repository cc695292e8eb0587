// Finds the stories in a stock of pages: excerpts of one voice on one matter, with views of others, ranked.
import { createHash } from 'node:crypto'
import { type Draft, draftsOf, place, type Reading, readingOf, spokenTopics, type Voices, voicesOf } from './draft.ts'
import type { ExcerptCaps } from './excerpt.ts'
import { headlinesOf } from './headline.ts'
import { speakerOf } from './speaker.ts'
import { Taken, unitsIn } from './taken.ts'
import { termMatcher } from './term-matcher.ts'
import type { Article, ReadPage, Story, Topic, View } from './types.ts'
import { disagrees, featuresOf, type Likeness, ViewIndex } from './view.ts'

const viewsPerStory = 2
/** Sentences shorter than this say too little to stand as a view. */
const shortestView = 8

/** Candidate stories, best first. C1 and C5 hold for each; no sentence is printed twice, as story or as view. Articles in
 * a language whose rules are not known yield none. */
export function findStories(pages: ReadPage[], topics: Topic[], caps: ExcerptCaps): Story[] {
  const readings = articlesOf(pages).map((article) => readingOf(article, topics))
  const voices = voicesOf(readings.map((one) => one.article))
  const taken = new Taken(readings, voices)
  const index = viewIndex(readings, topics, caps)
  const chosen: { draft: Draft; views: Chosen[] }[] = []
  for (const draft of draftsOf(readings, topics, caps)) {
    if (!taken.freeDraft(draft)) continue
    taken.takeDraft(draft)
    chosen.push({ draft, views: viewsFor(draft, readings, index, voices, taken) })
  }
  return chosen
    .map(({ draft, views }) => story(draft, views, readings, voices, taken))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** Articles whose language the rules can judge; one id, one article. */
function articlesOf(pages: ReadPage[]): Article[] {
  const byId = new Map<string, Article>()
  for (const article of pages.flatMap((page) => page.articles)) {
    if (article.language === 'en' && !byId.has(article.id)) byId.set(article.id, article)
  }
  return [...byId.values()]
}

function viewIndex(readings: Reading[], topics: Topic[], caps: ExcerptCaps): ViewIndex {
  const match = termMatcher(topics)
  const namedIn = (text: string) => new Set(match(text).map((hit) => topics[hit.topic]?.id))
  const index = new ViewIndex()
  for (const [at, reading] of readings.entries()) {
    for (const [paragraph, units] of reading.units.entries()) {
      const spoken = spokenTopics(reading, paragraph).map((one) => one.topic)
      const context = featuresOf(reading.article.paragraphs[paragraph]?.text ?? '', spoken)
      for (const [n, unit] of units.entries()) {
        if (!unit.alone || unit.words > caps.wordsPerSentence || unit.words < shortestView) continue
        const named = namedIn(unit.text)
        const own = spoken.filter((one) => named.has(one))
        index.add({
          article: at,
          paragraph,
          unit: n,
          text: unit.text,
          stems: featuresOf(unit.text, own),
          context,
          topics: new Set(own),
        })
      }
    }
  }
  return index
}

interface Chosen extends Likeness {
  disagrees: boolean
}

/** At most two, each of another voice, disagreement first. */
function viewsFor(draft: Draft, readings: Reading[], index: ViewIndex, voices: Voices, taken: Taken): Chosen[] {
  const speaking = new Set([voices.of[draft.at]])
  const free = ({ article, paragraph, unit }: Likeness['candidate']) =>
    !speaking.has(voices.of[article]) && taken.free(article, paragraph, unit)
  const context = readings[draft.at]?.article.paragraphs[draft.excerpt.paragraph]?.text ?? ''
  const found = index
    .like(draft.text, context, draft.topics, free)
    .map((likeness) => ({ ...likeness, disagrees: disagrees(draft.text, likeness) }))
    .sort((a, b) => Number(b.disagrees) - Number(a.disagrees) || b.score - a.score)
  const views: Chosen[] = []
  for (const one of found) {
    if (views.length >= viewsPerStory || !free(one.candidate)) continue
    speaking.add(voices.of[one.candidate.article])
    taken.take(one.candidate.article, one.candidate.paragraph, one.candidate.unit)
    views.push(one)
  }
  return views
}

function story(draft: Draft, views: Chosen[], readings: Reading[], voices: Voices, taken: Taken): Story {
  const { at, excerpt } = draft
  const { paragraph } = excerpt
  const id = (n: number) => readings[n]?.article.id ?? ''
  const reading = readings[at] as Reading
  const units = reading.units[paragraph] ?? []
  const sentences = unitsIn(excerpt).map((n) => ({ text: units[n]?.text ?? '', article: id(at), paragraph }))
  const reprints = [...new Set((voices.twins.get(place(at, paragraph)) ?? []).map((twin) => id(twin.at)))]
  return {
    id: storyId(sentences.map((quote) => quote.text)),
    topics: draft.topics,
    article: id(at),
    reprints,
    headlines: headlinesOf(reading, excerpt, (p, unit) => taken.free(at, p, unit)),
    sentences,
    views: views.map((view) => printed(view, id)),
    score: Math.round((draft.score + 0.25 * views.length) * 1000) / 1000,
    because: because(draft, views, reprints, id),
  }
}

/** The same words are the same story, wherever they are read again. */
const storyId = (texts: string[]) => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)

const printed = (view: Chosen, id: (n: number) => string): View => ({
  text: view.candidate.text,
  article: id(view.candidate.article),
  paragraph: view.candidate.paragraph,
  disagrees: view.disagrees,
  speaker: speakerOf(view.candidate.text),
})

function because(draft: Draft, views: Chosen[], reprints: string[], id: (n: number) => string): string[] {
  const [topic] = draft.topics
  return [
    draft.terms.length > 0 ? `${topic}: ${draft.terms.join(', ')}` : `${topic}: what its article is about`,
    ...reprints.map((other) => `one voice with ${other}, which prints the same`),
    ...views.map(
      (view) =>
        `view of ${id(view.candidate.article)}: ${view.shared.slice(0, 6).join(', ')} (${view.score.toFixed(2)})`,
    ),
  ]
}
