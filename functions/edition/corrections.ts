// Printed sentences that their page has since changed or lost, or whose page was withdrawn: told once, to those who had
// them. What is not certain is not told: a page that cannot be read or holds another article now says nothing.
import { fold, plain } from '../content/language/fold.ts'
import { foreignSentences } from '../content/language/foreign-sentences.ts'
import { quotationIn } from '../content/language/quoted-languages.ts'
import { quotableUnits } from '../content/language/sentence.ts'
import { isArticleOf } from '../content/page/article-id.ts'
import type { Article, Quote, ReadPage } from '../content/types.ts'
import type { Correction, EditionDocument, Finding, PublishedStory, Source } from './types.ts'

/** What one edition tells at most; the others wait for the next one. */
export const correctionsPerEdition = 3

export interface CorrectionMaterial {
  /** All pages that are read, those with articles set aside among them. */
  pages: readonly ReadPage[]
  /** Names of the pages that were taken out. */
  withdrawn: readonly string[]
  /** Sentences that were corrected before, as printed. */
  told: ReadonlySet<string>
}

/** True where something that was printed does not stand in its page any more: a document is looked at only then. */
export function hasChanged(published: readonly PublishedStory[], material: CorrectionMaterial): boolean {
  return published.some(({ quotes }) => quotes.some((quote) => becameOf(quote, material) !== null))
}

/** Of one edition, in its order, unbounded. */
export function correctionsOf(document: EditionDocument, material: CorrectionMaterial): Correction[] {
  const stories = document.sections.flatMap((section) => section.stories)
  const printed = new Set(stories.flatMap(({ sentences, views }) => [...sentences, ...views].map(({ text }) => text)))
  return stories.flatMap(({ topics, sentences, views }) =>
    [...Map.groupBy([...sentences, ...views], ({ article }) => article)].flatMap(([article, quotes]) => {
      const source = Object.hasOwn(document.sources, article) ? document.sources[article] : undefined
      if (source === undefined) return []
      const bare = { edition: document.id, date: document.date, topics, source }
      return changesOf(quotes, source, printed, material).map((change) => ({ ...bare, ...change }))
    }),
  )
}

type Change = Pick<Correction, 'sentences' | 'became' | 'now'>

function changesOf(
  quotes: readonly Quote[],
  source: Source,
  printed: ReadonlySet<string>,
  material: CorrectionMaterial,
): Change[] {
  const gone = quotes.flatMap((quote) => {
    const became = becameOf(quote, material)
    return became === null ? [] : [{ quote, became }]
  })
  const withdrawn = gone.flatMap(({ quote, became }) => (became === 'withdrawn' ? [quote.text] : []))
  if (withdrawn.length > 0) return [{ sentences: withdrawn, became: 'withdrawn', now: null }]
  return gone.flatMap(({ quote, became }): Change[] => {
    if (became === 'withdrawn') return []
    const now = nearest(quote, became, printed)
    if (now === null && !isSameArticle(source, became)) return []
    return [{ sentences: [quote.text], became: now === null ? 'removed' : 'changed', now }]
  })
}

/** The article as it reads now where the sentence is gone from its page; `null` where it stands there, was told before,
 * or nothing is known. */
function becameOf(
  { text, article: id }: Quote,
  { pages, withdrawn, told }: CorrectionMaterial,
): Article | 'withdrawn' | null {
  if (told.has(text)) return null
  if (withdrawn.some((name) => isArticleOf(id, name))) return 'withdrawn'
  const page = pages.find(({ page: name }) => isArticleOf(id, name))
  if (page === undefined || stillSays(page, text)) return null
  return page.articles.find((one) => one.id === id) ?? page.articles[0] ?? null
}

function stillSays({ articles, dropped }: ReadPage, text: string): boolean {
  const sentence = comparable(text)
  const has = (line: string) => comparable(line).includes(sentence)
  return (
    articles.some(({ paragraphs }) => paragraphs.some((one) => has(one.text))) || dropped.some((one) => has(one.text))
  )
}

/** Quotation marks and accents written another way are no other words. */
const comparable = (text: string) => plain(fold(text)).replace(/[“”„«»]/g, '"')

function isSameArticle(source: Source, { title, url }: Article): boolean {
  if (source.url && url) return source.url === url.value
  return source.title !== null && title !== null && comparable(source.title) === comparable(title.value)
}

/** Share of words in common (Dice 1945) from which a sentence is an edit of another one. */
const leastInCommon = 0.5
/** Words that a correction quotes at most. */
const longest = 60

/** Of the same paragraph first; none that was printed itself. */
function nearest(quote: Quote, article: Article, printed: ReadonlySet<string>): string | null {
  const before = wordsOf(quote.text)
  let best: { text: string; score: number } | null = null
  for (const [at, { text: paragraph }] of article.paragraphs.entries()) {
    for (const text of sentencesOf(paragraph, article.language)) {
      const words = wordsOf(text)
      const score = inCommon(before, words) + (at === quote.paragraph ? 0.001 : 0)
      if (score < leastInCommon || words.length > longest || printed.has(text)) continue
      if (best === null || score > best.score) best = { text, score }
    }
  }
  return best?.text ?? null
}

function sentencesOf(paragraph: string, language: string): string[] {
  return quotationIn(language) === 'judged' ? quotableUnits(paragraph) : foreignSentences(paragraph, language)
}

const wordsOf = (text: string) => comparable(text).match(/[\p{L}\p{N}]+/gu) ?? []

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

/** C1 for corrections: what they quote was printed as it stands here, or stands in its page now. */
export function correctionFindings(
  { corrections = [] }: Pick<EditionDocument, 'corrections'>,
  ledger: readonly PublishedStory[],
  pages: readonly ReadPage[],
): Finding[] {
  const printed = new Set(ledger.flatMap(({ quotes }) => quotes.map(({ text }) => text)))
  return corrections.flatMap(({ sentences, source, now }) => {
    const page = pages.find((one) => isArticleOf(source.article, one.page))
    const said = page?.articles.flatMap(({ paragraphs }) => paragraphs) ?? []
    const wrong = sentences.filter((text) => !printed.has(text))
    if (now !== null && !said.some(({ text }) => text.includes(now))) wrong.push(now)
    return wrong.map((text) => ({
      rule: 'C1',
      at: 'corrections',
      reason: `“${text.slice(0, 80)}” was not printed and stands in no page; compose it again`,
    }))
  })
}
