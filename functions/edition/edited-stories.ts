// Stories as an editor cut them: other sentences of the same article in place of the excerpt, checked at once.
import { fold } from '../content/language/fold.ts'
import { ownEntry } from '../content/language/own-entry.ts'
import { checkC1, checkC5 } from '../content/story/promises.ts'
import { about } from '../content/story/set-aside.ts'
import type { Article, Quote, Story } from '../content/types.ts'
import type { Caps } from '../environment.ts'
import type { DecisionNote } from './decide.ts'
import type { Decisions } from './decisions.ts'

export interface EditedStories {
  candidates: Story[]
  /** Cuts that were not made. */
  notes: DecisionNote[]
}

/** A story keeps its id, so that what was decided about it holds. Promise C6 is held where stories are chosen. */
export function withEditedSentences(
  candidates: readonly Story[],
  articles: readonly Article[],
  { sentences }: Pick<Decisions, 'sentences'>,
  caps: Caps,
): EditedStories {
  if (Object.keys(sentences).length === 0) return { candidates: [...candidates], notes: [] }
  const byId = new Map(articles.map((article) => [article.id, article]))
  const notes: DecisionNote[] = []
  const edited = candidates.map((story) => {
    const wanted = ownEntry(sentences, story.id)
    const article = byId.get(story.article)
    if (wanted === undefined || article === undefined) return story
    const cut = about(article.id, 'choosing', () => cutAnew(story, wanted, article, caps))
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

function cutAnew(
  story: Story,
  wanted: readonly string[],
  article: Article,
  caps: Caps,
): { story: Story } | { reason: string } {
  const quotes: Quote[] = []
  for (const text of wanted) {
    const from = quotes.at(-1)?.paragraph ?? 0
    const paragraph = article.paragraphs.findIndex((one, at) => at >= from && fold(one.text).includes(fold(text)))
    if (paragraph < 0) return { reason: `“${text.slice(0, 60)}” is not in its article, or not in this order` }
    quotes.push({ text: fold(text), article: article.id, paragraph })
  }
  const cut: Story = { ...story, sentences: quotes }
  const articles = new Map([[article.id, article]])
  const printed = { ...cut, views: [], headline: null }
  const [breach] = [...checkC1(printed, articles), ...checkC5(printed, articles, caps)]
  return breach === undefined ? { story: cut } : { reason: `${breach.rule}: ${breach.reason}` }
}
