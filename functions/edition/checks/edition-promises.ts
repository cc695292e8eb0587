// Checks the promises about content (C1 to C6) on a composed edition.

import { fold } from '../../content/language/words/fold.ts'
import { isRepetition } from '../../content/page/text/dropped-lines.ts'
import { checkC1, checkC2, checkC3, checkC5, checkC6 } from '../../content/story/stories/promises.ts'
import { about } from '../../content/story/stories/set-aside.ts'
import type { Article, Quote, ReadPage } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import { quotesOf } from '../choosing/choose.ts'
import { type StoryCap, StoryCounts } from '../choosing/story-caps.ts'
import { correctionFindings, shownBy } from '../composition/corrections.ts'
import { ranked } from '../frame/layout.ts'
import type { EditionDocument, EditionStory, Finding, PublishedStory } from '../types.ts'

export interface Evidence {
  document: EditionDocument
  pages: readonly ReadPage[]
  /** What earlier editions printed. */
  ledger: readonly PublishedStory[]
  caps: Caps
}

/** @returns every breach of C1 to C6 and of the editorial limits */
export function promiseFindings({ document, pages, ledger, caps }: Evidence): Finding[] {
  const stories = ranked(document)
  const articles = new Map(
    pages.flatMap((page) => page.articles.map((article): [string, Article] => [article.id, article])),
  )
  return [
    ...stories.flatMap((story) => about(story.article, 'checks', () => sourceBreaches(story, articles, pages, caps))),
    ...metadataBreaches(document, pages),
    ...correctionFindings(document, ledger, pages),
    ...repetitions(stories, [...ledger, ...shownBy(document.corrections ?? [])]),
    ...quotationBreaches(document, stories, ledger, caps),
    ...limits(document, caps),
  ]
}

function sourceBreaches(
  story: EditionStory,
  articles: ReadonlyMap<string, Article>,
  pages: readonly ReadPage[],
  caps: Caps,
): Finding[] {
  const { headline: text, headlineOrigin: origin } = story
  const printed = { ...story, headline: text === null || origin === null ? null : { text, origin } }
  const own = new Set(quotesOf(story).map(({ article }) => articles.get(article)?.page))
  const dropped = pages
    .filter(({ page }) => own.has(page))
    .flatMap((page) => page.dropped.flatMap((line) => (isRepetition(line) ? [] : [line.text])))
  const line = story.subject ? [{ ...printed, headline: { text: story.subject, origin: 'heading' as const } }] : []
  return [
    ...line.flatMap((one) => checkC1({ ...one, sentences: [], views: [] }, articles)),
    ...checkC1(printed, articles),
    ...checkC2(printed, dropped),
    ...checkC5(printed, articles, caps),
  ]
}

/** C3: what a label says about an article is in the line of the page that it was read from. */
function metadataBreaches({ sources }: EditionDocument, pages: readonly ReadPage[]): Finding[] {
  return pages.flatMap(({ articles, cited }) =>
    articles
      .filter(({ id }) => Object.hasOwn(sources, id))
      .flatMap((article) => about(article.id, 'checks', () => checkC3(article, cited))),
  )
}

/** C4: no story and no sentence twice, in this edition or in an earlier one. */
function repetitions(stories: readonly EditionStory[], ledger: readonly PublishedStory[]): Finding[] {
  const ids = new Set(ledger.map(({ id }) => id))
  const printed = new Set(
    ledger.flatMap(({ quotes, shown = [] }) => [...quotes.map(({ text }) => text), ...shown]).map(fold),
  )
  const found: Finding[] = []
  for (const story of stories) {
    if (ids.has(story.id)) found.push({ rule: 'C4', at: story.id, reason: 'the story was printed before; remove it' })
    ids.add(story.id)
    for (const { text } of quotesOf(story)) {
      const words = fold(text)
      if (printed.has(words))
        found.push({ rule: 'C4', at: story.id, reason: `“${text.slice(0, 80)}” was printed before; remove it` })
      printed.add(words)
    }
  }
  return found
}

function quotationBreaches(
  document: EditionDocument,
  stories: readonly EditionStory[],
  ledger: readonly PublishedStory[],
  caps: Caps,
): Finding[] {
  const words = Object.fromEntries(Object.values(document.sources).map((source) => [source.article, source.words]))
  const quotes = (printed: readonly { quotes: Quote[] }[]) => printed.flatMap((story) => story.quotes)
  return checkC6(stories.flatMap(quotesOf), quotes(ledger), words, caps)
}

/** Limits of an edition, which may hold more than a briefing planned from it. */
const editionLimits: ReadonlyMap<StoryCap, { of: 'topic' | 'voice'; words: (most: number) => string }> = new Map([
  ['storiesPerTopic', { of: 'topic', words: (most) => `stories; at most ${most} a topic` }],
  ['briefsPerTopic', { of: 'topic', words: (most) => `briefs; at most ${most} a topic` }],
  ['storiesPerArticle', { of: 'voice', words: (most) => `stories; at most ${most} of an article` }],
])

/** Counted per article, without reprints: an edition does not record which articles are reprints. */
function limits(document: EditionDocument, caps: Caps): Finding[] {
  const counted = document.sections.flatMap(({ topic, stories }) =>
    stories.map(({ article, brief }) => ({ topic: topic.id, voice: article, brief })),
  )
  const counts = new StoryCounts(counted)
  const found = new Map<string, Finding>()
  for (const story of counted) {
    for (const [cap, count] of counts.countsFor(story)) {
      const limit = editionLimits.get(cap)
      if (limit === undefined || count <= caps[cap]) continue
      const at = story[limit.of]
      found.set(`${cap} ${at}`, { rule: 'limits', at, reason: `${count} ${limit.words(caps[cap])}` })
    }
  }
  return [...found.values()]
}
