// Finds the stories in a stock of pages: excerpts of one article about one matter, with views from others, ranked.
import { createHash } from 'node:crypto'
import { quotationIn } from '../../language/languages/quoted-languages.ts'
import type { Article, Quote, ReadPage, Story, Topic, View } from '../../types.ts'
import type { ExcerptCaps } from '../excerpts/excerpt.ts'
import { headlinesOf } from '../excerpts/headline.ts'
import { inBriefOf } from '../excerpts/in-brief.ts'
import { place } from '../excerpts/judged-excerpts.ts'
import { judgedSentences } from '../excerpts/kept-judgement.ts'
import {
  bestCandidateFirst,
  candidatesIn,
  paragraphsOf,
  type Reading,
  readingOf,
  type StoryCandidate,
  type Voices,
  voicesOf,
} from '../excerpts/story-candidate.ts'
import { titleLine } from '../excerpts/title-as-headline.ts'
import { firstSentenceStories } from './first-sentences.ts'
import { printableOf } from './printable-articles.ts'
import { PrintedSentences } from './printed-sentences.ts'
import { about, amongAll, eachAbout } from './set-aside.ts'
import { viewsPrinted } from './view.ts'
import { type ChosenView, ViewFinder } from './view-finder.ts'

/** Most stories of a topic for which views and headlines are found: far more than editions will ask for before stories
 * are found again. */
const workedOut = 100
/** What each view printed with a story adds to its score. */
const viewWorth = 0.25

/**
 * Candidate stories, best first. C1 and C5 hold for each; no sentence is in two stories. A view may be a sentence of
 * another candidate, so the code that chooses must print it only once. An article in a language whose sentences cannot
 * be judged gives at most one story, its title above its first sentences.
 *
 * @param printed ids of stories that earlier editions printed: they are returned, but without views and headlines
 */
export function findStories(
  pages: ReadPage[],
  topics: Topic[],
  caps: ExcerptCaps,
  printed: ReadonlySet<string> = new Set(),
): Story[] {
  const open = storiesOf(
    pages.filter(({ held }) => held === undefined),
    topics,
    caps,
    printed,
  )
  const held = pages.flatMap((page) => (page.held === undefined ? [] : [{ ...page, held: page.held }]))
  return held.length === 0 ? open : [...open, ...heldStories(held, topics, caps, printed, open)].sort(bestFirst)
}

/** Found separately, so that a page which an editor has yet to see is neither a reprint of another nor a view beside
 * it. */
function heldStories(
  pages: (ReadPage & { held: string })[],
  topics: Topic[],
  caps: ExcerptCaps,
  printed: ReadonlySet<string>,
  open: readonly Story[],
): Story[] {
  const known = new Set(open.map(({ id }) => id))
  const reasons = new Map(pages.flatMap(({ articles, held }) => articles.map(({ id }) => [id, held] as const)))
  return storiesOf(pages, topics, caps, printed).flatMap((story) =>
    known.has(story.id) ? [] : [{ ...story, held: reasons.get(story.article) ?? '' }],
  )
}

const bestFirst = (a: Story, b: Story) => b.score - a.score || (a.id < b.id ? -1 : 1)

function storiesOf(
  pages: readonly ReadPage[],
  topics: Topic[],
  caps: ExcerptCaps,
  printed: ReadonlySet<string>,
): Story[] {
  const known = new Map(pages.flatMap((page) => [...judgedSentences(page, caps)]))
  const readings = eachAbout(
    judgedArticles(pages),
    ({ id }) => id,
    'reading',
    (article) => readingOf(article, topics, known.get(article)?.()),
  )
  const voices = amongAll(readings, ({ article }) => article.id, 'reprints', voicesOf)
  const stock: Stock = { readings, voices, printed: new PrintedSentences(readings, voices) }
  const finder = new ViewFinder(readings, voices, caps)
  const perTopic = new Map<string, number>()
  const chosen: Chosen[] = []
  // One article at a time, so that what its sentences are judged by is read once and not kept.
  const candidates = eachAbout(
    readings,
    ({ article }) => article.id,
    'excerpts',
    (reading, at) => {
      about(reading.article.id, 'views', () => finder.add(at))
      return candidatesIn(reading, at, caps)
    },
  )
  for (const candidate of candidates.flat().sort(bestCandidateFirst)) {
    if (!stock.printed.isFreeCandidate(candidate)) continue
    stock.printed.addCandidate(candidate)
    const id = storyId(quotesOf(candidate, stock).map(({ text }) => text))
    const topic = candidate.topics[0] ?? ''
    const before = perTopic.get(topic) ?? 0
    const worked = before < workedOut && !printed.has(id)
    if (worked) perTopic.set(topic, before + 1)
    chosen.push({ id, candidate, worked })
  }
  const articleOf = ({ candidate }: Chosen) => readings[candidate.at]?.article.id ?? ''
  const views = eachAbout(chosen, articleOf, 'views', ({ worked, candidate }) =>
    worked ? finder.viewsFor(candidate) : [],
  )
  const stories = eachAbout(chosen, articleOf, 'headlines', (one, at) => story(one, views[at] ?? [], stock))
  return [...stories, ...firstSentenceStories(pages, topics, caps)].sort(bestFirst)
}

