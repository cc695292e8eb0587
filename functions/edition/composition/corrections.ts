// Corrections: printed sentences that their page has since changed or lost, or whose page was withdrawn. They are told
// once, to the readers who had them, and only if it is certain. Sets how many an edition prints, for how many days an
// edition is corrected, and how long a quotation in one may be.
import { foreignSentences } from '../../content/language/languages/foreign-sentences.ts'
import { quotationIn } from '../../content/language/languages/quoted-languages.ts'
import { quotableUnits } from '../../content/language/sentences/sentence.ts'
import { wordingOf, wordsIn } from '../../content/language/words/same-wording.ts'
import { pageStem, stemOfArticle } from '../../content/page/reading/article-id.ts'
import type { Article, Quote, ReadPage } from '../../content/types.ts'
import type { Correction, EditionDocument, Finding, PublishedStory } from '../types.ts'
import { type CurrentPages, isCutOff, sameArticle, wordingOfPage } from './current-pages.ts'

/** Most corrections in one edition; the others wait for the next. Chosen, not measured (record 051). */
export const correctionsPerEdition = 3
/** Days for which an edition is corrected: as long as the deliveries that say who got it are kept. */
export const correctedForDays = 90

export interface CorrectionMaterial {
  pages: CurrentPages
  /** Earlier readings of pages, by page name, oldest first. */
  before: ReadonlyMap<string, readonly ReadPage[]>
  /** Sentences that were corrected before, as printed. */
  told: ReadonlySet<string>
}

/** The corrections of one edition, in its order, without a limit. */
export function correctionsOf(
  document: EditionDocument,
  material: CorrectionMaterial,
): Omit<Correction, 'followedBy'>[] {
  const stories = document.sections.flatMap((section) => section.stories)
  // Sentences that were printed or quoted in corrections: none of them may replace another sentence.
  const shown = new Set(stories.flatMap(({ sentences, views }) => [...sentences, ...views].map(({ text }) => text)))
  const { id: edition, date } = document
  const ofStories = stories.flatMap(({ id: story, topics, sentences, views }) =>
    [...Map.groupBy([...sentences, ...views], ({ article }) => article)].flatMap(([article, quotes]) => {
      const source = Object.hasOwn(document.sources, article) ? document.sources[article] : undefined
      if (source === undefined) return []
      return changesOf(quotes, shown, material).map((change) => ({ edition, date, story, topics, source, ...change }))
    }),
  )
  // Sentences quoted in a correction were printed too.
  const ofCorrections = (document.corrections ?? []).flatMap(({ story, topics, source, now }) =>
    changesOf(now === null ? [] : [now], shown, material).map((change) => ({
      edition,
      date,
      story,
      topics,
      source,
      ...change,
    })),
  )
  return [...ofStories, ...ofCorrections]
}

type Change = Pick<Correction, 'sentences' | 'became' | 'now'>

function changesOf(quotes: readonly Quote[], shown: Set<string>, material: CorrectionMaterial): Change[] {
  const lost = quotes.flatMap((quote) => {
    const page = material.told.has(quote.text) ? null : material.pages.lost(quote)
    return page === null ? [] : [{ quote, page }]
  })
  const withdrawn = lost.flatMap(({ quote, page }) => (page === 'withdrawn' ? [quote.text] : []))
  if (withdrawn.length > 0) return [{ sentences: withdrawn, became: 'withdrawn', now: null }]
  return lost.flatMap(({ quote, page }) => {
    const change = page === 'withdrawn' ? null : changeOf(quote, page, shown, material.before.get(page.page) ?? [])
    if (change?.now) shown.add(change.now.text)
    return change === null ? [] : [change]
  })
}

/** `null` if it is not known what the page said before, or if it holds another article now. */
function changeOf(
  quote: Quote,
  page: ReadPage,
  shown: ReadonlySet<string>,
  before: readonly ReadPage[],
): Change | null {
  const sentence = wordingOf(quote.text)
  const was = before.findLast((one) => wordingOfPage(one).includes(sentence))
  const article = was?.articles.find(({ paragraphs }) =>
    paragraphs.some(({ text }) => wordingOf(text).includes(sentence)),
  )
  if (was === undefined || article === undefined) return null
  const paragraph = article.paragraphs.find(({ text }) => wordingOf(text).includes(sentence))?.text ?? ''
  if (isCutOff(paragraph, page)) return null
  const same = sameArticle(article, page)
  const now = nearest(quote, same ?? page.articles.find(({ id }) => id === quote.article), {
    shown,
    before: wordingOfPage(was),
  })
  if (now === null && same === null) return null
  return { sentences: [quote.text], became: now === null ? 'removed' : 'changed', now }
}

/** Share of words in common (Dice 1945) above which a sentence is an edit of another one. Chosen, not measured. */
const leastInCommon = 0.5
/** Most words quoted in a correction, as for an article's first sentence (promise C5). */
const longest = 52

/** The most similar sentence, preferably in the same paragraph; none that was printed itself or was on the page
 * before. */
function nearest(
  quote: Quote,
  article: Article | undefined,
  not: { shown: ReadonlySet<string>; before: string },
): Quote | null {
  if (article === undefined || article.unprintable !== undefined) return null
  const words = wordsIn(quote.text)
  let best: { now: Quote; score: number } | null = null
  for (const [at, { text: paragraph }] of article.paragraphs.entries()) {
    for (const text of sentencesOf(paragraph, article.language)) {
      const others = wordsIn(text)
      const score = inCommon(words, others) + (at === quote.paragraph ? 0.001 : 0)
      if (score < leastInCommon || others.length > longest) continue
      if (not.shown.has(text) || not.before.includes(wordingOf(text))) continue
      if (best === null || score > best.score) best = { now: { text, article: article.id, paragraph: at }, score }
    }
  }
  return best?.now ?? null
}

function sentencesOf(paragraph: string, language: string): string[] {
  return quotationIn(language) === 'judged' ? quotableUnits(paragraph) : foreignSentences(paragraph, language)
}

function inCommon(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count > 0) shared += 1
    left.set(word, count - 1)
  }
  return (2 * shared) / Math.max(1, one.length + other.length)
}

/** What the corrections quote of the pages as they are now: no story prints it (promise C4). */
export function shownBy(corrections: readonly Pick<Correction, 'now'>[]): PublishedStory[] {
  const shown = corrections.flatMap(({ now }) => (now === null ? [] : [now.text]))
  return shown.length === 0 ? [] : [{ id: 'corrections', headline: null, quotes: [], shown }]
}

/** C1 for corrections: what they quote was printed in these words, or is on its page now. */
export function correctionFindings(
  { corrections = [] }: Pick<EditionDocument, 'corrections'>,
  ledger: readonly PublishedStory[],
  pages: readonly ReadPage[],
): Finding[] {
  const printed = new Set(ledger.flatMap(({ quotes, shown = [] }) => [...quotes.map(({ text }) => text), ...shown]))
  return corrections.flatMap(({ sentences, now }) => {
    const wrong = sentences.filter((text) => !printed.has(text))
    if (now !== null && !says(now, pages)) wrong.push(now.text)
    return wrong.map((text) => ({
      rule: 'C1',
      at: 'corrections',
      reason: `“${text.slice(0, 80)}” was not printed and stands in no page; compose it again`,
    }))
  })
}

function says({ text, article, paragraph }: Quote, pages: readonly ReadPage[]): boolean {
  const page = pages.find((one) => pageStem(one.page) === stemOfArticle(article))
  const found = page?.articles.find(({ id }) => id === article)
  return found?.paragraphs[paragraph]?.text.includes(text) ?? false
}
