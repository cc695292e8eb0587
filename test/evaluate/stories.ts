// The editions that the seeds give, one after another, against the stories an editor would make of them.
import { countWords } from '../../functions/content/language/words/fold.ts'
import { findStories } from '../../functions/content/story/stories/story.ts'
import type { Quote } from '../../functions/content/types.ts'
import { type ChosenStory, chooseStories, quotesOf } from '../../functions/edition/choosing/choose.ts'
import type { PublishedStory } from '../../functions/edition/types.ts'
import { listCaps } from './caps.ts'
import { type Annotation, type GoldStory, goldId, type Seeds } from './gold.ts'
import { type Row, share } from './table.ts'

export function storyRows(gold: Annotation, seeds: Seeds): Row[] {
  const editions = editionsOf(seeds)
  const stories = editions.flat()
  const units = new Map(gold.units.map((unit) => [unit.text, unit]))
  const opens = (story: ChosenStory) => units.get(story.sentences[0]?.text ?? '')
  const onMatter = stories.filter((story) => mattersOf(story.sentences[0], gold.stories).length > 0)
  const acceptable = onMatter.filter((story) => opens(story)?.standsAlone)
  const views = stories.flatMap((story) => story.views.map((view) => ({ story, view })))
  const fitting = views.filter(({ story, view }) => {
    const matters = new Set(mattersOf(story.sentences[0], gold.stories))
    return mattersOf(view, gold.stories).some((matter) => matters.has(matter))
  })
  const told = new Set(stories.flatMap((story) => mattersOf(story.sentences[0], gold.stories).map((one) => one.id)))
  return [
    {
      measure: 'seeds: printed stories on an editor’s matter, opener stands alone',
      value: share(acceptable.length, stories.length),
      target: '≥ 85 %',
    },
    {
      measure: 'seeds: printed openers that stand alone',
      value: share(stories.filter((story) => opens(story)?.standsAlone).length, stories.length),
      target: '≥ 80 %',
    },
    {
      measure: 'seeds: printed openers among the good ones',
      value: share(stories.filter((story) => opens(story)?.goodOpener).length, stories.length),
      target: '≥ 80 %',
    },
    { measure: 'seeds: the editor’s matters told', value: share(told.size, gold.stories.length) },
    { measure: 'seeds: views on the matter of their story', value: share(fitting.length, views.length) },
    {
      measure: 'seeds: stories without a headline',
      value: share(stories.filter(({ headline }) => headline === null).length, stories.length),
    },
    { measure: 'seeds: stories an edition', value: editions.map((one) => one.length).join(', ') },
  ]
}

/** Editions until nothing is left, each with what the earlier ones printed. */
export function editionsOf({ pages, articles, topics }: Seeds): ChosenStory[][] {
  const caps = listCaps()
  const candidates = findStories(pages, topics, caps)
  const words = new Map(
    articles.map((article) => [article.id, article.paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)]),
  )
  const editions: ChosenStory[][] = []
  const ledger: PublishedStory[] = []
  for (;;) {
    const { stories } = chooseStories({ candidates, words, ledger }, caps)
    if (stories.length === 0) return editions
    editions.push(stories)
    ledger.push(
      ...stories.map((story) => ({ id: story.id, headline: story.headline?.text ?? null, quotes: quotesOf(story) })),
    )
  }
}

function mattersOf(quote: Quote | undefined, stories: readonly GoldStory[]): GoldStory[] {
  if (quote === undefined) return []
  const key = `${goldId(quote.article)}#${quote.paragraph + 1}`
  return stories.filter((story) =>
    [story.main.key, ...story.sameMatter, ...story.views.map((one) => one.key)].includes(key),
  )
}
