// Stories as cut by an editor: other sentences of the same article instead of the excerpt, checked against the
// promises.
import { fold } from '../../content/language/words/fold.ts'
import { ownEntry } from '../../content/language/words/own-entry.ts'
import { quotableWords } from '../../content/story/excerpts/quotation-cap.ts'
import { checkC1, checkC5, checkC6 } from '../../content/story/stories/promises.ts'
import { about } from '../../content/story/stories/set-aside.ts'
import type { Article, Quote, Story } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import type { PublishedStory } from '../types.ts'
import type { DecisionNote } from './choose-with-editor.ts'
import type { Decisions } from './decisions.ts'

export interface EditedStories {
  candidates: Story[]
  /** Cuts that could not be made. */
  notes: DecisionNote[]
}

/** What stories are cut from, and what earlier editions quoted of it. */
interface CutFrom {
  articles: readonly Article[]
  ledger: readonly PublishedStory[]
}

/** A story keeps its id, so that other decisions about it still apply. How much other stories of the same edition quote
 * of the article is checked when stories are chosen. */
export function withEditedSentences(
  candidates: readonly Story[],
  { articles, ledger }: CutFrom,
  { sentences }: Pick<Decisions, 'sentences'>,
  caps: Caps,
): EditedStories {
  if (Object.keys(sentences).length === 0) return { candidates: [...candidates], notes: [] }
  const byId = new Map(articles.map((article) => [article.id, article]))
  const printed = new Set(ledger.map(({ id }) => id))
  const quoted = ledger.flatMap(({ quotes }) => quotes)
  const notes: DecisionNote[] = []
  const edited = candidates.map((story) => {
    const wanted = ownEntry(sentences, story.id)
    const article = byId.get(story.article)
    if (wanted === undefined || article === undefined || printed.has(story.id)) return story
    const cut = about(article.id, 'choosing', () => cutAnew(story, wanted, { article, quoted, caps }))
    if ('story' in cut) return cut.story
    notes.push({
      entry: 'sentences',
      story: story.id,
      reason: cut.reason,
      remedy: 'choose others, or remove the entry',
    })
    return story
  })
  return { candidates: edited, notes }
}

interface Limits {
  article: Article
  /** Quoted by earlier editions. */
  quoted: Quote[]
  caps: Caps
}

type Cut = { story: Story } | { reason: string }

/** If the words occur twice in an article, the place where the promises hold is used. */
function cutAnew(story: Story, wanted: readonly string[], limits: Limits): Cut {
  const [first = ''] = wanted.map(fold)
  const starts = limits.article.paragraphs.flatMap(({ text }, at) => (fold(text).includes(first) ? [at] : []))
  const cuts = starts.map((from) => cutFrom(story, wanted, from, limits))
  return cuts.find((cut) => 'story' in cut) ?? cuts[0] ?? { reason: notThere(first) }
}

const notThere = (text: string) => `“${text.slice(0, 60)}” is not in its article, or not in this order`

function cutFrom(story: Story, wanted: readonly string[], start: number, { article, quoted, caps }: Limits): Cut {
  const quotes: Quote[] = []
  for (const text of wanted) {
    const from = quotes.at(-1)?.paragraph ?? start
    const paragraph = article.paragraphs.findIndex((one, at) => at >= from && fold(one.text).includes(fold(text)))
    if (paragraph < 0) return { reason: notThere(text) }
    quotes.push({ text: fold(text), article: article.id, paragraph })
  }
  const { inBrief: _, ...rest } = story
  const cut: Story = { ...rest, sentences: quotes }
  const articles = new Map([[article.id, article]])
  const printed = { ...cut, views: [], headline: null }
  const own = quoted.filter((one) => one.article === article.id)
  const [breach] = [
    ...checkC1(printed, articles),
    ...checkC5(printed, articles, caps),
    ...checkC6(quotes, own, { [article.id]: quotableWords(article) }, caps),
  ]
  return breach === undefined ? { story: cut } : { reason: `${breach.inShort ?? breach.reason} (${breach.rule})` }
}