interface Stock {
  readings: Reading[]
  voices: Voices
  printed: PrintedSentences
}

interface Chosen {
  id: string
  candidate: StoryCandidate
  /** True if views and headlines were looked for. */
  worked: boolean
}

/** Articles whose language the rules can judge, one for each id. */
function judgedArticles(pages: readonly ReadPage[]): Article[] {
  const judged = pages.flatMap(({ articles }) => articles.filter(({ language }) => quotationIn(language) === 'judged'))
  const byId = new Map<string, Article>()
  for (const article of printableOf(judged)) {
    if (!byId.has(article.id)) byId.set(article.id, article)
  }
  return [...byId.values()]
}

function story({ id, candidate, worked }: Chosen, views: readonly ChosenView[], stock: Stock): Story {
  const { readings, voices, printed } = stock
  const { at, excerpt } = candidate
  const idOf = (n: number) => readings[n]?.article.id ?? ''
  const duplicates = paragraphsOf(excerpt).flatMap((paragraph) => voices.duplicates.get(place(at, paragraph)) ?? [])
  const reprints = [...new Set(duplicates.map((duplicate) => idOf(duplicate.at)))]
  const reading = readings[at] as Reading
  const lent = duplicates.flatMap((duplicate) => titleOf(readings[duplicate.at]?.article) ?? [])
  const free = (paragraph: number, unit: number) => printed.isFree(at, paragraph, unit)
  const inBrief = inBriefOf(reading.article, reading.units, excerpt, candidate.first)
  return {
    id,
    topics: candidate.topics,
    article: idOf(at),
    first: candidate.first,
    reprints,
    headlines: worked ? headlinesOf(reading, { excerpt, first: candidate.first, lent, free }) : [],
    sentences: quotesOf(candidate, stock),
    ...(inBrief === 0 ? {} : { inBrief }),
    views: views.map((view) => printedView(view, idOf)),
    score: Math.round((candidate.score + viewWorth * Math.min(viewsPrinted, views.length)) * 1000) / 1000,
    because: because(candidate, views, reprints, idOf),
  }
}

const titleOf = (article: Article | undefined) =>
  titleLine(article?.title?.value ?? '', article?.publication?.value ?? null)

function quotesOf({ at, excerpt }: StoryCandidate, { readings }: Stock): Quote[] {
  const { units = [], article } = readings[at] ?? {}
  return excerpt.positions.map(({ paragraph, unit }) => ({
    text: units[paragraph]?.[unit]?.text ?? '',
    article: article?.id ?? '',
    paragraph,
  }))
}

/** Made from the words, so that a story keeps its id wherever it is read again. */
const storyId = (texts: string[]) => createHash('sha256').update(texts.join('\n')).digest().toString('hex', 0, 8)

const printedView = (view: ChosenView, id: (n: number) => string): View => ({
  text: view.candidate.text,
  article: id(view.candidate.article),
  paragraph: view.candidate.paragraph,
  disagrees: view.disagrees,
  speaker: view.candidate.speaker,
})

function because(
  candidate: StoryCandidate,
  views: readonly ChosenView[],
  reprints: string[],
  id: (n: number) => string,
): string[] {
  const [topic] = candidate.topics
  return [
    `${topic}: ${spokenFor(candidate)}`,
    ...reprints.map((other) => `one voice with ${other}, which prints the same`),
    ...views.map(
      (view) =>
        `view of ${id(view.candidate.article)}: ${view.shared.slice(0, 6).join(', ')} (${view.score.toFixed(2)})`,
    ),
  ]
}

function spokenFor({ terms, near }: StoryCandidate): string {
  if (terms.length > 0) return terms.join(', ')
  return near === undefined ? 'what its article is about' : `words near its terms: ${near.join(', ')}`
}
